// SPDX-License-Identifier: MIT-0
// What the site says, and how it reads what is typed.

const byId = (id) => document.getElementById(id);
const say = JSON.parse(byId("say").textContent);
const root = document.body.dataset.root;
const language = document.documentElement.lang;

/** Fill the `{}` of a sentence of the site. */
const fill = (sentence, ...values) => values.reduce((s, v) => s.replace("{}", () => v), sentence);

const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, say.thousands);

/** Small letters without accents, as the shards have their terms. */
const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

const termsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// Scripts in which a word may stand inside what looks like one: without blanks, or with articles
// and prepositions written to it.
const INSIDE = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;

/** Write a date as the site does: `9 June 1977`; one that is no ISO date stays as it is. */
function written(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(date) ?? [];
  const name = say.months[Number(month) - 1];
  if (!name) return year ?? date;
  if (!day) return fill(say.month, name, year);
  return fill(say.day, day === "01" ? say.first : String(Number(day)), name, year);
}

function lasting(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return fill(say.minutes, minutes);
  return fill(say.hours, Math.floor(minutes / 60), minutes % 60);
}
