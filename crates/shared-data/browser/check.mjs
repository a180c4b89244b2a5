// Reads pages as a browser does: `node check.mjs FOLDER KIND PAGE…`, where FOLDER holds node_modules and may be written to.
// KIND is `alone` where a page holds all that it needs, so that every request is a fault, or `site` where it may ask for files
// in its own folder; such pages are served on loopback, with a policy that allows nothing written in the page. Prints every fault as one line and ends with 1 where there is any. `WATCHWARD_PICTURES` names a folder
// for a picture of each page in each window.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { basename, dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, kind, ...pages] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const faults = [];
const fault = (page, what) => faults.push(`${basename(page)}: ${what}`);

// The Nu validator, over markup and style.
function validate() {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const answer = execFileSync(
    "java",
    ["-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", ...pages.map((page) => resolve(page))],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  for (const found of JSON.parse(answer).messages) {
    // Pages are well-formed XML too, so elements without content end in a slash.
    if (found.message.startsWith("Trailing slash on void elements")) continue;
    // GOV.UK Frontend writes these for screen readers that need them.
    if (kind === "site" && /is unnecessary for element/.test(found.message)) continue;
    fault(found.url, `Nu, line ${found.lastLine}: ${found.message} ${(found.extract ?? "").trim().slice(0, 160)}`);
  }
}

// One page in one window.
async function look(context, file, width, scheme) {
  const name = `${width} px, ${scheme}`;
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  const address = kind === "site" ? `${origin}/${basename(file)}` : pathToFileURL(resolve(file)).href;
  page.on("request", (request) => {
    const beside = kind === "site" && request.url().startsWith(`${origin}/`);
    if (request.url() !== address && !beside) fault(file, `${name}: asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => fault(file, `${name}: there is no ${request.url()}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400) fault(file, `${name}: ${answer.status()} for ${answer.url()}`);
  });
  page.on("dialog", (dialog) => {
    fault(file, `${name}: opens a dialogue`);
    dialog.dismiss();
  });
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) fault(file, `${name}: console: ${said.text()}`);
  });
  page.on("pageerror", (error) => fault(file, `${name}: ${error.message}`));
  await page.goto(address);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) fault(file, `${name}: scrolls sideways by ${over} px`);
  if (process.env.WATCHWARD_PICTURES) {
    const path = join(process.env.WATCHWARD_PICTURES, `${basename(file, ".html")}-${width}-${scheme}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  // Everything that can be opened is read open too.
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await read(page, file, name);
  const over2 = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over2 > 0) fault(file, `${name}: opened, scrolls sideways by ${over2} px`);
  await opened(page, file, name);
  await page.close();
}

async function read(page, file, name) {
  // The page's policy lets no other script run; the browser's own channel does.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }),
    rules,
  );
  for (const found of violations) {
    const where = found.nodes.map((node) => node.target.join(" ")).slice(0, 5).join("; ");
    fault(file, `${name}: axe ${found.id}: ${found.help} (${found.nodes.length}: ${where})`);
  }
}

// A figure opens where it stands, keeps focus inside, and gives it back.
async function opened(page, file, name) {
  const figures = page.locator("a.figure");
  if (!(await figures.count())) return;
  await figures.first().focus();
  await page.keyboard.press("Enter");
  const box = page.locator("dialog[open]");
  if (!(await box.count())) return fault(file, `${name}: a figure does not open`);
  const inside = await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement));
  if (!inside) fault(file, `${name}: the focus stays outside what was opened`);
  await read(page, file, `${name}, a figure opened`);
  await page.keyboard.press("Escape");
  const back = await page.evaluate(() => document.activeElement.matches("a.figure"));
  if (!back || (await box.count())) fault(file, `${name}: Escape does not lead back to the figure`);
}

// The folder of the pages, on loopback.
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2" };
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'";
const server = createServer((request, response) => {
  const file = join(dirname(resolve(pages[0])), basename(new URL(request.url, origin).pathname));
  try {
    const bytes = readFileSync(file);
    const headers = { "content-type": types[extname(file)], "content-security-policy": policy };
    response.writeHead(200, { ...headers, "x-content-type-options": "nosniff" }).end(bytes);
  } catch {
    // A browser asks for a picture for its tab, which a site need not have.
    response.writeHead(basename(file) === "favicon.ico" ? 204 : 404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;

validate();
const profile = mkdtempSync(join(resolve(folder), "profile-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.WATCHWARD_CHROMIUM,
  headless: true,
  offline: kind !== "site",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  for (const file of pages) {
    for (const width of [320, kind === "site" ? 1280 : 1200]) {
      for (const scheme of ["light", "dark"]) await look(browser, file, width, scheme);
    }
  }
} finally {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
for (const line of faults) console.log(line);
console.log(`${pages.length} pages read, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
