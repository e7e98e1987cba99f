// Serves the built pages under the gateway's content security policy, with the mock API or that of a running stack.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { extname, join } from "node:path";
import { answer } from "../mock/answer.mjs";

const dist = process.env.BELLWETHER_UI_OUT ?? join(new URL("..", import.meta.url).pathname, "target/classes/META-INF/resources");
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Hands a request of the pages on to the stack, as its own pages would send it. */
function handOn(stack, request, response) {
  const headers = { ...request.headers, host: new URL(stack).host, ...(request.headers.origin ? { origin: stack } : {}) };
  const on = forward(stack + request.url, { method: request.method, headers }, (got) => {
    response.writeHead(got.statusCode, got.headers);
    got.pipe(response);
  });
  on.on("error", () => response.writeHead(502).end());
  request.pipe(on);
}

export async function serve(stack, port = 0) {
  const server = createServer((request, response) => {
    if (/^\/(api|sign-(in|out))/.test(request.url)) return void (stack ? handOn(stack, request, response) : answer(request, response));
    const path = new URL(request.url, "http://look").pathname;
    const file = join(dist, path);
    const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, "index.html");
    response.writeHead(200, { "Content-Type": KINDS[extname(found)] ?? "application/octet-stream", "Content-Security-Policy": POLICY });
    createReadStream(found).pipe(response);
  });
  await new Promise((ready) => server.listen(port, "localhost", ready));
  return { base: `http://localhost:${server.address().port}`, close: () => server.close() };
}
