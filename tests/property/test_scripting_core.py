"""What holds for the scripting stage whatever the text."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from narrate.model.document import Block, Document, Kind, Note
from narrate.model.policy import Notes, ReadingPolicy
from narrate.model.script import Pause
from narrate.model.span import Edit, Place, Span
from narrate.scripting import Scripter, account, script, sentences, spoken
from narrate.scripting.breaths.marks import mark_after, marks_between
from narrate.scripting.edits import clean, resolve, speak

WORDS = st.sampled_from(
    [
        *("the", "of", "and", "Mr.", "U.S.", "e.g.", "he", "Ada", "said", "1977", "$2.5", "MLBMs"),
        *(
            "29.",
            "(1)",
            "•",
            "“Stop!",
            "it’s.”",
            "x",
            "—",
            "...",
            "a.m.",
            "No.",
            "non-testing",
            "§",
        ),
        *("4", "🙂", "été", "「語。」", "]", ")", "(", '"', "'", "’", ".", "?", "!", ";", ":", ","),
        *("\u200b", "\u00ad", "\u00a0", "\t", "\n", "\u202e", "H2O"),
        *(
            "$5–10",
            "1-800-GO",
            "3/4",
            "2½",
            "x²",
            "#WeDid",
            "a@b.org",
            "5'6\"",
            "§§",
            "II",
            "C$5/mo",
        ),
        *(
            "12:30–1",
            "p.m.",
            "1977–80",
            "St.",
            "NATO's",
            "SS-18s",
            "INR/IL",
            "p.",
            "etc.",
            "F.",
            "°C",
        ),
        *(
            "http://a.org/b?c=1",
            "555-0123",
            "+44",
            "20%",
            "May",
            "5",
            "the",
            "3d",
            "VI",
            "w/o",
            "::",
            "-",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.text(max_size=200),
    st.text("ab. \n(“”)1", max_size=80),
)
LANGS = st.sampled_from(["en", "de", "fr", "pl", "ja", "xx"])


def document(*texts, edits=(), kinds=()):
    node = "".join(texts)
    blocks, at = [], 0
    for index, text in enumerate(texts):
        kind = kinds[index] if kinds else Kind.PARAGRAPH
        place = Place(0, at, at + len(text))
        blocks.append(Block(kind=kind, places=(place,), edits=edits if not index else ()))
        at += len(text)
    return Document(name="t", format="text", nodes=(node,), blocks=tuple(blocks))


@given(TEXTS, LANGS)
def test_sentences_leave_out_only_white_space(text, lang):
    found = sentences(text, lang)
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)
    assert all(sentence == sentence.strip() != "" for sentence in found)


@given(TEXTS, LANGS)
def test_a_sentence_is_its_own_sentence_when_joined_by_blanks_again(text, lang):
    found = sentences(text, lang)
    again = sentences(" ".join(found), lang)
    assert "".join(again).replace(" ", "") == "".join(found).replace(" ", "")


@given(TEXTS)
def test_clean_text_maps_back_without_going_backwards(text):
    cleaned = clean(text)
    assert cleaned.text == " ".join(cleaned.text.split(" "))
    at = 0
    for i, character in enumerate(cleaned.text):
        start, end = cleaned.source(i, i + 1)
        assert at <= start < end <= len(text)
        assert text[start] == character or character == " "
        at = end
    assert clean(cleaned.text).text == cleaned.text


@given(TEXTS, st.data())
def test_edits_that_hold_do_not_overlap_and_the_first_rule_wins(text, data):
    def proposals():
        spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
        drawn = data.draw(st.lists(spans, max_size=8))
        return [Edit(span=Span(*span), spoken="x", rule="r") for span in drawn]

    tables = [proposals(), proposals()]
    held = resolve(text, [lambda _, table=table: table for table in tables])
    assert all(a.span.end <= b.span.start for a, b in pairwise(held))
    alone = resolve(text, [lambda _: tables[0]])
    assert all(edit in held for edit in alone)


@given(TEXTS)
def test_every_token_belongs_to_exactly_one_word(text):
    plain = clean(text).text
    form = speak(plain)
    at = 0
    words = form.words
    for first, behind in pairwise(words.tokens):
        said, end = words.borders[first], words.borders[behind] - 1
        assert said == at
        assert behind - first == form.text[said:end].count(" ") + 1
        at = end + 1
    assert at == (len(form.text) + 1 if form.text else 0)
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))
    places = zip(words.starts, words.ends, strict=True)
    assert form.written == tuple(plain[start:end] for start, end in places)
    assert all(any(map(str.isalnum, token)) for token in form.text.split())


@given(TEXTS)
def test_spoken_is_idempotent_on_its_own_words(text):
    once = speak(clean(text).text).text
    assert speak(once).text == once


@given(TEXTS)
def test_nothing_unspeakable_is_left_in_english(text):
    said = spoken(text)
    assert not re.search(r"[0-9$%§&#*_<>\[\]{}()“”\"|\\^~=+@°½²\u200b\u00ad]", said)
    assert not re.search(r"(?<![^\W_])[A-Z]{2,}(?![^\W_])", said)


@given(TEXTS)
@example("0Mr")
@example("12Prof")
def test_what_is_said_is_said_the_same_again(text):
    once = spoken(text)
    if not re.search(r"\b(?:No|St|Mr|p|F)\.|§", text):  # what they lead to may have become a word
        silent = str.maketrans("", "", ".,;:!?…")
        assert spoken(once).translate(silent) == once.translate(silent)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["en", "fr", "ja"]))
def test_every_character_is_accounted_for(texts, lang):
    page = document(*texts)
    made = script(page, language=lang)
    sums = account(page, made)
    assert sums.total == sum(map(len, page.nodes))
    assert not sums.unaccounted
    scripter = Scripter(page, language=lang)
    assert tuple(scripter.paragraphs()) == made.paragraphs
    assert scripter.account == sums


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["en", "de", "ja"]))
def test_words_stand_where_they_say_and_segments_tile(texts, lang):
    page = document(*texts)
    end = 0
    for segment in script(page, language=lang).segments:
        assert segment.span.start >= end
        end = segment.span.end
        assert len(segment.text) <= 500 or not re.search(r"\s", segment.text[400:-400])
        last = segment.span.start
        for word in segment.words:
            assert last <= word.place.start < word.place.end <= end
            last = word.place.end
            assert segment.text[word.text.start : word.text.end].strip()
        tokens = " ".join(segment.spoken[w.spoken.start : w.spoken.end] for w in segment.words)
        assert tokens == segment.spoken
        borders = {0, len(segment.spoken) + 1} | {
            at + 1 for at, c in enumerate(segment.spoken) if c == " "
        }
        for said in segment.pronunciations:
            assert said.span.start in borders
            assert said.span.end + 1 in borders


@given(st.text("aé ,;:.…?!)—–-'”，، \u00a0", min_size=3, max_size=40))
def test_the_mark_behind_a_word_is_that_of_all_that_stands_there(text):
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    if len(starts) > 1:
        chunks = [text[start:border] for start, border in pairwise(starts)]
        wanted = {at: mark for at, chunk in enumerate(chunks) if (mark := mark_after(chunk))}
        assert marks_between(text, starts) == wanted
        assert list(wanted) == sorted(wanted)


@given(
    st.lists(st.sampled_from(["word", "and", "nuclear", "run", "Ada"]), min_size=20, max_size=60)
)
def test_no_run_is_longer_than_a_breath(words):
    for segment in script(document(" ".join(words))).segments:
        assert len(segment.text.split()) <= 14


HARD = {
    "no blank": "a" * 200_000,
    "brackets": "(" * 10_000 + "x" + ")" * 10_000,
    "digits": "7" * 400,
    "stops": ". " * 50_000,
    "initials": "A. " * 8_000,
    "list marks": "1. " * 8_000,
    "bullets": "• " * 20_000,
    "quotes": "“" * 50_000 + "word",
    "dashes": "— " * 50_000,
    "zero width": "a\u200bb " * 8_000,
    "mixed": "слово слова שלום 語 word " * 1_500,
    "no punctuation": "word and the nuclear " * 3_000,
    "hidden characters": "a\u200bb\u200d\u202e\u2066x " * 8_000,
    "edits without a blank": "aB1-./,;x€" * 6_000,
    "dates": "May 1-3, 1977, " * 3_000,
    "hyphens": "1-" * 20_000,
    "slashes": "A/" * 20_000,
    "addresses": "http://a.b/c?d=e&f " * 3_000,
    "numerals": "XIV " * 8_000,
    "prices": "$5-" * 12_000,
    "nothing but digits": "7" * 40_000,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_texts_come_in_pieces_that_an_engine_can_take(name):
    text = HARD[name][:20_000]
    for segment in script(document(text)).segments:
        assert sum(map(str.isalnum, segment.text)) <= 500
        assert len(segment.spoken) <= 2_000


@pytest.mark.parametrize("name", HARD)
def test_hard_texts_take_linear_time(name):
    def seconds(text):
        page = document(text)
        begin = time.process_time()
        made = script(page)
        took = time.process_time() - begin
        assert account(page, made).total == len(text)
        assert not account(page, made).unaccounted
        return took

    text = HARD[name]
    half = seconds(text[: len(text) // 2])
    assert seconds(text) < 4 * half + 0.2


PAGE = "One sentence.1 The second. The third.2 Its end."


@pytest.mark.parametrize(
    ("policy", "order"),
    [
        (Notes.SILENT, "One sentence. The second. The third. Its end."),
        (Notes.SENTENCE, "One sentence. Ada. The second. The third. Bob. Its end."),
        (Notes.PARAGRAPH, "One sentence. The second. The third. Its end. Ada. Bob."),
        (Notes.END, "One sentence. The second. The third. Its end. After. Ada. Bob."),
        (Notes.ANNOUNCED, "One sentence. Note one. The second. The third. Note two. Its end."),
    ],
)
def test_notes_are_heard_where_the_policy_wants_them(policy, order):
    texts = [PAGE, "Ada.", "Bob.", *(["After."] if policy is Notes.END else [])]
    marks = [PAGE.index("1"), PAGE.index("2")]
    edits = tuple(
        Edit(span=Span(at, at + 1), spoken="", rule="note-mark", number=str(n))
        for n, at in enumerate(marks, start=1)
    )
    kinds = [Kind.PARAGRAPH, Kind.NOTE, Kind.NOTE, Kind.PARAGRAPH]
    page = document(*texts, edits=edits, kinds=kinds)
    notes = tuple(
        Note(number=str(n), mark=Place(0, at, at + 1), blocks=(n,))
        for n, at in enumerate(marks, start=1)
    )
    page = Document(name="t", format="text", nodes=page.nodes, blocks=page.blocks, notes=notes)
    made = script(page, policy=ReadingPolicy(notes=policy))
    assert " ".join(segment.spoken for segment in made.segments) == order
    assert account(page, made).total == len(page.nodes[0])
    assert not account(page, made).unaccounted
    assert len({segment.id for segment in made.segments}) == len(made.segments)
    assert made.segments[-1].pause is Pause.TAIL


@given(st.lists(st.text("ab .\n", min_size=1, max_size=8), min_size=1, max_size=6), st.data())
def test_a_block_over_several_nodes_maps_to_each_of_them(nodes, data):
    places = tuple(Place(node, 0, len(text)) for node, text in enumerate(nodes))
    text = "".join(nodes)
    cleaned = clean(text, (), places)
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))
    found = cleaned.places_of(start, end)
    low, high = cleaned.source(start, end)
    assert "".join(nodes[node][a:b] for node, a, b in found) == text[low:high]
    assert cleaned.place(start, end) == found[0]
