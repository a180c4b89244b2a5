// Every page as axe reads it, narrow and wide, light and dark; and how much a first visit to it transfers.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { check, faults, origin, require, visitor } from "./visit.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pictures = process.env.WATCHWARD_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });

export async function read(page, pages) {
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

// A page without its map is under 100 kB compressed and 300 kB decoded, with style, script and typeface.
export async function weigh(weighed) {
  for (const [name, path] of weighed) {
    const page = await visitor();
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    const length = {};
    let [packed, plain] = [0, 0];
    const pages = new Set();
    network.on("Network.responseReceived", ({ requestId, type }) => type === "Document" && pages.add(requestId));
    network.on("Network.dataReceived", (part) => (length[part.requestId] = (length[part.requestId] ?? 0) + part.dataLength));
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      // The page itself is weighed without its map.
      if (pages.has(requestId)) return;
      packed += encodedDataLength;
      plain += length[requestId] ?? 0;
    });
    const answer = await page.goto(origin + path, { waitUntil: "networkidle" });
    const whole = await answer.text();
    const [without, maps] = await page.evaluate((html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      const maps = [...parsed.querySelectorAll("svg.map")];
      maps.forEach((map) => map.remove());
      return [parsed.documentElement.outerHTML, maps.length];
    }, whole);
    packed += gzipSync(without, { level: 6 }).length;
    plain += Buffer.byteLength(without);
    const said = `${name} ${Math.round(packed / 1000)} kB, ${Math.round(plain / 1000)} kB decoded`;
    console.log(said + (maps === 0 ? "" : `, without its map of ${Math.round((Buffer.byteLength(whole) - Buffer.byteLength(without)) / 1000)} kB`));
    check(packed <= 100_000 && plain <= 300_000, `${path} is too heavy: ${said}`);
    await page.context().close();
  }
}
