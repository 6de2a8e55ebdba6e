// How a browser takes a very long page: `node long.mjs FOLDER PAGE`. Says rows of name, figure, goal.

import { launch, open, pause, serve } from "./browser.mjs";

const [folder, name] = process.argv.slice(2);
const server = await serve(folder);
const browser = await launch();
const began = performance.now();
const { page, troubles } = await open(browser, `${server.address}/${name}`);
const rows = [["ms until the page is open", performance.now() - began, "<= 5000"]];

const settled = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function timed(title, act, goal) {
  const at = performance.now();
  await page.evaluate(act);
  await settled();
  rows.push([title, performance.now() - at, goal]);
}

for (const part of [0.5, 0.99, 0.02]) {
  const act = `scrollTo({ top: document.documentElement.scrollHeight * ${part}, behavior: "instant" })`;
  await timed(`ms to scroll to ${100 * part} %`, act, "<= 1000");
}
const far = 'document.querySelectorAll("#contents a")[30].click()';
await timed("ms to go to a far chapter", far, "<= 1000");
await pause(500);
const placed = await page.evaluate(() => {
  const box = document.querySelector(".s.current").getBoundingClientRect();
  return box.top > 0 && box.bottom < innerHeight;
});
rows.push(["the chapter is in view (1)", Number(placed), "== 1"]);
rows.push(["errors on the page", troubles.filter((one) => !one.includes("404")).length, "== 0"]);
const { JSHeapUsedSize, Nodes } = await page.metrics();
rows.push(["MB of the script's memory", JSHeapUsedSize / 1e6, "<= 200"]);
rows.push(["nodes of the document", Nodes, "<= 400000"]);
await browser.close();
server.end();
console.log(JSON.stringify(rows));
