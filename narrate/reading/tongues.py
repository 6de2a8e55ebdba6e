"""A document whose source does not say its language: what its words say, and where they differ.

A false switch of voice is worse than a missed one. A paragraph is taken for one in another language
only where it is long, the model is sure, and both its halves say the same; what mark-up says of any
language in a document is believed, and then no paragraph is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.model.finding import Finding, Severity
from narrate.model.language import primary
from narrate.reading.detecting import guess
from narrate.reading.language import is_plainly, language_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.document import Block, Document

_UNMARKED = frozenset({"text", "markdown"})
"""Formats without mark-up for languages."""
_PROSE = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.POSTSCRIPT, Kind.NOTE})
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 40
"""In 8,000 paragraphs of English prose and archives none of this length was taken for another
language with more than 0.5; of shorter ones, names and datelines were."""
_LEAST_WORDS = 7
_LEAST_LENGTH = _LEAST_LETTERS + _LEAST_WORDS - 1
"""Characters of so many words, with a blank between them."""
_WIDE = re.compile(r"[^\W\d_\x00-\u2e7f]+")
"""The letters of East Asia and beyond, each of which is about a syllable or a word."""
_WIDE_WORTH = 3
_SURE = 0.85
_DOUBTFUL = 0.6
_HALF = 0.5
_KIN_LETTERS = 160
_KIN_SURE = 0.97
"""What it takes to part languages that are hardly two."""
_KIN = (
    frozenset({"de", "gsw", "bar", "nds", "lb", "nl", "vls", "li", "frr", "pfl", "af"}),
    frozenset({"en", "sco"}),
    frozenset({"es", "ast", "an", "gl", "ca", "ext", "oc", "pt", "mwl"}),
    frozenset({"fr", "wa", "oc", "frp", "ca"}),
    frozenset({"it", "scn", "nap", "vec", "lmo", "pms", "eml", "co", "sc", "la"}),
    frozenset({"nb", "nn", "da", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"sr", "hr", "bs", "sl", "mk", "bg"}),
    frozenset({"ru", "uk", "be", "rue", "bg"}),
    frozenset({"id", "ms", "jv", "su", "min"}),
)
_SAMPLE = 20_000
_BLOCKS = 200
"""Of which the languages are counted where the text as a whole leaves it open."""
_SOME_LETTERS = 100
"""From which on a document without a known language is doubtful; a line is read as it comes."""


def told(document: Document) -> Document:
    """Return ``document`` with its language, and that of its paragraphs where nothing says it."""
    own = document.metadata.language or _language_of(document)
    findings = list(document.findings)
    if not own and _has_much(document):
        own = _of_most_blocks(document)
        findings.append(_doubt(own))
    blocks = document.blocks
    if own and document.format in _UNMARKED and not any(one.lang or one.langs for one in blocks):
        doubtful: Counter[str] = Counter()
        first = primary(own)
        blocks = tuple(
            [
                _block(document, one, first, doubtful) if one.kind in _PROSE else one
                for one in blocks
            ]
        )
        findings += [_doubtful(lang, count) for lang, count in sorted(doubtful.items())]
    return replace(
        document,
        metadata=replace(document.metadata, language=own),
        blocks=blocks,
        findings=tuple(findings),
    )


def _language_of(document: Document) -> str:
    """Return the language of the text as a whole; blank when in doubt."""
    text = " ".join(document.text_of(one) for one in document.blocks)
    first = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[first : first + _SAMPLE]
    if not _is_long(sample):
        return ""
    found = guess(sample)
    return language_of(text) or (found.lang if found.probability >= _SURE else "")


def _of_most_blocks(document: Document) -> str:
    """Return the language that more blocks are in than any other; blank where there is none."""
    guesses = [guess(document.text_of(one)) for one in document.blocks[:_BLOCKS]]
    counts = Counter(one.lang for one in guesses if one.probability >= _HALF)
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return best if most > max(1, second) else ""


def _has_much(document: Document) -> bool:
    sample = " ".join(document.nodes)[:_SAMPLE]
    return sum(map(len, _WORD.findall(sample))) >= _SOME_LETTERS


def _doubt(assumed: str) -> Finding:
    then = f": {assumed!r} is assumed" if assumed else ""
    return Finding(
        id="language-doubtful",
        message=f"Nothing says in which language the text is, and its words do not decide{then}.",
        suggestion="Say it: [edition] language, or --language.",
    )


def _block(document: Document, block: Block, own: str, doubtful: Counter[str]) -> Block:
    """Return a block with its language; ``own`` is the primary subtag of the document's."""
    text = document.text_of(block)
    if len(text) < _LEAST_LENGTH and text.isascii():
        return block
    words = words_of(text)
    if is_plainly(own, words) or not _are_long(text, words):
        return block
    found = guess(text)
    if primary(found.lang) == own or found.probability < _DOUBTFUL:
        return block
    if _is_sure(text, found.lang, found.probability, own):
        return replace(block, lang=found.lang, lang_guessed=True)
    doubtful[found.lang] += 1
    return block


def _is_long(text: str) -> bool:
    return _are_long(text, _WORD.findall(text))


def _are_long(text: str, words: Sequence[str]) -> bool:
    """Tell whether the ``words`` of ``text`` are enough to tell a language."""
    if not text.isascii():
        wide = sum(map(len, _WIDE.findall(text)))
        if _WIDE_WORTH * wide >= _LEAST_LETTERS:
            return True
    return len(words) >= _LEAST_WORDS and sum(map(len, words)) >= _LEAST_LETTERS


def _is_sure(text: str, lang: str, probability: float, own: str) -> bool:
    """Say whether all of ``text`` is in ``lang``."""
    if any(lang in kin and own in kin for kin in _KIN) and (
        probability < _KIN_SURE or len(text) < _KIN_LETTERS
    ):
        return False
    middle = text.find(" ", len(text) // 2)
    halves = (text[:middle], text[middle:]) if middle > 0 else (text,)
    return probability >= _SURE and all(
        one.lang == lang and one.probability >= _HALF for one in map(guess, halves)
    )


def _doubtful(lang: str, count: int) -> Finding:
    return Finding(
        id="paragraph-language-doubtful",
        message=f"Paragraphs that may be in {lang!r} are read in the language of the document.",
        suggestion="Mark them up in a format that has languages, or split the source.",
        severity=Severity.INFO,
        count=count,
    )
