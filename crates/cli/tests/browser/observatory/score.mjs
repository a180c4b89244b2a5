// Scores answers of the application by the rules of MDN's HTTP Observatory: `node score.mjs NODE_MODULES_FOLDER ADDRESS PATH…`.
// The hosted scanner needs a public host that speaks TLS. Its rules do not: they are given what the application answers on
// loopback, as it would come through a proxy that speaks TLS and sends plain requests there. Prints a line for each path.
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, origin, ...paths] = process.argv.slice(2);
const at = join(resolve(folder), "node_modules");
// The package fetches this list of hosts when it is set up; ours is on none.
const preload = join(at, "@mdn/mdn-http-observatory/conf/hsts-preload.json");
if (!existsSync(preload)) writeFileSync(preload, "{}");
const of = (path) => import(pathToFileURL(join(at, "@mdn/mdn-http-observatory/src", path)).href);
const { AxiosHeaders } = createRequire(join(resolve(folder), "index.js"))("axios");
const { Requests } = await of("types.js");
const { ALL_TESTS } = await of("constants.js");
const { Session } = await of("retriever/session.js");
const { parseHttpEquivHeaders } = await of("retriever/utils.js");
const { getGradeForScore, getScoreModifier } = await of("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await of("grader/charts.js");

const host = "safer.example";
let lowest = Infinity;
for (const path of paths) {
  const answer = await fetch(origin + path, { redirect: "manual" });
  const text = await answer.text();
  const requests = new Requests(host);
  const session = new Session(new URL(`https://${host}${path}`));
  for (const cookie of answer.headers.getSetCookie()) await session.jar.setCookie(cookie, `https://${host}${path}`);
  const headers = () => new AxiosHeaders(Object.fromEntries(answer.headers));
  // An answer that is an error has the headers of any other; the rules are for answers that are none.
  const response = () => ({
    headers: headers(), request: { headers: new AxiosHeaders() }, status: 200, statusText: "OK", verified: true, data: text,
    config: { headers: new AxiosHeaders() },
  });
  requests.session = session;
  requests.resources.path = text;
  Object.assign(requests.responses, { auto: response(), cors: response(), http: response(), https: response() });
  const redirect = [{ url: new URL(`http://${host}/`), status: 301 }, { url: new URL(`https://${host}/`), status: 200 }];
  requests.responses.httpRedirects = redirect;
  requests.responses.httpsRedirects = redirect.slice(1);
  requests.responses.auto.httpEquiv = parseHttpEquivHeaders(text, session.url.href);
  let [uncurved, whole] = [100, 100];
  const lost = [];
  for (const test of ALL_TESTS) {
    const { result } = test(requests);
    const modifier = result ? getScoreModifier(result) : 0;
    whole += modifier;
    if (modifier < 0) {
      uncurved += modifier;
      lost.push(`${result} ${modifier}`);
    }
  }
  const score = Math.max(0, uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? whole : uncurved);
  lowest = Math.min(lowest, score);
  console.log(`${path}: ${score} ${getGradeForScore(score).grade ?? ""}${lost.length ? ` (${lost.join(", ")})` : ""}`);
}
console.log(`lowest score: ${lowest}`);
