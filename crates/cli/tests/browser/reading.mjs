// What readers do: find their ward, put a table in order, print a page.
import { check, origin, still, tabTo, text, visitor } from "./visit.mjs";

// A resident finds their ward, by its name or by postcode where the folder holds any, and reads whether crime fell.
export async function resident(how, options, postcode) {
  const page = await visitor(options);
  await page.goto(origin);
  if (how === "keyboard") {
    await tabTo(page, "a[href='/wards']");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/wards");
  } else if (options === still) await page.goto(`${origin}/wards`);
  else await page.click("a[href='/wards']");
  if (how === "keyboard") {
    await tabTo(page, postcode ? "#postcode" : "main ul a[href^='/wards/']");
    if (postcode) await page.keyboard.type(postcode);
    await page.keyboard.press("Enter");
  } else if (postcode) {
    await page.fill("#postcode", postcode);
    await page.click("main form button[type=submit]");
  } else await page.click("main ul a[href^='/wards/']");
  await page.waitForURL("**/wards/E*");
  const said = await text(page);
  check(/What changed/.test(said), `resident, ${how}: the ward's page does not say what changed`);
  check(/Burglary|burglary/.test(said), `resident, ${how}: the ward's page does not speak of burglary`);
  check(/more than|fewer than|No change beyond chance|Nothing changed/.test(said), `resident, ${how}: nothing is compared`);
  // What was chosen is in the address, and the page can be asked for again by it.
  const again = await visitor(options);
  await again.goto(page.url());
  check((await text(again)) === said, `resident, ${how}: the address does not show the same again`);
  return said;
}

// Somebody puts the wards of a measure in order by their names and by their counts.
export async function sorting(how, path) {
  const page = await visitor();
  await page.goto(origin + path);
  const table = page.locator("#wards-table table");
  const press = async (column) => {
    const wanted = `#wards-table thead th:nth-child(${column}) button`;
    if (how === "keyboard") {
      // From where the focus is: the button itself once it was pressed.
      const is = await page.evaluate((of) => document.activeElement?.matches(of), wanted);
      if (!is) await tabTo(page, wanted);
      await page.keyboard.press("Enter");
    } else await page.click(wanted);
    return page.locator("#wards-table [role=status]").last();
  };
  const column = async (of) => (await table.locator(`tbody tr > :nth-child(${of})`).allInnerTexts()).map((cell) => cell.trim());
  const sorts = (of) => table.locator(`thead th:nth-child(${of})`).getAttribute("aria-sort");
  const names = await column(1);
  await press(1);
  const letters = new Intl.Collator("en-GB");
  const byName = await column(1);
  check(byName.length > 2 && byName.every((name, at) => at === 0 || letters.compare(byName[at - 1], name) <= 0), `sorting, ${how}: not by name: ${byName}`);
  check((await sorts(1)) === "ascending", `sorting, ${how}: the head does not say which way`);
  await press(2);
  const said = await press(2);
  const counts = (await column(2)).map((cell) => (/\d/.test(cell) ? Number(cell.replace(/,/g, "")) : null));
  const held = counts.filter((count) => count !== null);
  check(held.length > 2 && held.every((count, at) => at === 0 || held[at - 1] >= count), `sorting, ${how}: not by count: ${counts}`);
  check(!counts.slice(0, held.length).includes(null), `sorting, ${how}: what has no count is not last: ${counts}`);
  check((await sorts(2)) === "descending" && (await sorts(1)) === "none", `sorting, ${how}: the heads do not say which way`);
  check(/^Sorted by Count .*descending$/.test(await said.innerText()), `sorting, ${how}: it is not said`);
  check((await column(1)).sort().join() === names.sort().join(), `sorting, ${how}: rows were lost`);
  const plain = await visitor(still);
  await plain.goto(origin + path);
  check((await plain.locator("th button, [aria-sort]").count()) === 0, "sorting: without script there are buttons");
}

// A resident chooses their ward on the map.
export async function byMap(how, options) {
  const page = await visitor(options);
  await page.goto(`${origin}/wards`);
  const ward = page.locator("svg.ward-map a").first();
  const name = await ward.getAttribute("aria-label");
  if (how === "keyboard") {
    await tabTo(page, "svg.ward-map a");
    await page.keyboard.press("Enter");
  } else await ward.click();
  await page.waitForURL("**/wards/E*");
  check((await text(page)).includes(name), `map, ${how}: the page is not of ${name}`);
}
