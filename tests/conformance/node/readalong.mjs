// A reading system plays a book's media overlay; what it highlights, and when, goes to stdout.
// node readalong.mjs FOLDER BOOK: the book stands in the folder.

import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFileSync } from "node:fs";
import { launch, open, serve } from "./browser.mjs";

const [folder, book] = process.argv.slice(2);
const foliate = join(dirname(fileURLToPath(import.meta.url)), "node_modules", "foliate-js");
symlinkSync(foliate, join(folder, "foliate-js"));
writeFileSync(join(folder, "reader.html"), "<!doctype html><title>reader</title>");

const { address, end } = await serve(folder);
const browser = await launch();
try {
  const { page } = await open(browser, `${address}/reader.html`);
  const seen = await page.evaluate(async (name) => {
    let sound;
    const Plain = window.Audio;
    window.Audio = function (url) {
      sound = new Plain(url);
      return sound;
    };
    const { makeBook } = await import("/foliate-js/view.js");
    const opened = await makeBook(`/${name}`);
    const overlay = opened.getMediaOverlay();
    const rows = [];
    overlay.addEventListener("highlight", ({ detail }) => {
      rows.push({ id: detail.text.split("#")[1], at: sound.currentTime });
    });
    await new Promise((done) => {
      overlay.addEventListener("error", done);
      const watch = setInterval(() => {
        if (sound?.ended) {
          clearInterval(watch);
          done();
        }
      }, 100);
      overlay.start(0);
    });
    return { title: opened.metadata.title, toc: opened.toc, rows };
  }, book);
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
  end();
}
