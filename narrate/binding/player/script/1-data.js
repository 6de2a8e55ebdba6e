// SPDX-License-Identifier: MIT-0
// What is heard when: the edition's data and where in it a moment is.

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const root = document.documentElement;
const audio = byId("audio");
const say = data.say; // words of the player, in its language
const starts = data.sentences.map((one) => one[0]); // milliseconds

// A browser is told whole frames, so a seek may land a hair before the sound it was meant for.
const HAIR_MS = 15;

/** Index of the last value that is not above `value`; -1 when all are. */
function lastAtMost(values, value) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const nowMs = () => audio.currentTime * 1000 + HAIR_MS;
const sentenceAt = (ms) => Math.max(0, lastAtMost(starts, ms));

/** Words of a sentence: when each begins (milliseconds) and its stretch of the sentence's text. */
function wordsOf(index) {
  const [start, , ...rest] = data.sentences[index];
  const words = [];
  let at = start;
  let end = 0;
  for (let i = 0; i < rest.length; i += 3) {
    at += rest[i];
    const first = end + rest[i + 1];
    end = first + rest[i + 2];
    words.push({ at, first, end });
  }
  return words;
}

function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Fill the `{}` of a sentence of the player. */
const fill = (sentence, ...values) => values.reduce((s, v) => s.replace("{}", v), sentence);

/** Say something that changed, once, to those who listen to the screen. */
function tell(text) {
  byId("status").textContent = text;
}
