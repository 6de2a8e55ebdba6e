// SPDX-License-Identifier: MIT-0
// The page: clicks on the text, notes, chapters.

/** Place in a sentence's text where a click fell; 0 where the browser cannot say. */
function offsetAt(event, sentence) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret ? caret.offsetNode : range?.startContainer;
  const offset = caret ? caret.offset : range?.startOffset;
  const stretch = textStretches(sentence).find((one) => one.node === node);
  return stretch ? stretch.begin + offset : 0;
}

const indexOf = (sentence) => Number(sentence.id.slice(1));

function playFromClick(event) {
  const sentence = event.target.closest(".s");
  const selecting = String(getSelection()).length > 0;
  if (!sentence || selecting || event.target.closest("a")) return;
  const offset = event.detail ? offsetAt(event, sentence) : 0;
  const words = wordsOf(indexOf(sentence));
  const word = words[lastAtMost(words.map((one) => one.first), offset)];
  goTo(word ? word.at : starts[indexOf(sentence)]);
  play();
}

/** Among sentences, with one of them in focus: Enter plays, left and right go on. */
function moveInText(event) {
  const sentence = event.target.closest(".s");
  if (!sentence || sentence !== event.target || event.altKey || event.ctrlKey || event.metaKey) return;
  const forward = getComputedStyle(sentence).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const index = indexOf(sentence);
  if (event.key === "Enter") {
    goToSentence(index, { begin: true });
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const other = element(index + (event.key === forward ? 1 : -1));
    if (!other) return;
    sentence.blur();
    takeTabStop(other);
    other.focus();
  } else {
    return;
  }
  event.preventDefault();
}

// --- notes --------------------------------------------------------------------------------------

function openNote(event) {
  const link = event.target.closest(".noteref");
  const note = link && byId(link.hash.slice(1));
  const panel = byId("note");
  if (!note || !panel.showPopover) return;
  event.preventDefault();
  byId("note-title").textContent = fill(say.note, link.textContent);
  const said = note.querySelector(".said") ?? note;
  const copy = said.cloneNode(true);
  copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  copy.querySelectorAll(".current").forEach((one) => one.classList.remove("current"));
  copy.querySelectorAll(".back").forEach((one) => one.remove());
  byId("note-text").lang = note.lang;
  byId("note-text").replaceChildren(...copy.childNodes);
  link.focus();
  panel.showPopover();
  panel.focus();
}

// --- chapters -----------------------------------------------------------------------------------

let currentChapter = null;

function markChapter() {
  const ms = starts[current];
  const index = lastAtMost(data.chapters.map((one) => one.start), ms);
  const link = document.querySelector(`#contents a[data-chapter="${index}"]`);
  if (link === currentChapter) return;
  currentChapter?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  currentChapter = link;
}

function openChapters() {
  const contents = byId("contents");
  if (!contents) return;
  byId("chapters-place").append(contents);
  byId("chapters").showModal();
  (currentChapter ?? contents.querySelector("a")).focus();
}

function takeChapter(event) {
  const link = event.target.closest("#contents a");
  if (!link) return;
  event.preventDefault();
  const chapter = data.chapters[Number(link.dataset.chapter)];
  byId("chapters").close();
  goTo(chapter.first === undefined ? chapter.start : starts[chapter.first]);
  tell(link.firstElementChild.textContent);
}

function preparePage() {
  const text = byId("text");
  text.addEventListener("click", openNote);
  text.addEventListener("click", playFromClick);
  text.addEventListener("keydown", moveInText);
  const contents = byId("contents");
  byId("open-chapters").hidden = !contents;
  if (!contents) return;
  const home = contents.parentElement;
  contents.addEventListener("click", takeChapter);
  byId("chapters").addEventListener("close", () => home.append(contents));
}
