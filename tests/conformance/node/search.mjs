// The search of a site, as somebody uses it: `node search.mjs FOLDER LARGE`
//
// FOLDER is a site of a few shards, LARGE one whose shards are too large to be fetched unasked.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, open, pause, serve } from "./browser.mjs";

const [folder, large] = process.argv.slice(2);
const server = await serve(folder);
const browser = await launch();
const said = {};

const seen = (page) =>
  page.evaluate(() => ({
    status: document.getElementById("status").textContent,
    titles: [...document.querySelectorAll("#found h3")].map((one) => one.textContent),
    facts: document.querySelector("#found .facts")?.textContent,
    first: document.querySelector("#found a")?.getAttribute("href"),
    results: !document.getElementById("results").hidden,
    list: !document.getElementById("episodes").hidden,
    more: !document.getElementById("more").hidden,
    asks: !document.getElementById("go-on").hidden,
    address: location.search,
    form: document.getElementById("search").checkVisibility(),
    focus: document.activeElement.textContent || document.activeElement.id,
  }));

async function settled(page) {
  await page.waitForFunction(
    () => {
      const text = document.getElementById("status").textContent;
      return text && !text.includes("so far") && !text.endsWith("…");
    },
    { timeout: 20_000 },
  );
  return seen(page);
}

async function searched(address) {
  const { page, troubles } = await open(browser, `${server.address}/${address}`);
  const found = { ...(await settled(page)), troubles };
  await page.close();
  return found;
}

// --- typing, more, clearing -----------------------------------------------------------------------

{
  const { page, troubles, asked } = await open(browser, `${server.address}/index.html`);
  const unasked = asked.filter((one) => one.includes("/search/"));
  const before = await seen(page);
  await page.type("#query", "Harbour");
  const typed = await settled(page);
  await page.focus("#more");
  await page.keyboard.press("Enter");
  const more = await seen(page);
  await page.focus("#query");
  await page.keyboard.press("End");
  await page.keyboard.type(" xyzzy");
  await pause(600);
  const nothing = await settled(page);
  await page.evaluate(() => document.querySelector("#filters summary").click());
  await page.click('button[type="reset"]');
  await pause(300);
  said.typing = { unasked, before, typed, more, nothing, cleared: await seen(page), troubles };
  await page.close();
}

// --- what is asked in the address -------------------------------------------------------------------

said.asked = {};
for (const [name, query] of Object.entries({
  accents: "q=uber+zoe",
  prefix: "q=harb",
  inside: "q=%E6%89%8B%E7%B4%99",
  hindi: `q=${encodeURIComponent("हिन्दी")}`,
  hostile: "q=alert",
  author: "author=ANNA+B",
  years: "from=1975&to=1976",
  language: "language=de",
  short: "length=0-5",
  long: "length=60-",
  oldest: "q=harbour&order=oldest",
  dated: "q=harbour&order=by_date",
  titled: "q=harbour&order=by_title",
  longest: "q=harbour&order=longest",
  nonsense: "q=harbour%25%5B(&order=xyzzy&length=9&item=1&unknown=1",
})) {
  said.asked[name] = await searched(`index.html?${query}`);
}
said.page = await searched("page/1/index.html?q=uber");

// --- with the keyboard alone ------------------------------------------------------------------------

{
  const { page } = await open(browser, `${server.address}/index.html`);
  said.stops = [];
  for (let stop = 0; stop < 14; stop += 1) {
    await page.keyboard.press("Tab");
    said.stops.push(
      await page.evaluate(() => {
        const one = document.activeElement;
        const { outlineWidth } = getComputedStyle(one);
        const { width, height } = one.getBoundingClientRect();
        const name = one.ariaLabel || one.labels?.[0]?.textContent || one.textContent;
        return { name: name.trim(), outline: parseFloat(outlineWidth), size: [width, height] };
      }),
    );
  }
  await page.close();
}

// --- without scripts, from a disk, narrow, with fewer movements -------------------------------------

{
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${server.address}/index.html`);
  said.scriptless = await page.$eval("#search", (one) => getComputedStyle(one).display);
  await page.close();
}
{
  const address = pathToFileURL(join(folder, "index.html")).href;
  const { page, troubles } = await open(browser, address);
  said.disk = {
    form: (await seen(page)).form,
    paper: await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    troubles,
  };
  await page.close();
}
{
  const { page } = await open(browser, `${server.address}/index.html?q=harbour&from=1900`, {
    width: 320,
    height: 640,
  });
  await settled(page);
  said.narrow = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.close();
}

// --- the player on an episode's page ----------------------------------------------------------------

{
  const { page, troubles } = await open(browser, `${server.address}/episodes/seed/index.html`);
  await page.click("#play");
  await page.waitForFunction(() => document.getElementById("audio").currentTime > 0.3);
  said.episode = {
    troubles,
    data: await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).audio),
    width: await page.evaluate(() => document.documentElement.scrollWidth),
    home: await page.$eval(".show-top .home", (one) => one.href),
  };
  await page.close();
}

// --- shards that are gone ---------------------------------------------------------------------------

{
  const { page } = await open(browser, `${server.address}/index.html`);
  rmSync(join(folder, "search", "1.json"));
  await page.type("#query", "harbour");
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("loaded"));
  said.gone = await seen(page);
  await page.close();
}
server.end();

// --- much to fetch ------------------------------------------------------------------------------------

{
  const much = await serve(large);
  const { page, asked } = await open(browser, `${much.address}/index.html?q=harbour`);
  await page.waitForFunction(() => !document.getElementById("go-on").hidden);
  const fetched = () => asked.filter((one) => /search\/\d/.test(one)).length;
  const before = { ...(await seen(page)), fetched: fetched() };
  before.offer = await page.$eval("#go-on", (one) => one.textContent);
  await page.click("#go-on");
  const after = { ...(await settled(page)), fetched: fetched() };
  said.much = { before, after };
  much.end();
}

await browser.close();
console.log(JSON.stringify(said));
