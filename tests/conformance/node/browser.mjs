// A browser, and a small server on loopback that knows byte ranges (players seek with them).

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import puppeteer from "puppeteer-core";

export const CHROMIUM = process.env.NARRATE_CHROMIUM; // its path, which the tests say
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".opus": "audio/ogg",
};

export const launch = () => puppeteer.launch({ executablePath: CHROMIUM, args: FLAGS });
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function send(root, request, response) {
  const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = join(root, normalize(name));
  let size;
  try {
    size = statSync(file).size;
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.");
    return;
  }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const start = Number(first ?? 0);
  const end = last ? Math.min(Number(last), size - 1) : size - 1;
  response.writeHead(first === undefined ? 200 : 206, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": end - start + 1,
    "Accept-Ranges": "bytes",
    ...(first === undefined ? {} : { "Content-Range": `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(file, { start, end }).pipe(response);
}

/** Serve a folder; returns its address and how to end it. */
export async function serve(root) {
  const server = createServer((request, response) => send(root, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, end: () => server.close() };
}

/** Open a page and note everything that goes wrong on it or is asked for by it. */
export async function open(browser, address, { width = 1280, height = 800, media = [] } = {}) {
  const page = await browser.newPage();
  const troubles = [];
  const asked = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) troubles.push(message.text());
  });
  page.on("request", (request) => asked.push(request.url().slice(0, 200)));
  await page.setViewport({ width, height });
  const session = await page.createCDPSession(); // knows more features than puppeteer does
  await session.send("Emulation.setEmulatedMedia", { features: media });
  await page.goto(address, { waitUntil: "load" });
  return { page, troubles, asked };
}
