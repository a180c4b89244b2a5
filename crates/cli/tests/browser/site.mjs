// The application as people use it: `node site.mjs NODE_MODULES_FOLDER ADDRESS INVITATION FILE SMTP_PORT`. A resident, an
// administrator, an analyst and a partner, with mouse, by keyboard alone and without script; then axe on every page, narrow
// and wide, light and dark. Prints every fault as one line and ends with 1 where there is any.
import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const [folder, origin, invitation, file, port] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pictures = process.env.WATCHWARD_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
const faults = [];
const check = (holds, what) => {
  if (!holds) faults.push(what);
};

// A mail server: it takes every mail, and keeps its text.
const mails = [];
createServer((socket) => {
  let data = null;
  let rest = "";
  socket.write("220 test\r\n");
  socket.on("data", (bytes) => {
    rest += bytes.toString("utf8");
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (data !== null) {
        if (line === ".") {
          // Lines that quoted-printable has broken are put together again.
          mails.push(data.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
          data = null;
          socket.write("250 taken\r\n");
        } else data += `${line}\r\n`;
      } else if (/^DATA/i.test(line)) {
        data = "";
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
}).listen(Number(port), "127.0.0.1");

const browser = await chromium.launch({ executablePath: process.env.WATCHWARD_CHROMIUM, args: ["--no-sandbox"] });

async function visitor(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (said) => {
    const missing = /status of 4\d\d/.test(said.text());
    if (said.type() === "error" && !missing) faults.push(`${page.url()}: console: ${said.text()}`);
  });
  return page;
}

// Presses Tab until what is wanted has the focus, as somebody without a mouse does.
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const is = await page.evaluate((selector) => document.activeElement?.matches(selector), wanted);
    if (is) return true;
  }
  faults.push(`${page.url()}: ${wanted} cannot be reached by keyboard`);
  return false;
}

const submit = "main form[method=post] button[type=submit]:not([aria-controls])";
const text = (page) => page.locator("main").innerText();

// A resident finds their ward and reads whether crime fell.
async function resident(how, options) {
  const page = await visitor(options);
  await page.goto(origin);
  if (how === "keyboard") {
    await tabTo(page, "a[href='/wards']");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/wards");
    await tabTo(page, "main ul a[href^='/wards/']");
    await page.keyboard.press("Enter");
  } else {
    if (how !== "script off") await page.click("a[href='/wards']");
    else await page.goto(`${origin}/wards`);
    await page.click("main ul a[href^='/wards/']");
  }
  await page.waitForURL("**/wards/E*");
  const said = await text(page);
  check(/What changed/.test(said), `resident, ${how}: the ward's page does not say what changed`);
  check(/Burglary|burglary/.test(said), `resident, ${how}: the ward's page does not speak of burglary`);
  check(/more than|fewer than|No change beyond chance|Nothing changed/.test(said), `resident, ${how}: nothing is compared`);
  // What was chosen is in the address, and the page can be asked for again by it.
  const again = await visitor(options);
  await again.goto(page.url());
  check((await text(again)) === said, `resident, ${how}: the address does not show the same again`);
}

function totp(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/ /g, "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const passphrase = "three quiet green lanes";

// Accepts an invitation and signs in with a second factor; by keyboard alone where asked.
async function accept(page, path, email, how) {
  await page.goto(origin + path);
  if (how === "keyboard") {
    await tabTo(page, "#passphrase");
    await page.keyboard.type(passphrase);
    await page.keyboard.press("Enter");
  } else {
    await page.fill("#passphrase", passphrase);
    await page.click(submit);
  }
  await page.waitForSelector("main a[href='/sign-in']");
  await page.click("main a[href='/sign-in']");
  if (how === "keyboard") {
    await tabTo(page, "#email");
    await page.keyboard.type(email);
    await tabTo(page, "#passphrase");
    await page.keyboard.type(passphrase);
    await page.keyboard.press("Enter");
  } else {
    await page.fill("#email", email);
    await page.fill("#passphrase", passphrase);
    await page.click(submit);
  }
  await page.waitForURL(/sign-in\/code|workspace/);
  if (!page.url().endsWith("/sign-in/code")) return;
  const secret = await page.locator("main .govuk-inset-text code").innerText();
  await page.fill("#code", totp(secret));
  if (how === "keyboard") {
    await page.focus("#code");
    await page.keyboard.press("Enter");
  } else await page.click(submit);
  await page.waitForSelector(".recovery-codes");
  await page.click("main a.govuk-button");
  await page.waitForURL("**/workspace");
}

// An administrator invites somebody; the path of the invitation.
async function invite(page, name, email, role, how) {
  await page.goto(`${origin}/workspace/people/invite`);
  const fields = [["#name", name], ["#email", email], ["#organisation", "Fire brigade"]];
  for (const [field, value] of fields) {
    if (how === "keyboard") {
      await tabTo(page, field);
      await page.keyboard.type(value);
    } else await page.fill(field, value);
  }
  const box = `input[name=roles][value=${role}]`;
  if (how === "keyboard") {
    await tabTo(page, box);
    await page.keyboard.press("Space");
    await tabTo(page, submit);
    await page.keyboard.press("Enter");
  } else {
    await page.check(box);
    await page.click(submit);
  }
  await page.waitForSelector("code.address");
  const address = await page.locator("code.address").innerText();
  return new URL(address).pathname;
}

// A partner asks for a link in one browser and uses it in another, by the code from the mail.
async function link(email, how, options) {
  const page = await visitor(options);
  await page.goto(`${origin}/sign-in/link`);
  const before = mails.length;
  if (how === "keyboard") {
    await tabTo(page, "#email");
    await page.keyboard.type(email);
    await page.keyboard.press("Enter");
  } else {
    await page.fill("#email", email);
    await page.click(submit);
  }
  await page.waitForSelector("text=Look into your mail");
  for (let waited = 0; mails.length === before && waited < 100; waited += 1) await page.waitForTimeout(100);
  const mail = mails.at(-1) ?? "";
  const path = mail.match(/\/sign-in\/link\/[A-Za-z0-9_-]+/)?.[0];
  const code = mail.match(/it is: ([a-z0-9-]+)/)?.[1];
  check(path && code, `partner, ${how}: the mail has no link or no code: ${mail}`);
  if (!path || !code) return;
  // A scanner follows the link and presses the button; the link stays its owner's.
  const scanner = await visitor();
  await scanner.goto(origin + path);
  await scanner.click(submit);
  check(/Enter the code/.test(await text(scanner)), `partner, ${how}: a scanner was let in`);
  const other = await visitor(options);
  await other.goto(origin + path);
  if (how === "keyboard") {
    await tabTo(other, "#code");
    await other.keyboard.type(code);
    await other.keyboard.press("Enter");
  } else {
    await other.fill("#code", code);
    await other.click(submit);
  }
  await other.waitForURL("**/workspace");
  check(/Workspace/.test(await text(other)), `partner, ${how}: not signed in`);
}

// An analyst imports a file and sees the change.
async function analyst(page, how) {
  const of = `${origin}/measures/burglary?to=2021-02`;
  await page.goto(of);
  const before = await text(page);
  await page.goto(`${origin}/workspace/data/import`);
  await page.setInputFiles("input[type=file]", file);
  if (how === "keyboard") {
    await tabTo(page, submit);
    await page.keyboard.press("Enter");
  } else await page.click(submit);
  await page.waitForSelector("text=What is held now", { timeout: 60_000 });
  await page.goto(of);
  const after = await text(page);
  check(before !== after && /1,474/.test(after), `analyst, ${how}: the figures did not change: ${after.slice(0, 300)}`);
}

// Every page, narrow and wide, light and dark, by axe.
async function read(page, pages) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path] of pages) {
        const answer = await page.goto(origin + path);
        const where = `${path}, ${width} px, ${colorScheme}`;
        check(answer.status() < 500, `${where}: ${answer.status()}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        check(over <= 0, `${where}: scrolls sideways by ${over} px`);
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(
          (of) => globalThis.axe.run(document, { runOnly: of, resultTypes: ["violations"] }),
          rules,
        );
        for (const found of violations) {
          const nodes = found.nodes.map((node) => node.target.join(" ")).slice(0, 4).join("; ");
          faults.push(`${where}: axe ${found.id}: ${found.help} (${found.nodes.length}: ${nodes})`);
        }
      }
    }
  }
}

const keyboard = {};
const still = { javaScriptEnabled: false };
await resident("mouse");
await resident("keyboard", keyboard);
await resident("script off", still);

const administrator = await visitor();
await accept(administrator, invitation, "ann@example.org", "keyboard");
const partner = await visitor(still);
await accept(partner, await invite(administrator, "Fire officer", "fire@example.org", "partner"), "fire@example.org");
check(!/People/.test(await text(partner)), "a partner sees the accounts");
const second = await visitor();
await accept(second, await invite(administrator, "Nurse", "nurse@example.org", "partner", "keyboard"), "nurse@example.org", "keyboard");
await link("fire@example.org", "mouse");
await link("nurse@example.org", "keyboard");
await link("fire@example.org", "script off", still);
await analyst(administrator, "keyboard");

const ward = await administrator.evaluate(async (of) => {
  const page = await (await fetch(`${of}/wards`)).text();
  return page.match(/\/wards\/E\d+/)[0];
}, origin);
const held = await administrator.evaluate(async (of) => {
  const page = await (await fetch(`${of}/workspace/data`)).text();
  return page.match(/\/workspace\/data\/vintage\/[^"]+/)[0];
}, origin);
const open = [
  ["home", "/"], ["measures", "/measures"], ["measure", "/measures/burglary"], ["wards", "/wards?postcode=nowhere"],
  ["ward", ward], ["methods", "/methods"], ["data", "/data"], ["documents", "/documents"],
  ["accessibility", "/about/accessibility"], ["privacy", "/about/privacy"], ["cookies", "/about/cookies"],
  ["sign-in", "/sign-in"], ["link", "/sign-in/link"], ["invitation", "/invitation/none"], ["not-found", "/nowhere"],
];
const desk = [
  ["workspace", "/workspace"], ["held", "/workspace/data"], ["vintage", held], ["import", "/workspace/data/import"],
  ["people", "/workspace/people"], ["invite", "/workspace/people/invite"], ["person", "/workspace/people/1"],
  ["trail", "/workspace/trail"], ["account", "/account"], ["annotations", "/workspace/annotations"],
  ["annotate", "/workspace/annotations/new"], ["findings", "/workspace/findings"], ["views", "/workspace/views"],
  ["save-view", "/workspace/views/new?path=/measures/burglary"], ["mailings", "/workspace/mailings"], ["api", "/api"],
];
await read(await visitor(), open);
await read(administrator, desk);
await browser.close();
for (const found of faults) console.log(found);
console.log(`${open.length + desk.length} pages read, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
