// Called by Maven: `build` makes the static files, `test` runs the unit tests. Does nothing when nothing changed since.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const what = process.argv[2];
const read = (path) => (existsSync(join(home, path)) ? readFileSync(join(home, path)) : Buffer.alloc(0));

function hash(paths) {
  const digest = createHash("sha256").update(process.version);
  for (const path of paths) digest.update(path).update("\0").update(read(path)).update("\0");
  return digest.digest("hex");
}

function under(folder) {
  return readdirSync(join(home, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(home.length + 1))
    .sort();
}

function run(command, ...parameters) {
  const done = spawnSync(command, parameters, { cwd: home, stdio: "inherit", shell: process.platform === "win32" });
  if (done.error) {
    console.error(`${command} cannot be run: Node 20.19 or later with npm is needed to build the web UI (${done.error.message}).`);
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const stamp = (name) => join(home, "target", `${name}.stamp`);
const unchanged = (name, now) => existsSync(stamp(name)) && readFileSync(stamp(name), "utf8") === now;
const keep = (name, now) => {
  mkdirSync(join(home, "target"), { recursive: true });
  writeFileSync(stamp(name), now);
};

const lock = hash(["package.json", "package-lock.json"]);
const installed = join(home, "node_modules", ".bellwether-lock");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
  writeFileSync(installed, lock);
}

const sources = hash(["package-lock.json", "index.html", "vite.config.ts", "tsconfig.json", ...under("src"), ...under("public")]);
const page = join(home, "target/classes/META-INF/resources/index.html");
if (unchanged(what, sources) && (what !== "build" || existsSync(page))) {
  console.log(`web-ui: nothing changed since the last ${what}`);
} else {
  run("npm", "run", "--silent", what);
  keep(what, sources);
}
