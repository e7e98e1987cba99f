// Takes a picture of each page, light and dark, wide and narrow, and runs axe-core on it. On the built pages with the mock
// API, or (BELLWETHER_URL=http://localhost:8080) on a running stack, signed in as each of LOOK_AS (password = name).
// `node look/look.mjs [folder] [page,page]`; LOOK=light|dark and LOOK_WIDTH=390 narrow it down.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PAGES } from "./pages.mjs";
import { serve } from "./serve.mjs";

const home = new URL("..", import.meta.url).pathname;
const folder = process.argv[2] ?? join(home, "target/look");
const only = process.argv[3]?.split(",");
const stack = process.env.BELLWETHER_URL;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const { base, close } = await serve(stack);
mkdirSync(folder, { recursive: true });
const axe = readFileSync(join(home, "node_modules/axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
let faults = 0;
const fault = (where, text) => { faults++; console.log(`${where}: ${text}`); };

async function signIn(context, name) {
  const page = await context.newPage();
  await page.goto(`${stack}/sign-in?to=/`);
  await page.fill("#username", name);
  await page.fill("#password", name);
  await page.click("[type=submit]");
  await page.waitForURL(`${stack}/**`);
  await page.close();
}

async function look(context, where, path, file) {
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error") fault(where, message.text().slice(0, 300)); });
  page.on("response", (response) => { if (response.status() >= 400) fault(where, `${response.status()} ${response.url().replace(base, "")}`); });
  page.on("pageerror", (error) => fault(where, error.message));
  const began = Date.now();
  await page.goto(base + path, { waitUntil: "networkidle" });
  const took = Date.now() - began;
  if (took > 4000) fault(where, `took ${took} ms`);
  await page.waitForTimeout(500);
  await page.screenshot({ path: file, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) fault(where, `${wide} px wider than the screen`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), RULES);
  for (const one of violations) fault(where, `${one.id} ${one.help} – ${one.nodes.slice(0, 3).map((node) => node.target.join(" ") + (one.id === "color-contrast" ? ` ${node.any[0]?.message.slice(0, 140)}` : "")).join(" | ")}`);
  await page.close();
}

for (const person of stack ? (process.env.LOOK_AS ?? "coordinator").split(",") : [""]) {
  const signed = await browser.newContext();
  if (stack) await signIn(signed, person);
  const cookies = await signed.cookies();
  const reader = await signed.newPage();
  await reader.goto(`${stack ?? base}/favicon.svg`);
  const read = (path) => reader.evaluate((address) => fetch(address).then((got) => got.json()), `/api/v1${path}`);
  const pages = await PAGES(read);
  await signed.close();
  for (const dark of process.env.LOOK ? [process.env.LOOK === "dark"] : [false, true]) {
    for (const width of process.env.LOOK_WIDTH ? [Number(process.env.LOOK_WIDTH)] : [1440, 390]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light", bypassCSP: false });
      await context.addCookies(cookies);
      for (const [name, path] of Object.entries(pages)) {
        if (!path || (only && !only.includes(name))) continue;
        const shot = [person, name, width, dark ? "dark" : "light"].filter(Boolean).join("-");
        await look(context, shot, path, join(folder, `${shot}.png`));
      }
      await context.close();
    }
  }
}
await browser.close();
close();
console.log(faults === 0 ? "nothing to complain about" : `${faults} findings`);
process.exitCode = faults === 0 ? 0 : 1;
