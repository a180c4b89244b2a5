// The quarter that the guide tells: `node story.mjs NODE_MODULES_FOLDER ADDRESS PART …`. Part `desk INVITATION FILE…` is what the
// coordinator does in the workspace, `published` what anybody sees afterwards. Prints what the pages said, for the guide to be held
// against; WATCHWARD_PICTURES names a folder for its pictures.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { accept } from "./people.mjs";
import { check, end, origin, submit, text, visitor } from "./visit.mjs";

const [part, ...given] = process.argv.slice(4);
const pictures = process.env.WATCHWARD_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
const page = await visitor({ viewport: { width: 1000, height: 700 } });

// What the page says, and its picture, so many pixels high, from what `from` finds and so much above it.
async function seen(name, height, from = "main h1", above = 24) {
  console.log((await text(page)).replace(/\s+/g, " "));
  if (!pictures) return;
  await page.setViewportSize({ width: 1000, height });
  const to = await page.locator(from).first().evaluate((node) => node.getBoundingClientRect().top + scrollY);
  // A page too short to begin there is given room below.
  await page.evaluate((to) => {
    document.body.style.minHeight = `${to + innerHeight}px`;
    window.scrollTo(0, to);
  }, Math.max(0, to - above));
  await page.screenshot({ path: join(pictures, `story-${name}.png`) });
}

async function desk(invitation, ...files) {
  await accept(page, invitation, "coordinator@example.org");
  await page.goto(`${origin}/workspace/data/import`);
  await page.setInputFiles("input[type=file]", files);
  await page.click(submit);
  await page.waitForSelector("text=What is held now", { timeout: 120_000 });
  await seen("import", 480);
  await page.goto(origin);
  await seen("home", 760);

  await page.goto(`${origin}/workspace/findings`);
  await seen("findings", 640);
  await page.click("main li a");
  await page.check("input[name=verdict][value=explained]");
  await page.fill("#note", "Warrants against drug dealing on one estate, 12 to 16 April: found by looking, and not by more crime.");
  await page.click(submit);
  await page.waitForURL("**/workspace/findings*");
  check(/Looked at \(1\)/.test(await text(page)), "the finding is not looked at");

  await page.goto(`${origin}/workspace/annotations/new`);
  await page.fill("#words", "Breaches of coronavirus rules counted as calls");
  await page.check("input[name=kind][value=other]");
  await page.fill("#first", "2020-03");
  await page.fill("#last", "2020-06");
  await page.locator("input[name=measures][value=asb-calls]").evaluate((box) => (box.closest("details") ?? {}).open = true);
  await page.check("input[name=measures][value=asb-calls]");
  await page.click("button[value=check]");
  await page.waitForSelector("text=Where it would stand");
  await seen("annotation", 420);
  await page.click("button[value=save]");
  await page.waitForURL("**/workspace/annotations");

  await page.goto(`${origin}/measures/asb-calls?to=2021-05`);
  await seen("measure", 860, "#months", 110);
  await page.click("main a[href^='/workspace/views/new']");
  await page.fill("#title", "Calls about anti-social behaviour");
  await page.click(submit);
  await page.waitForURL("**/workspace/views");
  await page.click("main a[href*='mailings?view=']");
  await page.selectOption("#every", "monthly-1");
  await page.click(submit);
  await page.waitForSelector("main table");
  await seen("mail", 520);
}

async function published() {
  await page.goto(`${origin}/documents`);
  await seen("documents", 440);
  await page.click("main a[href$='index.html']");
  console.log((await page.locator("body").innerText()).replace(/\s+/g, " "));
  if (pictures) {
    await page.setViewportSize({ width: 1000, height: 560 });
    await page.locator("#asb-calls").evaluate((section) => section.scrollIntoView());
    await page.screenshot({ path: join(pictures, "story-edition.png") });
  }
}

await { desk, published }[part](...given);
await end("the story was told");
