"""Who says a cue, and the promises of captions whatever the words are."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from narrate.binding.page import Breath, HeardWord, PageBlock, Sentence
from narrate.binding.texts import cues as module
from narrate.binding.texts.cues import Cue, Stretch, breaths
from narrate.binding.texts.srt import LINE, captions
from narrate.binding.texts.vtt import _timed, escaped
from narrate.model.document import Kind
from narrate.model.span import Span


def _sentence(text, start=0):
    span = Span(0, len(text))
    return Sentence(text, (Breath(span, start, start + 2400, "en"),), (HeardWord(span, start),))


def _block(kind, *texts, level=0):
    return PageBlock(kind, "c1", "en", level, None, tuple(map(_sentence, texts)))


def test_in_a_play_lines_are_said_by_who_was_named_last():
    blocks = [
        _block(Kind.HEADING, "Scene", level=2),
        _block(Kind.SPEAKER, "ANNA & BEN."),
        _block(Kind.PARAGRAPH, "Where are", "the boats?"),
        _block(Kind.STAGE, "They look."),
        _block(Kind.VERSE, "Gone."),
        _block(Kind.SPEAKER, "…"),
        _block(Kind.HEADING, "Act", level=1),
        _block(Kind.PARAGRAPH, "Night."),
    ]
    said = [(who, one.text) for who, one in module._spoken(blocks, "N")]
    assert said == [
        ("N", "Scene"),
        ("N", "ANNA & BEN."),
        ("ANNA & BEN", "Where are"),
        ("ANNA & BEN", "the boats?"),
        ("N", "They look."),
        ("ANNA & BEN", "Gone."),
        ("N", "…"),
        ("N", "Act"),
        ("N", "Night."),
    ]


def test_words_that_begin_together_are_moved_apart():
    text = "a b c"
    words = tuple(HeardWord(Span(at, at + 1), 240) for at in (0, 2, 4))
    sentence = Sentence(text, (Breath(Span(0, 5), 240, 264, "en"),), words)
    stretches = list(module._stretches(sentence, 0))
    assert [one.text for one in stretches] == ["a ", "b ", "c"]
    assert [(one.start, one.end) for one in stretches] == [(10, 11), (11, 12), (12, 13)]


_LETTERS = st.characters(exclude_categories=["Cs", "Cc"]).map(lambda c: " " if c.isspace() else c)
_TEXTS = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=12),
    st.text(_LETTERS, min_size=30, max_size=120),
    st.sampled_from(["-->", "<b>", "{\\an8}", "e" + "\u0301" * 40, "👩‍👩‍👧‍👦", "שלום", "&lt;"]),
)


@st.composite
def _cues(draw):
    words, at = [], draw(st.integers(0, 10**8))
    for text in draw(st.lists(_TEXTS, min_size=1, max_size=20)):
        if text.strip():
            end = at + draw(st.integers(1, 500))
            words.append(Stretch(f"{text} ", at, end, draw(st.booleans())))
            at = end + draw(st.integers(0, 300))
    return Cue("N", tuple(words or [Stretch("a", at, at + 1)]))


def _letters(text):
    kept = text.replace("-->", "→").translate(str.maketrans("<>{}", "‹›()"))
    return "".join(kept.split())


@given(_cues())
def test_captions_fit_follow_one_another_and_lose_nothing(cue):
    made = list(captions(cue))
    for one in made:
        assert 1 <= len(one.lines) <= 2
        for line in one.lines:
            assert 0 < len(line) <= LINE
            assert line == line.strip()
            assert "-->" not in line
        assert one.start < one.end
    for one, other in pairwise(made):
        assert one.start <= other.start
    assert _letters("".join("".join(one.lines) for one in made)) == "".join(
        _letters(word.text) for word in cue.words
    )


@given(_cues())
def test_webvtt_text_comes_back_and_times_stay_inside(cue):
    text = _timed(cue)
    stamps = re.findall(r"<(\d\d+):(\d\d):(\d\d)\.(\d\d\d)>", text)
    times = [((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in stamps]
    assert all(cue.start < one < cue.end for one in times)
    assert times == sorted(set(times))
    assert re.sub(r"<[\d:.]+>", "", text) == escaped("".join(w.text for w in cue.words)).strip()
    assert "-->" not in text


@given(_cues())
def test_breaths_are_all_the_words(cue):
    assert [one for said in breaths(cue) for one in said] == list(cue.words)
