// SPDX-License-Identifier: MIT-0
// Shards: fetched when they are needed, kept while there is room, asked for words.

const KEPT_BYTES = 48e6; // of what was fetched; the browser's own cache has the rest

const kept = new Map(); // number: shard, the one used longest ago first
const sizes = new Map(); // number: bytes, of all that were ever fetched here
let keptBytes = 0;
let listed = null;

const fetched = () => [...sizes.values()].reduce((sum, one) => sum + one, 0);

async function load(name, signal) {
  const answer = await fetch(`${root}search/${name}.json`, { signal });
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.text();
}

/** Numbers and counts of all shards, the oldest episodes first. */
async function shards(signal) {
  listed ??= JSON.parse(await load("index", signal)).shards;
  return listed;
}

async function shard(number, signal) {
  const known = kept.get(number);
  if (known) {
    kept.delete(number);
    kept.set(number, known);
    return known;
  }
  const text = await load(number, signal);
  const { episodes, terms, found } = JSON.parse(text);
  const fresh = { episodes, terms: terms.split(" "), found: found.split(" "), size: text.length };
  sizes.set(number, text.length);
  kept.set(number, fresh);
  keptBytes += fresh.size;
  for (const [oldest, { size }] of kept) {
    if (keptBytes <= KEPT_BYTES || oldest === number) break;
    kept.delete(oldest);
    keptBytes -= size;
  }
  return fresh;
}

/** How many episodes later the next one is; what is near is said in one byte, from 0x5D on. */
const laterBy = (code) => code - (code < 0x7f ? 0x5d : 0x7f);

/** Numbers, within a shard, of the episodes that hold a word which begins as `term` does. */
function holding({ terms, found }, term) {
  const inside = INSIDE.test(term);
  const numbers = new Set();
  terms.forEach((one, index) => {
    if (!(inside ? one.includes(term) : one.startsWith(term))) return;
    let number = 0;
    for (const step of found[index]) numbers.add((number += laterBy(step.charCodeAt(0))));
  });
  return numbers;
}

const yearOf = (date) => Number(/\b\d{4}\b/.exec(date)?.[0] ?? NaN);

/** Episodes of a shard that are asked for, oldest first. */
function matches(one, number, { terms, author, from, to, language: tongue, length }) {
  const holders = terms.map((term) => holding(one, term));
  const [least, most] = length ? length.split("-").map((part) => Number(part || Infinity)) : [];
  return one.episodes
    .map(([slug, title, by, date, spoken, seconds], at) => ({
      slug, title, by, date, spoken, seconds, at, shard: number,
    }))
    .filter(
      (row) =>
        holders.every((numbers) => numbers.has(row.at)) &&
        (!author || fold(row.by).includes(author)) &&
        (!from || yearOf(row.date) >= from) &&
        (!to || yearOf(row.date) <= to) &&
        (!tongue || row.spoken === tongue) &&
        (!length || (row.seconds >= least * 60 && row.seconds < most * 60)),
    );
}
