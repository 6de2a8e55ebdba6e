// SPDX-License-Identifier: MIT-0
// Results: in the order that was chosen, a few at a time.

const STEP = 50;

const collator = new Intl.Collator(language, { numeric: true });
const later = (one, other) => other.shard - one.shard || other.at - one.at;
const dated = (row) => (Number.isNaN(yearOf(row.date)) ? "\uffff" : row.date);
const ORDERS = {
  newest: later,
  oldest: (one, other) => later(other, one),
  by_date: (one, other) => (dated(one) < dated(other) ? -1 : dated(one) > dated(other) ? 1 : 0),
  by_title: (one, other) => collator.compare(one.title, other.title),
  shortest: (one, other) => one.seconds - other.seconds,
  longest: (one, other) => other.seconds - one.seconds,
};

let results = [];
let shown = STEP;

const address = (slug) => `${root}episodes/${encodeURIComponent(slug)}/index.html`;

function span(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}

function dot() {
  const made = span(" · ");
  made.ariaHidden = "true";
  return made;
}

function item(row) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  const title = document.createElement("bdi");
  const heading = document.createElement("h3");
  const facts = document.createElement("p");
  if (row.spoken !== language) title.lang = row.spoken;
  title.textContent = row.title;
  link.href = address(row.slug);
  link.append(title);
  heading.append(link);
  facts.className = "facts";
  if (row.date) facts.append(span(written(row.date)));
  if (row.date && row.seconds) facts.append(dot());
  if (row.seconds) facts.append(span(lasting(row.seconds)));
  entry.append(heading);
  if (row.by) {
    const author = document.createElement("p");
    author.className = "author";
    author.textContent = row.by;
    entry.append(author);
  }
  entry.append(facts);
  return entry;
}

/** Show what was found so far; what stands already stays where it is, and the focus with it. */
function show() {
  const list = byId("found");
  const wanted = results.slice(0, shown);
  const standing = new Map([...list.children].map((one) => [one.dataset.key, one]));
  wanted.forEach((row, index) => {
    const key = `${row.shard}/${row.at}`;
    let entry = standing.get(key);
    standing.delete(key);
    if (!entry) {
      entry = item(row);
      entry.dataset.key = key;
    }
    if (list.children[index] !== entry) list.insertBefore(entry, list.children[index] ?? null);
  });
  for (const one of standing.values()) one.remove();
  byId("results").hidden = !results.length;
  byId("more").hidden = results.length <= shown;
}

function take(rows, order) {
  results = results.concat(rows).sort(ORDERS[order]);
  show();
}

function forget() {
  results = [];
  shown = STEP;
}

function showMore() {
  const first = shown;
  shown += STEP;
  show();
  byId("found").children[first].querySelector("a").focus();
}
