// Those who sign in: an administrator invites, a partner signs in by link and code, an analyst imports files.
import { createHmac } from "node:crypto";
import { mails } from "./mail.mjs";
import { check, origin, submit, tabTo, text, visitor } from "./visit.mjs";

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
export async function accept(page, path, email, how) {
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
export async function invite(page, name, email, role, how) {
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
export async function link(email, how, options) {
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

// The same person in another browser: without script, say.
export async function elsewhere(page, options) {
  return visitor({ storageState: await page.context().storageState(), ...options });
}

// An analyst imports files and sees the change; what is imported is undone again unless it is `kept`. `shows` is what the page
// at `path` shows once the files are held.
export async function analyst(page, how, { files, path, shows }, kept) {
  const press = async (wanted) => {
    if (how === "keyboard") {
      await tabTo(page, wanted);
      await page.keyboard.press("Enter");
    } else await page.click(wanted);
  };
  const figures = async () => {
    await page.goto(origin + path);
    return text(page);
  };
  const before = await figures();
  await page.goto(`${origin}/workspace/data/import`);
  await page.setInputFiles("input[type=file]", files);
  await press(submit);
  await page.waitForSelector("text=What is held now", { timeout: 120_000 });
  const held = await page.locator("main a[href*='/vintage/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  check(held.length === files.length, `analyst, ${how}: ${held.length} of ${files.length} files are held: ${await text(page)}`);
  const after = await figures();
  check(before !== after && after.includes(shows) && !before.includes(shows), `analyst, ${how}: the figures did not change: ${after.slice(0, 300)}`);
  if (kept) return;
  for (const vintage of held) {
    await page.goto(origin + vintage);
    await press(`main form[action$='/drop'] button`);
    await page.waitForSelector("main form[action$='/restore']");
  }
  check((await figures()) === before, `analyst, ${how}: what is undone still shows`);
}
