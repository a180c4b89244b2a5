// Whoever looks after the settings: the rule for red, amber and green is changed after what would change was seen, and the
// change is taken back; by keyboard alone or without script too.
import { check, origin, tabTo, text } from "./visit.mjs";

async function press(page, how, value) {
  const button = `main button[value='${value}']`;
  if (how === "keyboard") {
    await tabTo(page, button);
    await page.keyboard.press("Enter");
  } else await page.click(button);
}

export async function rule(page, how) {
  await page.goto(`${origin}/workspace/settings`);
  await page.click("main a[href='/workspace/settings/rule']");
  await page.waitForURL("**/settings/rule");
  const before = await page.inputValue("#amber-up-to");
  for (const [field, value] of [["#green-up-to", "0"], ["#amber-up-to", "1"]]) {
    if (how === "keyboard") await tabTo(page, field);
    await page.fill(field, value);
  }
  await press(page, how, "look");
  await page.waitForSelector("main .lines");
  check(/Nothing is saved yet/.test(await text(page)), `rule, ${how}: what would change is not told`);
  check(/amber-up-to = 1\.0/.test(await text(page)), `rule, ${how}: the line of the text is not shown`);
  await page.fill("#why", "To try it.");
  await press(page, how, "save");
  await page.waitForSelector("main a[href^='/workspace/settings/history/']");
  check(/amber up to 1\.0%/.test(await text(page)), `rule, ${how}: the new rule is not on the page of the settings`);
  await page.click("main a[href^='/workspace/settings/history/']");
  await page.waitForSelector("main .lines");
  await page.click("main button[type=submit]");
  await page.waitForSelector("main button[value=save]");
  await press(page, how, "save");
  await page.waitForURL("**/settings?changed=1");
  await page.goto(`${origin}/workspace/settings/rule`);
  check((await page.inputValue("#amber-up-to")) === before, `rule, ${how}: the change was not taken back`);
}
