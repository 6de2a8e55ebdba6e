// Where a browser goes on after a jump, for each server: `node seek.mjs SECONDS ADDRESS...`, each the
// address of a sound. Goes to stdout: how far from the place that was asked for, at once and later.

import { launch } from "./browser.mjs";

const [wanted, ...sounds] = process.argv.slice(2);
const browser = await launch();
const landed = {};
for (const sound of sounds) {
  const page = await browser.newPage();
  await page.goto(new URL("/", sound), { waitUntil: "domcontentloaded" });
  landed[sound] = await page.evaluate(
    async (address, target) => {
      const on = (audio, name) =>
        new Promise((done, fail) => {
          audio.addEventListener(name, done, { once: true });
          audio.addEventListener("error", () => fail(new Error("it cannot be played")), { once: true });
        });
      const audio = new Audio();
      audio.src = address;
      const starts = on(audio, "playing");
      await audio.play();
      await starts;
      const arrives = on(audio, "seeked");
      audio.currentTime = target;
      await arrives;
      const first = { at: audio.currentTime, wall: performance.now() };
      await new Promise((done) => setTimeout(done, 1000));
      return {
        seeked: audio.currentTime >= target ? first.at - target : audio.currentTime - target,
        heard: audio.currentTime - first.at,
        wall: (performance.now() - first.wall) / 1000,
        seekable: audio.seekable.length ? audio.seekable.end(audio.seekable.length - 1) : 0,
        duration: audio.duration,
      };
    },
    sound,
    Number(wanted),
  );
  await page.close();
}
await browser.close();
console.log(JSON.stringify(landed));
