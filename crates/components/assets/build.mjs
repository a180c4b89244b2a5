// Makes the style, the script and the list of files to serve, in the folder of the packages where it is run:
// `node build.mjs CRATE`. What it makes goes into `built/`.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [crate] = process.argv.slice(2);
const packages = join(process.cwd(), "node_modules");
const sass = await import(pathToFileURL(join(packages, "sass/sass.node.mjs")));
mkdirSync("built", { recursive: true });

const assets = [];

// A file to be served, under a name that changes with its bytes, so that it may be kept for ever.
function asset(name, extension, mediaType, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const served = `${name}-${hash}.${extension}`;
  writeFileSync(join("built", `${name}.${extension}`), bytes);
  assets.push({ file: `${name}.${extension}`, served, mediaType });
  return served;
}

// The typeface. Latin letters; what it has not, the reader's own typeface shows.
const faces = [400, 700].map((weight) => {
  const file = `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`;
  const served = asset(`source-sans-3-${weight}`, "woff2", "font/woff2", readFileSync(join(packages, file)));
  return `@font-face{font-family:"Source Sans 3";font-style:normal;font-weight:${weight};font-display:swap;src:url("${served}") format("woff2")}`;
});
writeFileSync(join("built", "_fonts.scss"), faces.join("\n"));

const { css } = sass.compile(join(crate, "assets/styles/app.scss"), {
  style: "compressed",
  charset: false,
  loadPaths: [packages, "built"],
});
// Shorter, to the same effect. Every custom property is set, so nothing stands in for one; and the typeface is set once for
// the whole page, so no part of it says so again.
let style = css
  .replaceAll(/var\((--[\w-]+),\s*#[0-9a-f]+\)/g, "var($1)")
  .replaceAll(/(--govuk-[\w-]+-colour):#[0-9a-f]+;?/g, "")
  .replaceAll(/font-family:"Source Sans 3",[\w, -]+;-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale;?/g, "")
  .replaceAll(/([{;])font-family:"Source Sans 3",sans-serif;?/g, "$1");
// Without rules for what the package has and a partnership may not: crown, crest and logo.
const absent = /govuk-footer__(crown|copyright-logo|licence-logo)|govuk-logo-dot/;
style = style.replaceAll(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
  const kept = selectors.split(",").filter((selector) => !absent.test(selector));
  return kept.length && body ? `${kept.join(",")}{${body}}` : "";
});
while (/@(media|supports)[^{}]*\{\}/.test(style)) style = style.replaceAll(/@(media|supports)[^{}]*\{\}/g, "");
asset("style", "css", "text/css; charset=utf-8", style);

// The package's classes and, in the same module, what sets them to work.
const library = readFileSync(join(packages, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
const end = library.lastIndexOf("export{");
if (end < 0) throw new Error("govuk-frontend.min.js does not end with what it exports");
// Without the parts that no page has, and (after Tabs) what begins all parts at once: each from where it begins to where the next does.
const absentParts = [
  ["class Accordion ", "class Button "],
  ["class ExitThisPage ", "class FileUpload "],
  ["class Tabs ", "function createAll("],
];
let used = library.slice(0, end);
for (const [from, to] of absentParts) {
  const [begins, ends] = [used.indexOf(from), used.indexOf(to)];
  if (begins < 0 || ends < begins) throw new Error(`govuk-frontend.min.js has no ${from}before ${to}`);
  used = used.slice(0, begins) + used.slice(ends);
}
used = used.replace(/Tabs\.moduleName="govuk-tabs";/, "");
const script = `${used}\n${readFileSync(join(crate, "assets/script/app.js"), "utf8")}`;
asset("script", "js", "text/javascript; charset=utf-8", script);

const rust = assets.map(
  ({ file, served, mediaType }) =>
    `Asset { name: "${served}", media_type: "${mediaType}", bytes: include_bytes!("${file}") },`,
);
writeFileSync(join("built", "assets.rs"), `[\n${rust.join("\n")}\n]`);
