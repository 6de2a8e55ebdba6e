// SPDX-License-Identifier: MIT-0
// Keys and buttons: what can be done, and what does it. No key works without its modifiers, so
// none is taken from the browser, a screen reader or the space bar that scrolls.

const ACTIONS = {
  play: toggle,
  restart: () => goTo(0),
  "previous-sentence": () => skip(null, true),
  "next-sentence": () => skip(null, false),
  "previous-paragraph": () => skip(data.paragraphs, true),
  "next-paragraph": () => skip(data.paragraphs, false),
  "previous-heading": () => skip(data.headings, true),
  "next-heading": () => skip(data.headings, false),
  slower: () => changeRate(-1),
  faster: () => changeRate(1),
  mute: () => {
    prefer("muted", !preferences.muted);
    tell(preferences.muted ? say.muted : say.unmuted);
  },
  volume: () => {
    open("settings");
    byId("volume").focus();
  },
  settings: () => open("settings"),
  chapters: openChapters,
  recall,
  smaller: () => changeSize(-1),
  larger: () => changeSize(1),
  reset: resetPreferences,
  close: (button) => button.closest("dialog").close(),
  "close-note": () => byId("note").hidePopover(),
};

function open(id) {
  if (!byId(id).open) byId(id).showModal();
}

function pressed(event) {
  const { modifiers } = preferences;
  if (modifiers === "off" || !event.altKey || event.metaKey) return false;
  return modifiers === "alt+ctrl"
    ? event.ctrlKey && !event.shiftKey
    : event.shiftKey && !event.ctrlKey;
}

/** The letter on a key, whatever Alt makes of it. */
function letter(event) {
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  return event.code.replace(/^(Key|Digit|Numpad)(?=.$)/, "").toLowerCase();
}

function onKey(event) {
  if (!pressed(event)) return;
  const key = letter(event);
  const action = Object.keys(KEYS).find((one) => preferences.keys[one] === key);
  if (action) ACTIONS[action]();
  else if (/^[1-9]$/.test(key)) prefer("volume", Number(key) / 10);
  else return;
  event.preventDefault();
}

function begin() {
  recallPreferences();
  preparePreferences();
  prepareSound();
  preparePage();
  watchScrolling();
  document.querySelectorAll(".inside [hidden]:not(.trouble, #open-chapters)").forEach((one) => {
    one.hidden = false;
  });
  applyPreferences();
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) ACTIONS[button.dataset.do](button);
  });
  document.addEventListener("keydown", onKey);
  const slider = byId("position");
  slider.addEventListener("input", () => goTo(slider.value * 1000));
  nameToTheSystem();
  showPlaying();
  mark({ opens: true });
  showTime();
  resume();
}

begin();
