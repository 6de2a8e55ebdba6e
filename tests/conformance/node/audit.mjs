// What axe-core, pa11y and Lighthouse say of pages: `node audit.mjs FOLDER PAGE...`, or with the
// address of a running server in place of the folder.
//
// axe looks at every page in each state that has elements of its own: themes, a narrow window, the
// dialogs open, a note open. pa11y (axe and HTML CodeSniffer) and Lighthouse look at it as it opens.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import lighthouse from "lighthouse";
import pa11y from "pa11y";
import { CHROMIUM, FLAGS, launch, open, pause, serve } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const STATES = {
  light: {},
  dark: { media: [{ name: "prefers-color-scheme", value: "dark" }] },
  contrast: { media: [{ name: "prefers-contrast", value: "more" }] },
  narrow: { width: 320, height: 640 },
  zoomed: { width: 320, height: 256 },
  reading: { act: () => document.getElementById("audio").currentTime = 3 },
  easy: { act: () => document.querySelector('input[name="face"][value="easy"]').click() },
  settings: { act: () => document.getElementById("open-settings").click() },
  chapters: { act: () => document.getElementById("open-chapters").click() },
  note: { act: () => document.querySelector(".noteref")?.click() },
  unfolded: { needs: "details", act: () => document.querySelectorAll("details").forEach((one) => (one.open = true)) },
};

async function axe(browser, address, { act, needs = "#audio", ...view }) {
  const { page } = await open(browser, address, view);
  const able = Boolean(await page.$(needs));
  if (act && able) await page.evaluate(act);
  if (act && !able) return page.close().then(() => []); // has no such state
  await pause(400); // what opens is shown by then
  await page.evaluate(AXE); // past the page's policy, which lets nothing else in
  const found = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), TAGS);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.close();
  const faults = found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  );
  return view.width < width ? [...faults, `reflow: ${width} wide in ${view.width}`] : faults;
}

async function sniff(address) {
  const found = await pa11y(address, {
    standard: "WCAG2AA",
    runners: ["axe", "htmlcs"],
    chromeLaunchConfig: { executablePath: CHROMIUM, args: FLAGS },
  });
  return found.issues.map((one) => `${one.code}: ${one.context?.slice(0, 160)} ${one.message}`);
}

async function score(browser, address) {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const found = await lighthouse(address, { port, onlyCategories: ["accessibility"], logLevel: "silent" });
  const { audits, categories } = found.lhr;
  const failed = categories.accessibility.auditRefs
    .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${id}: ${JSON.stringify(audits[id].details?.items ?? []).slice(0, 400)}`);
  return { score: Math.round(100 * categories.accessibility.score), failed };
}

const [folder, ...pages] = process.argv.slice(2);
const server = folder.startsWith("http:") ? { address: folder.replace(/\/$/, ""), end() {} } : await serve(folder);
const browser = await launch();
const judged = {};
for (const name of pages) {
  const address = `${server.address}/${name}`;
  judged[name] = { axe: {} };
  for (const [state, view] of Object.entries(STATES)) {
    judged[name].axe[state] = await axe(browser, address, view);
  }
  judged[name].pa11y = await sniff(address);
  judged[name].lighthouse = await score(browser, address);
}
await browser.close();
server.end();
console.log(JSON.stringify(judged));
