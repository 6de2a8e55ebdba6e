// SPDX-License-Identifier: MIT-0
// Preferences: how it looks, how it sounds, which keys it listens to.

const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.5];

function setAttribute(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

function applyPreferences() {
  setAttribute("theme", preferences.theme);
  setAttribute("face", preferences.face);
  setAttribute("highlight", preferences.highlight);
  root.style.setProperty("--size", preferences.size);
  byId("size").textContent = `${Math.round(preferences.size * 100)} %`;
  audio.defaultPlaybackRate = preferences.rate;
  audio.playbackRate = preferences.rate;
  audio.volume = preferences.volume;
  audio.muted = preferences.muted;
  byId("rate").value = preferences.rate;
  byId("volume").value = Math.round(preferences.volume * 100);
  showDone(byId("volume"));
  byId("muted").checked = preferences.muted;
  byId("follow").checked = preferences.follow;
  byId("modifiers").value = preferences.modifiers;
  for (const name of ["theme", "face", "highlight"]) {
    const choice = document.querySelector(`input[name="${name}"][value="${preferences[name]}"]`);
    if (choice) choice.checked = true;
  }
  for (const [action, key] of Object.entries(preferences.keys)) byId(`key-${action}`).value = key;
  if (current >= 0) {
    const word = currentWord;
    currentWord = -2;
    markWord(word);
  }
}

function changeSize(step) {
  const at = lastAtMost(SIZES, preferences.size + 0.001) + step;
  prefer("size", SIZES[Math.min(SIZES.length - 1, Math.max(0, at))]);
  tell(fill(say.size_is, Math.round(preferences.size * 100)));
}

function setKey(action, key) {
  const keys = { ...preferences.keys };
  for (const other of Object.keys(keys)) if (key && keys[other] === key) keys[other] = "";
  keys[action] = key;
  prefer("keys", keys);
}

const option = (value, label) => new Option(label, value);

function keyRow(action) {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  name.id = `name-${action}`;
  name.textContent = say.actions[action];
  const input = document.createElement("input");
  Object.assign(input, { id: `key-${action}`, maxLength: 1, autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-labelledby", name.id);
  input.addEventListener("input", () => setKey(action, input.value.trim().toLowerCase()));
  input.addEventListener("focus", () => input.select());
  const cell = document.createElement("td");
  cell.append(input);
  row.append(name, cell);
  return row;
}

function preparePreferences() {
  byId("rate").append(...RATES.map((one) => option(one, `${one} ×`)));
  if (!RATES.includes(preferences.rate)) preferences.rate = 1;
  byId("sleep").append(
    option("", say.off),
    ...SLEEPS.map((one) => option(one, fill(say.minutes, one))),
    option("chapter", say.end_of_chapter),
  );
  byId("modifiers").append(...Object.entries(MODIFIERS).map(([value, name]) => option(value, name)));
  byId("keys").append(...Object.keys(KEYS).map(keyRow));
  byId("rate").addEventListener("change", (event) => setRate(Number(event.target.value)));
  byId("sleep").addEventListener("change", (event) => setSleep(event.target.value));
  byId("volume").addEventListener("input", (event) => prefer("volume", event.target.value / 100));
  byId("muted").addEventListener("change", (event) => prefer("muted", event.target.checked));
  byId("follow").addEventListener("change", (event) => prefer("follow", event.target.checked));
  byId("modifiers").addEventListener("change", (event) => prefer("modifiers", event.target.value));
  byId("settings").addEventListener("change", (event) => {
    if (event.target.type === "radio") prefer(event.target.name, event.target.value);
  });
}

function resetPreferences() {
  Object.assign(preferences, DEFAULTS, { keys: { ...KEYS } });
  keep(PREFERENCES, preferences);
  applyPreferences();
  tell(say.was_reset);
}
