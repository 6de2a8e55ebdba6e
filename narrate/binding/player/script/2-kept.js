// SPDX-License-Identifier: MIT-0
// What is kept on this device: preferences for all editions, and where each was left.

const PREFERENCES = "narrate:preferences";
const PLACE = `narrate:place:${data.key}`;

// Storage may be full, forbidden, or somebody else's nonsense.
function kept(name) {
  try {
    const value = JSON.parse(localStorage.getItem(name));
    return value !== null && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // What cannot be kept is lost when the page is closed, and nothing else.
  }
}

const KEYS = {
  play: "p",
  restart: "s",
  "previous-sentence": "r",
  "next-sentence": "f",
  "previous-paragraph": "b",
  "next-paragraph": "n",
  "previous-heading": "g",
  "next-heading": "h",
  slower: "z",
  faster: "x",
  mute: "m",
  volume: "v",
  settings: "e",
  chapters: "t",
  recall: "c",
};
const MODIFIERS = { "alt+ctrl": say.alt_ctrl, "alt+shift": say.alt_shift, off: say.off };
const DEFAULTS = {
  theme: "",
  face: "",
  highlight: "",
  size: 1,
  follow: true,
  rate: 1,
  volume: 1,
  muted: false,
  modifiers: "alt+ctrl",
};

const preferences = { ...DEFAULTS, keys: { ...KEYS } };

function recallPreferences() {
  const found = kept(PREFERENCES);
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (typeof found[name] === typeof value) preferences[name] = found[name];
  }
  for (const action of Object.keys(KEYS)) {
    const key = found.keys?.[action];
    if (typeof key === "string" && key.length <= 1) preferences.keys[action] = key;
  }
  if (!(preferences.modifiers in MODIFIERS)) preferences.modifiers = DEFAULTS.modifiers;
  preferences.size = Math.min(3, Math.max(0.7, preferences.size));
  preferences.volume = Math.min(1, Math.max(0, preferences.volume));
  preferences.rate = Math.min(4, Math.max(0.25, preferences.rate));
}

function prefer(name, value) {
  preferences[name] = value;
  keep(PREFERENCES, preferences);
  applyPreferences();
}
