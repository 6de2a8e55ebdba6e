"""The player in a real browser, and before judges that others wrote.

Needs Node, Chromium, and the packages of ``tests/conformance/node`` (``npm ci --ignore-scripts``).
"""

from __future__ import annotations

import shutil

import pytest

import narrate
from narrate.binding.player.pages import LONG_PASSAGES

TOLERANCE_MS = 150
"""How far a mark may be from its nominal time; what a listener takes as together."""

_LETTER = """12. Letter From Anna Berg to the Harbour Board1

Bergen, June 9, 1977.

Dear Sirs:

The boats came back on Friday.2 Our pilot believes that the harbour can be opened before the \
summer, although two piers remain closed.3

I should be glad to have your view of the matter.

Sincerely yours,

1 Source: Harbour Archive.

2 They had left on May 3.

3 Piers IV and VII.
"""
_CHAPTERS = """# Boats

| Name | Year |
|------|------|
| Anna | 1911 |

1. One thing
   - inner

![A boat on the sea](boat.jpg)

    print("boats")

#### Far below

> They were many.[^1]

# Harbours

They left again.

[^1]: So it is said.
"""
_ARABIC = "رسالة إلى صديق قديم\n\nعزيزي أحمد:\n\nوصلتني رسالتك صباح اليوم، وسررت بها كثيرا.\n"
_LONG = "# One\n\n" + "They left.\n\n" * LONG_PASSAGES + f"# Two\n\nThe {'fjord' * 20}.\n"
_TEXTS = {"notes.txt": _LETTER, "chapters.md": _CHAPTERS, "arabic.txt": _ARABIC, "long.md": _LONG}
_BAD = '<!doctype html><html><title></title><img src="x.png"><button></button></html>'


@pytest.fixture(scope="module")
def editions(root, tmp_path_factory):
    """A folder with editions of the seed, a letter with notes, two chapters, a text in Arabic."""
    folder = tmp_path_factory.mktemp("editions")
    texts = folder / "texts"
    texts.mkdir()
    shutil.copy(root / "seeds" / "carter-to-brezhnev.txt", texts / "seed.txt")
    for name, text in _TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    for file in sorted(texts.iterdir()):
        voice = {"voice": "espeak:ar", "language": "ar"} if file.stem == "arabic" else {}
        narrate.make(
            file,
            output=str(folder),
            formats=("mp3", "html", "transcript.html", "vtt"),
            cache_dir=str(folder / "cache"),
            **voice,
        )
    return folder


@pytest.fixture(scope="module")
def judged(node, editions):
    (editions / "bad.html").write_text(_BAD, encoding="utf-8")
    pages = [f"{name}/{name}.html" for name in ("notes", "chapters", "arabic", "long")]
    return node("audit.mjs", str(editions), *pages, "notes/notes.transcript.html", "bad.html")


@pytest.fixture(scope="module")
def journeys(node, editions):
    return node("journeys.mjs", str(editions), "seed/seed.html", "notes/notes.html")


def test_accessibility_judges_find_nothing(judged):
    for page, said in judged.items():
        if page == "bad.html":
            continue
        assert said["axe"] == {state: [] for state in said["axe"]}, page
        assert said["pa11y"] == [], page
        assert said["lighthouse"] == {"score": 100, "failed": []}, page


def test_the_judges_are_awake(judged):
    said = judged["bad.html"]
    assert said["axe"]["light"]
    assert said["pa11y"]
    assert said["lighthouse"]["score"] < 100


def _words(sentence):
    at = sentence[0]
    for later, _, _ in zip(*[iter(sentence[2:])] * 3, strict=True):
        at += later
        yield at


@pytest.mark.parametrize("journey", ["sync", "fast"])
def test_sentences_and_words_are_marked_when_they_are_heard(journeys, journey):
    said = journeys[journey]
    sentences = said["sentences"]
    seen = said["seen"]["sentences"][1:]  # the first was marked before it played
    assert len(seen) >= 2
    for one in seen:
        assert abs(one["at"] - sentences[one["index"]][0]) < TOLERANCE_MS
    whole = range(seen[0]["index"], seen[-1]["index"])
    for index in whole:
        wanted = list(_words(sentences[index]))
        marked = [one["at"] for one in said["seen"]["words"] if one["sentence"] == f"s{index}"]
        assert len(marked) >= 0.9 * len(wanted)
        for at in marked:
            assert min(abs(at - nominal) for nominal in wanted) < TOLERANCE_MS


def test_faster_is_faster_with_the_pitch_kept(journeys):
    said = journeys["fast"]
    assert (said["speed"], said["pitch"]) == (2, True)
    first, last = said["seen"]["sentences"][1], said["seen"]["sentences"][-1]
    heard, taken = last["at"] - first["at"], last["wall"] - first["wall"]
    assert heard / taken == pytest.approx(2, abs=0.15)


@pytest.mark.parametrize("journey", ["sync", "disk"])
def test_a_page_asks_for_its_audio_and_nothing_else(journeys, journey):
    said = journeys[journey]
    assert said["troubles"] == []
    assert {one for one in said["asked"] if not one.startswith("data:")} == {
        one for one in said["asked"] if one.endswith(("/seed.html", "/seed.mp3"))
    }


def test_it_plays_from_a_disk(journeys):
    played = journeys["disk"]["played"]
    assert not played["paused"]
    assert played["at"] > 500


def test_a_click_plays_from_the_word_and_buttons_skip(journeys):
    said = journeys["mouse"]
    assert not said["clicked"]["paused"]
    assert said["clicked"]["current"] == 2
    assert abs(said["clicked"]["at"] - said["lastWord"]) < TOLERANCE_MS
    assert said["skipped"]["current"] == 3
    assert abs(said["skipped"]["at"] - said["starts"][3]) < TOLERANCE_MS + 100
    assert said["slid"]["at"] == 12_000
    assert said["slid"]["current"] == 2


def test_everything_is_reached_by_keys_and_never_covered(journeys):
    stops = journeys["keys"]["stops"]
    names = [one["name"] for one in stops]
    for wanted in ("Skip to the text", "Position", "Play", "Next sentence", "Settings", "1"):
        assert wanted in names
    for one in stops:
        assert not one["covered"], one
        assert one["outline"] >= 2, one
        inline = one["tag"] == "A" and one["name"].isdecimal()  # within a line of text
        assert inline or min(one["size"]) >= 24, one


def test_keys_do_what_they_say_and_take_nothing_away(journeys):
    said = journeys["keys"]
    assert not said["entered"]["paused"]
    assert said["paused"]["paused"]
    assert said["spaced"]["paused"]
    assert said["spaced"]["scrolled"] > 0
    assert said["bare"]["paused"]
    assert said["sentence"]["current"] == 0
    assert said["paragraph"]["current"] == said["paragraphs"][1]
    assert said["back"]["current"] == 0
    assert said["faster"]["rate"] == 1.1
    assert said["faster"]["status"] == "Speed 1.1"
    assert said["settings"]
    assert said["closed"]
    assert not said["remapped"]["paused"]
    assert not said["forgotten"]["paused"]
    assert not said["off"]["paused"]
    assert said["fromText"]["current"] == said["fromText"]["from"] + 2
    assert not said["fromText"]["paused"]
    assert "Ambassador1" not in said["sentence"]["status"]


def test_notes_open_beside_their_marks_and_give_the_focus_back(journeys):
    opened, closed = journeys["notes"]["opened"], journeys["notes"]["closed"]
    assert (opened["open"], opened["inside"]) == (True, True)
    assert (opened["title"], opened["text"]) == ("Note 1", "Source: Harbour Archive.")
    assert (closed["open"], closed["focus"]) == (False, "ref-0")


def test_it_goes_on_where_it_was_left_whatever_became_of_its_memory(journeys):
    said = journeys["resume"]
    assert abs(said["back"]["at"] - said["left"]["at"]) < 10
    assert said["back"]["current"] == said["left"]["current"]
    assert said["back"]["status"] == "You were at 0:21"
    assert said["broken"] == []
    assert said["after"]["rate"] == 1


def test_the_sleep_timer_stops_the_sound(journeys):
    said = journeys["sleep"]
    assert not said["set"]["paused"]
    assert said["slept"]["paused"]


def test_webvtt_is_valid(node, editions, bound):
    from narrate.reading import read  # noqa: PLC0415 - only here

    hostile = read(
        "Boats --> 1\n\nA <b>boat</b> & a --> there, \u2028 &lt; it is.\n".encode(),
        name="boats.txt",
    )
    files = [str(editions / name / f"{name}.vtt") for name in ("seed", "notes", "arabic")]
    files += [
        str(bound(hostile, "vtt", highlight=unit) / "book.vtt") for unit in ("word", "sentence")
    ]
    said = node("webvtt.mjs", *files)
    assert [one["errors"] for one in said] == [[]] * len(files)
    assert all(one["cues"] for one in said)
