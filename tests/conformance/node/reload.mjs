// An open page while its text is edited, broken and mended: `node reload.mjs ADDRESS TEXT SETTINGS`.
// ADDRESS is an edition's player on a running server, TEXT the file it is made from, SETTINGS a file
// that is not there yet. What was seen goes to stdout.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { launch, open } from "./browser.mjs";

const [address, text, settings] = process.argv.slice(2);
const browser = await launch();
const { page, troubles, asked } = await open(browser, address);
const until = (test, ...more) => page.waitForFunction(test, { timeout: 60_000 }, ...more);

const before = await page.title();
writeFileSync(text, readFileSync(text, "utf-8").replace("The boats", "The reloaded boats"));
await until(() => document.body.innerText.includes("The reloaded boats"));
writeFileSync(settings, '[edition]\ntitel = "x"\n');
await until(() => document.querySelector('body > [role="alert"]:not([hidden])'));
const alert = await page.$eval('body > [role="alert"]', (one) => one.innerText);
await page.reload();
await until(() => document.querySelector('body > [role="alert"]:not([hidden])'));
rmSync(settings);
await until(() => !document.querySelector('body > [role="alert"]:not([hidden])'));
const library = await open(browser, new URL("/", address));
writeFileSync(text.replace(/[^/]+$/, "another.txt"), "Another letter, made meanwhile.\n");
await library.page.waitForSelector('a[href^="/editions/another/"]', { timeout: 60_000 });
await browser.close();
console.log(JSON.stringify({ before, alert, troubles: [...troubles, ...library.troubles], asked }));
