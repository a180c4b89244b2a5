// A whole meeting's cycle: `node board.mjs NODE_MODULES_FOLDER ADDRESS INVITATION`. A board is made with its people; a meeting is
// prepared, held and minuted; a promise becomes an action; the next meeting agrees the minutes, and the action is closed. Once by
// pointer, once by keyboard alone, once without script; then axe on every page.
import { accept, elsewhere } from "./people.mjs";
import { read } from "./read.mjs";
import { check, end, origin, still, tabTo, text, visitor } from "./visit.mjs";

const [invitation] = process.argv.slice(4);

// Somebody at a page, who does the same things with a pointer or by keyboard alone.
function hands(page, how) {
  const byKey = how === "keyboard";
  const value = (selector) => page.locator(selector).inputValue();
  return {
    async fill(selector, words) {
      if (byKey) {
        await tabTo(page, selector);
        await page.keyboard.press("Control+a");
        await page.keyboard.type(words);
      } else await page.fill(selector, words);
      check((await value(selector)) === words, `${how}: ${selector} holds ${await value(selector)}`);
    },
    async choose(selector, label) {
      if (byKey) {
        await tabTo(page, selector);
        await page.keyboard.type(label);
      } else {
        const options = await page.locator(`${selector} option`).allInnerTexts();
        await page.selectOption(selector, { label: options.find((option) => option.startsWith(label)) });
      }
      const chosen = await page.locator(`${selector} option:checked`).innerText();
      check(chosen.startsWith(label), `${how}: ${selector} is ${chosen}, not ${label}`);
    },
    async pick(name, wanted) {
      const button = `input[name='${name}'][value='${wanted}']`;
      if (byKey) {
        await tabTo(page, `input[name='${name}']`);
        for (let presses = 0; presses < 9; presses += 1) {
          if (await page.evaluate((is) => document.activeElement.matches(is), button)) break;
          await page.keyboard.press("ArrowDown");
        }
        await page.keyboard.press("Space");
      } else await page.check(button);
      check(await page.locator(button).isChecked(), `${how}: ${button} is not chosen`);
    },
    async date(name, day) {
      const parts = day.split(" ");
      for (const [nth, part] of ["day", "month", "year"].entries()) await this.fill(`#${name}-${part}`, parts[nth]);
    },
    async press(selector) {
      if (byKey) {
        await tabTo(page, selector);
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
      } else await Promise.all([page.waitForEvent("load"), page.click(selector)]);
    },
    async open(selector) {
      if (byKey) {
        await tabTo(page, selector);
        await page.keyboard.press("Enter");
      } else await page.click(selector);
    },
  };
}

// Alt with a digit, as a browser gets it from a keyboard.
async function accessKey(page, digit) {
  const network = await page.context().newCDPSession(page);
  const key = { modifiers: 1, key: digit, code: `Digit${digit}`, windowsVirtualKeyCode: 48 + Number(digit), text: digit, unmodifiedText: digit };
  await network.send("Input.dispatchKeyEvent", { ...key, type: "keyDown" });
  await network.send("Input.dispatchKeyEvent", { ...key, type: "keyUp" });
}

const send = "main form[method=post] button[type=submit]";
const says = async (page, words, what) => check((await text(page)).includes(words), `${what}: ${words} is not on ${page.url()}`);

async function board(page, how) {
  const of = hands(page, how);
  await page.goto(`${origin}/workspace/boards`);
  await of.press("main a[href$='/boards/new']");
  await of.fill("#name", `Strategic Group (${how})`);
  await of.press(send);
  const board = page.url();
  for (const [name, rank] of [[`Ann ${how}`, "Inspector"], [`Bob ${how}`, ""]]) {
    await page.goto(`${origin}/workspace/boards/people/new`);
    await of.fill("#name", name);
    if (rank) await of.fill("#rank", rank);
    await of.press(send);
  }
  await page.goto(`${origin}/workspace/boards/posts/new`);
  await of.fill("#title", `Safety Manager ${how}`);
  await of.press(send);
  await of.choose("#person", `Bob ${how}`);
  await of.date("first", "1 1 2020");
  await of.press("main form[action$='/give'] button");
  for (const [seat, role] of [[`Inspector Ann ${how}`, "chair"], [`Safety Manager ${how}`, "member"]]) {
    await page.goto(board);
    await of.press("main a[href$='/members/new']");
    await of.choose("#seat", seat);
    await of.pick("role", role);
    await of.date("first", "1 1 2020");
    await of.press(send);
  }
  await says(page, `Safety Manager ${how} (Bob ${how})`, `board, ${how}`);
  return board;
}

async function meeting(page, how, board, day, items) {
  const of = hands(page, how);
  await page.goto(board);
  await of.press("main a[href$='/meetings/new']");
  await of.date("date", day);
  await of.fill("#place", "Civic Centre");
  await of.pick("agenda", items ? "empty" : "template");
  await of.press(send);
  const meeting = page.url();
  if (!items) return meeting;
  for (const [title, under] of items) {
    await page.goto(meeting);
    await of.press("main a[href$='/items/new']");
    await of.fill("#title", title);
    if (under) await of.choose("#under", under);
    await of.press(send);
  }
  return meeting;
}

// A paper written, and the pack of its meeting published; the address of its public page.
async function pack(page, how, meeting) {
  const of = hands(page, how);
  await page.goto(`${meeting}/papers`);
  await of.press("main a[href$='/papers/new']");
  await of.fill("#title", `Progress ${how}`);
  await of.choose("#item", "1 Minutes");
  await of.press(send);
  await of.fill("#text", "Patrols went on.");
  await of.press(send);
  await says(page, "Look at this", `paper, ${how}: what it lacks is not said`);
  await of.press("main a[href$='/head']");
  await of.fill("#reason", "The board asked for it.");
  await of.fill("#recommendation", "That the board notes it.");
  await of.fill("#contact-officer", "Safety Manager");
  await of.press(send);
  check(!(await text(page)).includes("Look at this"), `paper, ${how}: it lacks something still`);
  await page.goto(`${meeting}/pack`);
  check(!(await text(page)).includes("Stops the pack"), `pack, ${how}: something stops it`);
  await of.date("date", "9 6 2021");
  await of.press(send);
  await says(page, "Pack 1", `pack, ${how}`);
  await of.press("main a[href^='/meetings/pack-']");
  await says(page, `Progress ${how} (page`, `public pack, ${how}`);
  return page.url();
}

async function cycle(page, how) {
  const of = hands(page, how);
  const at = await board(page, how);
  const first = await meeting(page, how, at, "25 3 2021", [["Any other business"], ["Violence reduction plan"], ["Update", "2 Violence"]]);
  // The last comes first: moved by its button, which keeps the focus.
  await of.press("main button[aria-label='Move 2 Violence reduction plan up']");
  await says(page, "1 Violence reduction plan", `agenda, ${how}`);
  await says(page, "1a Update", `agenda, ${how}`);
  const focus = await page.evaluate(() => document.activeElement.id);
  check(/^down-/.test(focus), `agenda, ${how}: the focus is lost: ${focus}`);

  await page.goto(`${first}/held`);
  const ticks = await page.locator("input[value=present]").evaluateAll((all) => all.map((one) => one.name));
  check(ticks.length === 2, `attendance, ${how}: ${ticks.length} to tick`);
  await of.pick(ticks[0], "present");
  await of.pick(ticks[1], "apologies");
  await of.press("main form[action$='/attendance'] button");
  await says(page, "1 there, 1 with apologies", `attendance, ${how}`);

  // An item is a key away.
  if (how === "keyboard") {
    await accessKey(page, "1");
    await page.waitForURL("**/held?item=*");
  } else await of.press("main nav a[accesskey='1']");
  const item = new URL(page.url()).searchParams.get("item");
  const form = `main form[action='/workspace/items/${item}/record']`;
  const minutes = `The plan was presented. Inspector Ann ${how} agreed to circulate the map of hot spots to members.`;
  await of.fill(`#text-${item}`, minutes);
  await of.fill(`#words-${item}`, "the plan be noted, and the manager report back on it");
  await of.fill(`#what-${item}`, "Report back on the plan");
  await of.choose(`#owner-${item}`, `Safety Manager ${how}`);
  await of.fill(`#due-${item}`, "30 April 2021");
  await of.press(`${form} button[value=noted-with-action]`);
  await says(page, "Saved.", `item, ${how}`);
  check(new URL(page.url()).hash === `#item-${item}`, `item, ${how}: the page does not come back to the item`);
  await says(page, "RESOLVED that the plan be noted", `item, ${how}`);
  await says(page, "Promises heard", `promise, ${how}`);
  await of.press("main .promises a");
  check((await page.inputValue(`#what-${item}`)).includes("circulate the map"), `promise, ${how}: the action is not filled in`);
  const owner = await page.locator(`#owner-${item} option:checked`).innerText();
  check(owner === `Inspector Ann ${how}`, `promise, ${how}: it is ${owner}'s`);
  await of.fill(`#due-${item}`, "after the visit in April");
  await of.press(`${form} button[value=save]`);
  check(!(await text(page)).includes("Promises heard"), `promise, ${how}: it is heard although an action stands for it`);
  await of.fill("#ended", "12:05");
  await of.press("main form[action$='/end'] button");

  // The draft: corrected, then ready.
  await says(page, "The meeting ended at 12:05", `minutes, ${how}`);
  await of.press(`main a[href='/workspace/items/${item}/minute']`);
  await of.fill("#text", `${minutes} It was noted with thanks.`);
  await of.press(send);
  await says(page, "It was noted with thanks.", `minutes, ${how}`);
  await of.press("main form[action$='/minutes/draft'] button");
  await says(page, "Draft minutes", `minutes, ${how}`);

  const next = await meeting(page, how, at, "17 6 2021", [["Minutes of the last meeting"]]);
  const published = await pack(page, how, next);
  await page.goto(`${first}/agree`);
  await of.press(send);
  await says(page, "The board has agreed these minutes", `agree, ${how}`);
  await page.goto(`${next}/minutes`);
  await says(page, "25 March 2021 be agreed as a correct record", `agree, ${how}`);

  await page.goto(`${origin}/workspace`);
  await says(page, "Report back on the plan", `needs, ${how}`);
  await page.goto(at);
  await says(page, "Overdue by", `outstanding, ${how}`);
  const list = `main table a[href^='/workspace/actions/']`;
  check((await page.locator(list).count()) === 2, `outstanding, ${how}: not two actions`);
  await of.press(`main tbody tr:first-child a[href^='/workspace/actions/']`);
  const action = page.url();
  await of.fill("#words", "It was given at the meeting.");
  await of.press("main form[action$='/update'] button");
  await says(page, "It was given at the meeting.", `action, ${how}`);
  await of.pick("outcome", "done");
  await of.choose("#meeting", "17 June 2021");
  await of.press("main form[action$='/close'] button");
  await says(page, "The board closed it: Done", `action, ${how}`);
  await page.goto(at);
  check((await page.locator(list).count()) === 1, `outstanding, ${how}: not one action is left`);
  return { at, first, next, item, action, published };
}

const ann = await visitor();
await accept(ann, invitation, "ann@example.org", "keyboard");
const made = await cycle(ann, "mouse");
await cycle(ann, "keyboard");
await cycle(await elsewhere(ann, still), "script off");

const path = (address) => new URL(address).pathname;
const { at, first, next, item, action, published } = Object.fromEntries(Object.entries(made).map(([name, of]) => [name, name === "item" ? of : path(of)]));
// A meeting that is not over, with something heard without the public.
const open = await meeting(ann, "mouse", made.at, "9 9 2021", [["Welcome"], ["Minutes of the last meeting"], ["Strategy"], ["Quarter 1", "3 Strategy"]]);
await ann.goto(`${open}/items/new`);
await ann.fill("#title", "A case");
await ann.check("input[name=part][value='2']");
await ann.selectOption("#exempt", "1");
await ann.fill("#exempt_reason", "People could be recognised.");
await ann.click(send);
await ann.goto(`${open}/held`);
const last = await ann.evaluate(() => [...document.querySelectorAll("main nav a[href*='item=']")].at(-1).href.match(/item=(\d+)/)[1]);
await ann.goto(`${open}/held?item=${last}#item-${last}`);
await ann.fill(`#text-${last}`, "The officer would report back to the next meeting.");
await ann.click(`form[action='/workspace/items/${last}/record'] button[value=noted]`);
// One that is filled from the template: its papers make themselves.
const filled = await meeting(ann, "mouse", made.at, "9 12 2021");
await says(ann, "Matters outstanding", "filled meeting");
await ann.goto(`${filled}/papers`);
await says(ann, "What is outstanding", "papers of a filled meeting");
const pages = [
  ["papers", `${path(filled)}/papers`], ["paper-new", `${next}/papers/new`], ["paper-bring", `${next}/papers/bring`],
  ["paper-make", `${next}/papers/make`], ["paper", "/workspace/papers/1"], ["paper-edit", "/workspace/papers/1/edit"],
  ["paper-text", "/workspace/papers/1/text"], ["paper-head", "/workspace/papers/1/head"], ["pack", `${next}/pack`],
  ["pack-lacking", `${path(open)}/pack`], ["public-meetings", "/meetings"], ["public-pack", published],
  ["boards", "/workspace/boards"], ["board-new", "/workspace/boards/new"], ["board", at], ["board-edit", `${at}/edit`],
  ["member", `${at}/members/new`], ["member-end", `${at}/members/1/end`], ["meeting-new", `${at}/meetings/new`],
  ["sitters", "/workspace/boards/people"], ["sitter-new", "/workspace/boards/people/new"], ["sitter", "/workspace/boards/people/1"],
  ["posts", "/workspace/boards/posts"], ["post-new", "/workspace/boards/posts/new"], ["post", "/workspace/boards/posts/1"],
  ["organisations", "/workspace/boards/organisations"], ["organisation-new", "/workspace/boards/organisations/new"],
  ["meeting", path(open)], ["meeting-edit", `${first}/edit`], ["meeting-status", `${first}/status`],
  ["item-new", `${path(open)}/items/new`], ["item", `/workspace/items/${last}`], ["held", `${path(open)}/held?item=${last}`],
  ["minutes", `${first}/minutes`], ["minutes-draft", `${path(open)}/minutes`], ["minute", `/workspace/items/${last}/minute`],
  ["note", `/workspace/items/${item}/note`], ["resolution", "/workspace/resolutions/1"], ["agree", `${next}/agree`],
  ["actions", "/workspace/actions?show=all"], ["action", action], ["action-open", "/workspace/actions/2"],
  ["action-edit", "/workspace/actions/2/edit"], ["workspace-board", "/workspace"],
];
await read(ann, pages);
await end(`${pages.length} pages read`);
