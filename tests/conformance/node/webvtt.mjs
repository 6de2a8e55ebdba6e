// What webvtt-parser (the W3C's validator) says of files: `node webvtt.mjs FILE...`

import { readFileSync } from "node:fs";
import parser from "webvtt-parser";

const judged = process.argv.slice(2).map((file) => {
  const parsed = new parser.WebVTTParser().parse(readFileSync(file, "utf-8"), "subtitles");
  return { errors: parsed.errors, cues: parsed.cues.length };
});
console.log(JSON.stringify(judged));
