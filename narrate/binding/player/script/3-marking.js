// SPDX-License-Identifier: MIT-0
// The sentence and the word that are heard, and the page that follows them.

const FOLLOW_BAND = [0.12, 0.75]; // of the height that the bar leaves free
const FAR = 2; // windows; what is farther may not be laid out
const still = matchMedia("(prefers-reduced-motion: reduce)");
const element = (index) => byId(`s${index}`);

// A word is marked as a highlight over the text, which stays whole for selections and readers.
const marks = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
if (marks) CSS.highlights.set("word", marks);

let current = -1;
let currentWords = [];
let currentWord = -1;
let stretches = []; // text nodes of the current sentence and where each begins
let following = true;
let lastPlaced = -1;

/** Text nodes of a sentence, marks of notes aside, each with its place in the sentence's text. */
function textStretches(sentence) {
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".noteref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  let begin = 0;
  while (walker.nextNode()) {
    found.push({ node: walker.currentNode, begin });
    begin += walker.currentNode.length;
  }
  return found;
}

function pointAt(offset, atEnd) {
  let index = lastAtMost(stretches.map((one) => one.begin), offset);
  if (atEnd && index > 0 && stretches[index].begin === offset) index -= 1;
  const { node, begin } = stretches[index];
  return [node, Math.min(offset - begin, node.length)];
}

function markWord(index) {
  if (index === currentWord) return;
  currentWord = index;
  if (!marks) return;
  marks.clear();
  if (index < 0 || preferences.highlight) return;
  const { first, end } = currentWords[index];
  const range = document.createRange();
  range.setStart(...pointAt(first, false));
  range.setEnd(...pointAt(end, true));
  marks.add(range);
}

function markSentence(index) {
  if (index === current) return false;
  const [before, now] = [element(current), element(index)];
  before?.classList.remove("current");
  before?.removeAttribute("aria-current");
  now.classList.add("current");
  now.setAttribute("aria-current", "true");
  takeTabStop(now);
  current = index;
  currentWord = -1;
  marks?.clear();
  currentWords = wordsOf(index);
  stretches = textStretches(now);
  markChapter();
  return true;
}

let tabStop = null;

/** One sentence at a time is a stop for the Tab key. */
function takeTabStop(sentence) {
  if (tabStop === sentence || document.activeElement === tabStop) return;
  tabStop?.removeAttribute("tabindex");
  tabStop?.removeAttribute("aria-describedby");
  tabStop = sentence;
  sentence.tabIndex = 0;
  sentence.setAttribute("aria-describedby", "how");
}

/** Bring the marks to where the sound is, and the page with them, but when it opens. */
function mark({ opens = false } = {}) {
  const ms = nowMs();
  const moved = markSentence(sentenceAt(ms));
  const ended = ms > data.sentences[current][1] + HAIR_MS || ms < starts[0];
  markWord(ended ? -1 : lastAtMost(currentWords.map((one) => one.at), ms));
  if (moved && !opens) follow();
  return moved;
}

function inBand() {
  const free = innerHeight - barHeight();
  const box = element(current).getBoundingClientRect();
  return box.top >= FOLLOW_BAND[0] * free - 1 && box.bottom <= FOLLOW_BAND[1] * free + 1;
}

function inView() {
  const box = element(current).getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight - barHeight();
}

function follow() {
  if (!preferences.follow) return;
  if (!following && inView()) following = true;
  if (following && !inBand()) bringIntoView();
  showRecall();
}

/** Scroll so that the sentence stands where it is read well. */
function bringIntoView() {
  const leaf = element(current).closest(".leaf");
  const away = Math.abs(leaf.getBoundingClientRect().top) > FAR * innerHeight;
  if (!away || leaf.contains(element(lastPlaced))) {
    place(still.matches ? "instant" : "smooth");
    return;
  }
  // A leaf that was never laid out has a guessed height: show it first, and then the sentence.
  leaf.scrollIntoView({ block: "start", behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => following && place("instant")));
}

function place(behavior) {
  const free = innerHeight - barHeight();
  const box = element(current).getBoundingClientRect();
  const high = box.height > free * 0.6;
  const top = scrollY + box.top - (high ? FOLLOW_BAND[0] : 0.3) * free;
  scrollTo({ top, behavior });
  lastPlaced = current;
}

function showRecall() {
  byId("recall").hidden = following || current < 0 || inView();
}

function recall() {
  following = true;
  bringIntoView();
  byId("recall").hidden = true;
}

// Whoever scrolls wants to look elsewhere; the page waits until it is called back.
function letGo() {
  following = false;
}

const barHeight = () =>
  getComputedStyle(byId("bar")).position === "fixed" ? byId("bar").offsetHeight : 0;

function watchScrolling() {
  const scrolls = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);
  addEventListener("wheel", letGo, { passive: true });
  addEventListener("touchmove", letGo, { passive: true });
  addEventListener("keydown", (event) => {
    const control = event.target.closest?.("button, input, select, dialog, [popover]");
    if (scrolls.has(event.key) && !control) letGo();
  });
  addEventListener("scroll", () => requestAnimationFrame(showRecall), { passive: true });
  new ResizeObserver(() => {
    root.style.setProperty("--bar-height", `${barHeight()}px`);
  }).observe(byId("bar"));
}
