// SPDX-License-Identifier: MIT-0
// The search: from the newest shard to the oldest, or the other way; asked before it fetches much.

const FREE_BYTES = 10e6;
const PAUSE_MS = 250; // after the last key
const TELL_MS = 1000; // between two reports to those who listen
const MOST_AUTHORS = 200; // offered while somebody types

const form = byId("search");
const field = (name) => form.elements.namedItem(name); // one is called `length`
let allowed = FREE_BYTES;
let running = null;
let told = 0;
let typed = 0;

function asked() {
  const values = Object.fromEntries(new FormData(form));
  const year = (name) => (/^\d{1,4}$/.test(values[name]) ? Number(values[name]) : 0);
  return {
    terms: termsOf(values.q),
    author: fold(values.author.trim()),
    from: year("from"),
    to: year("to"),
    language: values.language,
    length: values.length,
    order: values.order,
  };
}

const isBlank = ({ terms, author, from, to, language: tongue, length, order }) =>
  !(terms.length || author || from || to || tongue || length || order !== "newest");

/** Say how far it is: at once when it stands still, else no more often than one can listen. */
function report(done, all, { ended = false, question = "" } = {}) {
  if (!ended && !question && performance.now() - told < TELL_MS) return;
  told = performance.now();
  const counts = [done, all].map(grouped);
  const sentence = ended && !results.length
    ? fill(say.none, ...counts)
    : fill(ended ? say.found : say.searching, grouped(results.length), ...counts);
  byId("status").textContent = `${sentence} ${question}`.trim();
}

function addChoice(list, value, text) {
  const known = [...list.children].some((one) => one.value === value);
  if (value && !known) list.append(new Option(text, value));
}

function nameOf(tongue) {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tongue);
  } catch {
    return tongue; // A tag that is none stands for itself.
  }
}

/** Offer what a shard has to those who choose. */
function offerChoices({ episodes }) {
  const authors = new Set(episodes.map(([, , by]) => by));
  const tongues = new Set(episodes.map(([, , , , tongue]) => tongue));
  for (const one of authors) {
    if (byId("authors").children.length < MOST_AUTHORS) addChoice(byId("authors"), one, one);
  }
  for (const one of tongues) addChoice(field("language"), one, nameOf(one));
}

/** Take what the address asks for; what is no choice is left. */
function recall() {
  const given = [...new URLSearchParams(location.search)].filter(([name]) => field(name));
  for (const [name, value] of given) {
    if (name === "language") addChoice(field(name), value, nameOf(value));
    field(name).value = value;
    if (field(name).selectedIndex < 0) field(name).selectedIndex = 0;
  }
  byId("filters").open = given.some(([name]) => name !== "q");
  return given.length > 0;
}

/** Wait until somebody allows what is left to be fetched. */
function permission(left, done, all, signal) {
  const unknown = left.filter(([number]) => !sizes.has(number)).length;
  const megabytes = Math.ceil((unknown * fetched()) / sizes.size / 1e6);
  byId("go-on").textContent = fill(say.go_on, grouped(all - done));
  byId("go-on").hidden = false;
  report(done, all, { question: fill(say.ask, grouped(megabytes)) });
  return new Promise((go, stop) => {
    byId("go-on").onclick = () => {
      allowed = Infinity;
      byId("go-on").hidden = true;
      byId("query").focus();
      go();
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

async function searchAll(wanted, signal) {
  const all = await shards(signal);
  const left = wanted.order === "oldest" ? all : all.toReversed();
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  for (const [index, [number, count]] of left.entries()) {
    if (!sizes.has(number) && fetched() >= allowed) {
      await permission(left.slice(index), done, total, signal);
    }
    const one = await shard(number, signal);
    await new Promise((ready) => setTimeout(ready)); // keys and clicks come first
    if (signal.aborted) return;
    take(matches(one, number, wanted), wanted.order);
    offerChoices(one);
    done += count;
    report(done, total);
  }
  report(done, total, { ended: true });
}

function keepAddress() {
  const values = [...new FormData(form)].filter(([name, value]) => value && value !== "newest");
  const query = new URLSearchParams(values).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

async function search() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const wanted = asked();
  const blank = isBlank(wanted);
  byId("episodes").hidden = !blank;
  byId("go-on").hidden = true;
  byId("status").textContent = "";
  told = performance.now();
  keepAddress();
  forget();
  if (blank) return show();
  try {
    await searchAll(wanted, signal);
  } catch {
    if (!signal.aborted) byId("status").textContent = say.trouble;
  }
}

function searchSoon() {
  clearTimeout(typed);
  typed = setTimeout(search, PAUSE_MS);
}

/** Fill the choices when somebody comes near them. */
async function prepareChoices() {
  try {
    const all = await shards();
    if (all.length) offerChoices(await shard(all.at(-1)[0]));
  } catch {
    // The search itself will say so.
  }
}

function begin() {
  if (location.protocol === "file:") {
    form.hidden = true; // nothing can be fetched there
    return;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typed);
    search();
  });
  form.addEventListener("input", searchSoon);
  form.addEventListener("reset", () => setTimeout(search));
  form.addEventListener("focusin", prepareChoices, { once: true });
  byId("more").addEventListener("click", showMore);
  if (location.hash === "#search") byId("query").focus();
  if (recall()) search();
}

begin();
