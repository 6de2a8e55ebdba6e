// Journeys through the player, as a person with a keyboard, a mouse or a pair of ears makes them:
// `node journeys.mjs FOLDER PAGE NOTES_PAGE`. Says what was seen; the tests judge it.

import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, open, pause, serve } from "./browser.mjs";

const [folder, name, withNotes] = process.argv.slice(2);
const browser = await launch();
const server = await serve(folder);
const address = (page) => `${server.address}/${page}`;

const state = (page) =>
  page.evaluate(() => ({
    at: document.getElementById("audio").currentTime * 1000,
    paused: document.getElementById("audio").paused,
    rate: document.getElementById("audio").playbackRate,
    pitch: document.getElementById("audio").preservesPitch,
    current: Number(document.querySelector(".s.current").id.slice(1)),
    marked: document.querySelectorAll("[aria-current=true].s").length,
    status: document.getElementById("status").textContent,
  }));

const data = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));

async function chord(page, key, modifiers = ["Control", "Alt"]) {
  for (const one of modifiers) await page.keyboard.down(one);
  await page.keyboard.press(key);
  for (const one of modifiers) await page.keyboard.up(one);
  await pause(150);
}

/** Note, frame by frame, which sentence and which word is marked and what is heard then. */
const watch = (page) =>
  page.evaluate(() => {
    const audio = document.getElementById("audio");
    window.seen = { sentences: [], words: [], began: null };
    let sentence = "";
    let word = "";
    const look = () => {
      const at = audio.currentTime * 1000;
      const wall = performance.now();
      const id = document.querySelector(".s.current")?.id;
      if (id !== sentence) window.seen.sentences.push({ index: Number(id.slice(1)), at, wall });
      sentence = id;
      const [range] = CSS.highlights.get("word");
      const text = range ? String(range) : "";
      if (text && text !== word) window.seen.words.push({ sentence: id, text, at });
      word = text;
      requestAnimationFrame(look);
    };
    audio.addEventListener("playing", () => {
      window.seen.began ??= { wall: performance.now(), at: audio.currentTime * 1000 };
    });
    requestAnimationFrame(look);
  });

async function sync(rate, from, seconds) {
  const { page, troubles, asked } = await open(browser, address(name));
  const { sentences } = await data(page);
  await page.select("#rate", String(rate));
  await page.evaluate((at) => (document.getElementById("audio").currentTime = at), from);
  await watch(page);
  await page.click("#play");
  await pause(1000 * seconds);
  await page.click("#play");
  const seen = await page.evaluate(() => window.seen);
  const { rate: speed, pitch } = await state(page);
  await page.close();
  return { seen, sentences, speed, pitch, troubles, asked };
}

async function mouse() {
  const { page } = await open(browser, address(name));
  const { sentences } = await data(page);
  const seen = {};
  const spot = await page.evaluate(() => {
    const sentence = document.getElementById("s2").firstChild;
    const range = document.createRange();
    const at = sentence.data.lastIndexOf(" ") + 2;
    range.setStart(sentence, at);
    range.setEnd(sentence, at + 1);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.click(spot.x, spot.y);
  await pause(50);
  seen.clicked = await state(page);
  const [start, , ...row] = sentences[2];
  let last = start;
  for (let i = 0; i < row.length; i += 3) last += row[i];
  seen.lastWord = last;
  await page.click('[data-do="next-paragraph"]');
  await pause(100);
  seen.skipped = await state(page);
  await page.evaluate(() => document.getElementById("audio").pause());
  await page.evaluate(() => {
    const slider = document.getElementById("position");
    slider.value = 12;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await pause(150);
  seen.slid = await state(page);
  await page.close();
  return { ...seen, starts: sentences.map((one) => one[0]) };
}

async function keys() {
  const { page } = await open(browser, address(withNotes), { height: 600 });
  const { sentences, paragraphs, headings } = await data(page);
  const seen = { stops: [], starts: sentences.map((one) => one[0]), paragraphs, headings };
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press("Tab");
    await pause(30);
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === document.body) return null;
      const box = here.getBoundingClientRect();
      const bar = document.getElementById("bar");
      const edge = bar.getBoundingClientRect().top;
      const shown = getComputedStyle(here);
      return {
        name: here.getAttribute("aria-label") ?? here.textContent.trim().slice(0, 40),
        tag: here.tagName,
        covered: !bar.contains(here) && box.bottom > edge + 1,
        outline: parseFloat(shown.outlineWidth),
        size: [box.width, box.height],
      };
    });
    if (!stop) break;
    seen.stops.push(stop);
  }
  await page.focus("#play");
  await page.keyboard.press("Enter");
  await pause(300);
  seen.entered = await state(page);
  await chord(page, "p");
  seen.paused = await state(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Space");
  await pause(500);
  seen.spaced = { ...(await state(page)), scrolled: await page.evaluate(() => scrollY) };
  await page.keyboard.press("p");
  seen.bare = await state(page);
  await chord(page, "s");
  for (const [step, key] of [["sentence", "f"], ["paragraph", "n"], ["back", "r"]]) {
    await chord(page, key);
    seen[step] = await state(page);
  }
  await chord(page, "x");
  seen.faster = await state(page);
  await chord(page, "e");
  seen.settings = await page.evaluate(() => document.getElementById("settings").open);
  await page.keyboard.press("Escape");
  await pause(100);
  seen.closed = await page.evaluate(() => !document.getElementById("settings").open);
  await page.evaluate(() => {
    const input = document.getElementById("key-play");
    input.value = "k";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await chord(page, "k");
  seen.remapped = await state(page);
  await chord(page, "p");
  seen.forgotten = await state(page);
  await page.select("#modifiers", "off");
  await chord(page, "k");
  seen.off = await state(page);
  await page.evaluate(() => document.getElementById("audio").pause());
  await page.evaluate(() => document.querySelector('.s[tabindex="0"]').focus());
  const from = await page.evaluate(() => Number(document.activeElement.id.slice(1)));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await pause(100);
  seen.fromText = { ...(await state(page)), from };
  await page.close();
  return seen;
}

async function notes() {
  const { page } = await open(browser, address(withNotes));
  const look = () =>
    page.evaluate(() => ({
      open: document.getElementById("note").matches(":popover-open"),
      title: document.getElementById("note-title").textContent,
      text: document.getElementById("note-text").textContent.trim(),
      inside: document.getElementById("note").contains(document.activeElement),
      focus: document.activeElement.id,
    }));
  await page.focus(".noteref");
  await page.keyboard.press("Enter");
  await pause(100);
  const opened = await look();
  await page.keyboard.press("Escape");
  await pause(100);
  const closed = await look();
  await page.close();
  return { opened, closed };
}

async function resume() {
  const { page } = await open(browser, address(name));
  await page.evaluate(() => (document.getElementById("audio").currentTime = 20));
  await page.click("#play");
  await pause(1200);
  await page.click("#play");
  const left = await state(page);
  await page.reload({ waitUntil: "load" });
  await pause(300);
  const back = await state(page);
  await page.evaluate(() => localStorage.setItem("narrate:preferences", '{"rate":"x","keys":7,"size":1e9}'));
  await page.evaluate(() => localStorage.setItem(Object.keys(localStorage).find((k) => k.includes("place")), "[[["));
  const broken = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  await page.reload({ waitUntil: "load" });
  const after = await state(page);
  await page.close();
  return { left, back, after, broken };
}

/** The page has what it needs where scripts may keep nothing and from where there is no server. */
async function disk() {
  const file = pathToFileURL(join(folder, name)).href;
  const { page, troubles, asked } = await open(browser, file);
  await page.click("#play");
  await pause(1500);
  const played = await state(page);
  await page.close();
  return { played, troubles, asked };
}

async function sleep() {
  const { page } = await open(browser, address(name));
  await page.click("#play");
  await page.select("#sleep", "5");
  await pause(100);
  const set = await state(page);
  await page.evaluate(() => {
    const now = Date.now();
    Date.now = () => now + 5 * 60000 + 1;
  });
  await pause(700);
  const slept = await state(page);
  await page.close();
  return { set, slept };
}

const said = {};
const journeys = { sync: () => sync(1, 43, 13), fast: () => sync(2, 8, 6), mouse, keys, notes, resume, disk, sleep };
for (const [title, go] of Object.entries(journeys)) {
  said[title] = await go();
  const page = await browser.newPage(); // the next one knows nothing of this one
  await page.goto(address("nothing"));
  await page.evaluate(() => localStorage.clear());
  await page.close();
}
await browser.close();
server.end();
console.log(JSON.stringify(said));
