// The application as people use it: `node site.mjs NODE_MODULES_FOLDER ADDRESS INVITATION SMTP_PORT FOLDER`, where FOLDER is
// JSON that says what the folder served holds and what the analyst brings. A resident, an administrator, an analyst and a
// partner, with mouse, by keyboard alone and without script; then axe on every page, and what each weighs.
import { takeMail } from "./mail.mjs";
import { accept, analyst, elsewhere, invite, link } from "./people.mjs";
import { read, weigh } from "./read.mjs";
import { byMap, resident, sorting } from "./reading.mjs";
import { rule } from "./settings.mjs";
import { check, end, origin, still, text, visitor } from "./visit.mjs";

const [invitation, port, folder] = process.argv.slice(4);
const { postcode, ward, brought, measure } = JSON.parse(folder);
takeMail(port);

for (const [how, options] of [["mouse", {}], ["keyboard", {}], ["script off", still]]) {
  const said = await resident(how, options, postcode);
  check(!ward || said.split("\n")[0].endsWith(ward), `resident, ${how}: ${postcode} is not in ${ward}: ${said.slice(0, 100)}`);
}
// Postcodes and outlines are held together, or neither.
if (postcode) for (const [how, options] of [["mouse", {}], ["keyboard", {}], ["script off", still]]) await byMap(how, options);
await sorting("mouse", measure);
await sorting("keyboard", measure);

const administrator = await visitor();
await accept(administrator, invitation, "ann@example.org", "keyboard");
const partner = await visitor(still);
await accept(partner, await invite(administrator, "Fire officer", "fire@example.org", "partner"), "fire@example.org");
check(!/People/.test(await text(partner)), "a partner sees the accounts");
const second = await visitor();
await accept(second, await invite(administrator, "Nurse", "nurse@example.org", "partner", "keyboard"), "nurse@example.org", "keyboard");
const without = await elsewhere(administrator, still);
await invite(without, "Warden", "warden@example.org", "partner", "script off");
await link("fire@example.org", "mouse");
await link("nurse@example.org", "keyboard");
await link("fire@example.org", "script off", still);
await analyst(administrator, "mouse", brought);
await analyst(without, "script off", brought);
await analyst(administrator, "keyboard", brought, true);
await rule(administrator, "keyboard");
await rule(without, "script off");

const first = (path, of) =>
  administrator.evaluate(async ([path, of]) => (await (await fetch(path)).text()).match(new RegExp(of))[0], [origin + path, of]);
const open = [
  ["home", "/"], ["measures", "/measures"], ["measure", measure], ["wards", "/wards?postcode=nowhere"],
  ["ward", await first("/wards", "/wards/E\\d+")], ["methods", "/methods"], ["data", "/data"], ["documents", "/documents"],
  ["accessibility", "/about/accessibility"], ["privacy", "/about/privacy"], ["cookies", "/about/cookies"],
  ["sign-in", "/sign-in"], ["link", "/sign-in/link"], ["invitation", "/invitation/none"], ["not-found", "/nowhere"],
];
const held = await first("/workspace/data", "/workspace/data/vintage/[^\"]+");
const desk = [
  ["workspace", "/workspace"], ["held", "/workspace/data"], ["vintage", held], ["import", "/workspace/data/import"],
  ["people", "/workspace/people"], ["invite", "/workspace/people/invite"], ["person", "/workspace/people/1"],
  ["trail", "/workspace/trail"], ["account", "/account"], ["annotations", "/workspace/annotations"],
  ["annotate", "/workspace/annotations/new"], ["findings", "/workspace/findings"], ["views", "/workspace/views"],
  ["save-view", "/workspace/views/new?path=/measures/burglary"], ["mailings", "/workspace/mailings"], ["api", "/api"],
  ["settings", "/workspace/settings"], ["names", "/workspace/settings/names"], ["groups", "/workspace/settings/comparators"],
  ["period", "/workspace/settings/period"], ["rule", "/workspace/settings/rule"], ["catalogue", "/workspace/settings/measures"],
  ["entry", "/workspace/settings/measures/burglary"], ["rating", "/workspace/settings/measures/burglary/rating"],
  ["own-measure", "/workspace/settings/measures/new"], ["text", "/workspace/settings/text/settings"],
  ["history", "/workspace/settings/history"],
];
await read(await visitor(), open);
await read(administrator, desk);
await weigh(open);
await end(`${open.length + desk.length} pages read`);
