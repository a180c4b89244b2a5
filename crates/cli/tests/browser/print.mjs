// Pages on A4 paper: `node print.mjs NODE_MODULES_FOLDER ADDRESS FOLDER PATH…` writes each page as a PDF into the folder, by its
// place among the paths, and prints their number.
import { join } from "node:path";
import { check, end, origin, visitor } from "./visit.mjs";

const [folder, ...paths] = process.argv.slice(4);
const page = await visitor();
for (const [place, path] of paths.entries()) {
  const answer = await page.goto(origin + path, { waitUntil: "networkidle" });
  check(answer.ok(), `${path}: ${answer.status()}`);
  await page.pdf({ path: join(folder, `${place}.pdf`), format: "A4", preferCSSPageSize: true, tagged: true });
}
await end(`${paths.length} pages printed`);
