// A browser and those who use it: with a mouse, by keyboard alone, or without script. What is not as it should be is a fault.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, address] = process.argv.slice(2);
export const origin = address;
export const require = createRequire(join(resolve(folder), "index.js"));
export const browser = await require("playwright-core").chromium.launch({
  executablePath: process.env.WATCHWARD_CHROMIUM,
  args: ["--no-sandbox"],
});
export const still = { javaScriptEnabled: false };
export const faults = [];
export const check = (holds, what) => {
  if (!holds) faults.push(what);
};

// Somebody with a browser of their own.
export async function visitor(options = {}) {
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
export async function tabTo(page, wanted) {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const is = await page.evaluate((selector) => document.activeElement?.matches(selector), wanted);
    if (is) return true;
  }
  faults.push(`${page.url()}: ${wanted} cannot be reached by keyboard`);
  return false;
}

export const submit = "main form[method=post] button[type=submit]:not([aria-controls])";
export const text = (page) => page.locator("main").innerText();

// Prints every fault as one line, and ends with 1 where there is any.
export async function end(what) {
  await browser.close();
  for (const found of faults) console.log(found);
  console.log(`${what}, ${faults.length} faults`);
  process.exit(faults.length ? 1 : 0);
}
