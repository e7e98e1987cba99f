// Serves the built pages with the mock API under the gateway's content security policy, takes pictures of each page
// and runs axe-core on it. `node look/look.mjs [folder] [only]`
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import { answer } from "../mock/answer.mjs";

const home = new URL("..", import.meta.url).pathname;
const folder = process.argv[2] ?? join(home, "target/look");
const only = process.argv[3];
const dist = join(home, "target/classes/META-INF/resources");
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const server = createServer((request, response) => {
  if (/^\/(api|sign-)/.test(request.url)) return void answer(request, response);
  const path = new URL(request.url, "http://look").pathname;
  const file = join(dist, path);
  const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, "index.html");
  response.writeHead(200, { "Content-Type": KINDS[extname(found)] ?? "application/octet-stream", "Content-Security-Policy": POLICY });
  createReadStream(found).pipe(response);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = process.env.BELLWETHER_URL ?? `http://127.0.0.1:${server.address().port}`;

const PAGES = {
  overview: "/overview", department: "/departments/customer-service", marketing: "/departments/marketing-sales", objectives: "/objectives", objective: "/objectives/o-hr", kpi: "/kpis/k-calls?why=yes",
  every: "/kpis/k-leads", newkpi: "/objectives/o-cs/new-kpi", newobjective: "/objectives/new", overlaps: "/overlaps", overlap: "/overlaps/v2", responsibilities: "/responsibilities",
  metrics: "/metrics", explore: "/metrics?tab=explore&measure=sum(support.calls)", import: "/metrics?tab=import", incidents: "/incidents", journal: "/journal", nowhere: "/nowhere",
};
mkdirSync(folder, { recursive: true });
const axe = readFileSync(join(home, "node_modules/axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
let faults = 0;
for (const dark of process.env.LOOK ? [process.env.LOOK === "dark"] : [false, true]) {
  for (const width of [1400, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light", bypassCSP: false });
    for (const [name, path] of Object.entries(PAGES)) {
      if (only && !only.split(",").includes(name)) continue;
      const page = await context.newPage();
      page.on("console", (message) => { if (message.type() === "error") { faults++; console.log(`${name} ${width}: ${message.text().slice(0, 300)}`); } });
      page.on("pageerror", (error) => { faults++; console.log(`${name} ${width}: ${error.message}`); });
      await page.goto(base + path, { waitUntil: "networkidle" });
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}-${width}-${dark ? "dark" : "light"}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) { faults++; console.log(`${name} ${width}: ${wide} px wider than the screen`); }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
      for (const violation of violations) { faults++; console.log(`${name} ${width} ${dark ? "dark" : "light"}: ${violation.id} ${violation.help} – ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ") + (violation.id === "color-contrast" ? ` ${node.any[0]?.message.slice(0, 140)}` : "")).join(" | ")}`); }
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(faults === 0 ? "nothing to complain about" : `${faults} findings`);
process.exitCode = faults === 0 ? 0 : 1;
