// SPDX-License-Identifier: MIT-0
// Playing: to a moment, by sentence, paragraph and heading, faster and slower, until one sleeps.

const RATES = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const SLEEPS = [5, 10, 15, 20, 30, 45, 60]; // minutes
const AGAIN_MS = 1500; // later than this in a sentence, "back" begins it again
const FADE_MS = 8000;
const KEEP_EVERY_MS = 3000;
const TOO_NEAR_MS = 3000; // to the beginning or the end, to be resumed at

const toggle = () => (audio.paused ? play() : audio.pause());

function play() {
  audio.play().catch((error) => {
    if (error.name !== "AbortError") trouble();
  });
}

function trouble() {
  byId("trouble").textContent = fill(say.trouble, data.audio);
  byId("trouble").hidden = false;
}

/** Go to a moment, in milliseconds; the page comes along. */
function goTo(ms) {
  audio.currentTime = Math.max(0, ms) / 1000;
  following = true;
  mark();
  follow();
  showTime();
}

function goToSentence(index, { begin = false } = {}) {
  goTo(starts[index]);
  if (begin) play();
  else if (audio.paused) tell(stretches.map((one) => one.node.data).join(""));
}

/** Skip among sentence indices (all, or those that begin a paragraph or a heading). */
function skip(stops, back) {
  const ms = nowMs();
  const at = stops ? lastAtMost(stops, sentenceAt(ms)) : sentenceAt(ms);
  const index = (i) => (stops ? stops[i] : i);
  const count = stops ? stops.length : starts.length;
  if (!count) return;
  if (back) {
    const again = at >= 0 && ms - starts[index(at)] > AGAIN_MS;
    goToSentence(index(Math.max(0, again ? at : at - 1)));
  } else if (at + 1 < count) {
    goToSentence(index(ms < starts[0] ? 0 : at + 1));
  }
}

function setRate(rate) {
  prefer("rate", rate);
  tell(fill(say.speed_is, rate));
}

function changeRate(step) {
  const at = lastAtMost(RATES, preferences.rate);
  setRate(RATES[Math.min(RATES.length - 1, Math.max(0, at + step))]);
}

// --- time ---------------------------------------------------------------------------------------

let shownSecond = -1;

/** Fill the track of a slider up to its thumb. */
function showDone(slider) {
  slider.style.setProperty("--done", `${(100 * slider.value) / slider.max}%`);
}

function showTime() {
  const second = Math.floor(audio.currentTime);
  if (second === shownSecond) return;
  shownSecond = second;
  const whole = data.duration / 1000;
  const slider = byId("position");
  slider.value = second;
  slider.setAttribute("aria-valuetext", fill(say.position_is, clock(second), clock(whole)));
  showDone(slider);
  byId("elapsed").textContent = clock(second);
  byId("remaining").textContent = `−${clock(whole - second)}`;
}

// --- sleep --------------------------------------------------------------------------------------

let sleepAt = null; // { time } of the clock, or { ms } of the edition

function setSleep(choice) {
  sleepAt = null;
  if (choice === "chapter") {
    const next = data.chapters.find((one) => one.start > nowMs());
    sleepAt = { ms: next ? next.start : data.duration };
    tell(say.sleeps_at_chapter);
  } else if (choice) {
    sleepAt = { time: Date.now() + Number(choice) * 60000 };
    tell(fill(say.sleeps_in, choice));
  } else {
    tell(say.sleep_off);
  }
  audio.volume = preferences.volume;
}

function watchSleep() {
  if (!sleepAt || audio.paused) return;
  const left = sleepAt.time
    ? sleepAt.time - Date.now()
    : (sleepAt.ms - audio.currentTime * 1000) / audio.playbackRate;
  audio.volume = preferences.volume * Math.min(1, Math.max(0, left / FADE_MS));
  if (left > 0) return;
  audio.pause();
  byId("sleep").value = "";
  setSleep("");
}

// --- resuming -----------------------------------------------------------------------------------

let keptAt = 0;

function keepPlace() {
  keptAt = Date.now();
  keep(PLACE, { ms: Math.round(audio.currentTime * 1000) });
}

function resume() {
  const { ms } = kept(PLACE);
  const there = Number.isFinite(ms) && ms > TOO_NEAR_MS && ms < data.duration - TOO_NEAR_MS;
  if (!there) return;
  goTo(ms);
  tell(fill(say.resumes, clock(ms / 1000)));
}

// --- the sound ----------------------------------------------------------------------------------

function onTick() {
  mark();
  showTime();
  if (!audio.paused) requestAnimationFrame(onTick);
}

function showPlaying() {
  root.classList.toggle("playing", !audio.paused);
  const label = audio.paused ? say.play : say.pause;
  byId("play").setAttribute("aria-label", label);
  byId("play").title = label;
}

function embeddedSound() {
  const letters = atob(byId("sound").textContent);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  byId("sound").remove();
  return URL.createObjectURL(new Blob([bytes], { type: data.type }));
}

function prepareSound() {
  audio.removeAttribute("controls");
  audio.preservesPitch = true;
  if (byId("sound")) audio.src = embeddedSound();
  audio.addEventListener("play", () => {
    showPlaying();
    following = true;
    requestAnimationFrame(onTick);
  });
  audio.addEventListener("pause", () => {
    showPlaying();
    keepPlace();
  });
  audio.addEventListener("seeking", () => mark());
  audio.addEventListener("timeupdate", () => {
    showTime();
    watchSleep();
    if (Date.now() - keptAt > KEEP_EVERY_MS && !audio.paused) keepPlace();
  });
  audio.addEventListener("error", trouble);
  if (audio.error) trouble();
  addEventListener("pagehide", keepPlace);
}

function nameToTheSystem() {
  if (!navigator.mediaSession) return;
  const cover = document.querySelector(".cover")?.src;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: data.title,
    artist: data.author,
    artwork: cover ? [{ src: cover }] : [],
  });
  const actions = {
    play,
    pause: () => audio.pause(),
    seekbackward: () => skip(null, true),
    seekforward: () => skip(null, false),
    previoustrack: () => skip(data.headings, true),
    nexttrack: () => skip(data.headings, false),
  };
  for (const [name, act] of Object.entries(actions)) {
    try {
      navigator.mediaSession.setActionHandler(name, act);
    } catch {
      // A browser that does not know an action goes without it.
    }
  }
}
