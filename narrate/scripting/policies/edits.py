"""A block's own edits as a policy has them, and what is said besides its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind
from narrate.model.policy import Heard
from narrate.model.span import Edit, Span
from narrate.scripting.plain import spoken
from narrate.scripting.policies.phrases import phrase
from narrate.scripting.policies.rows import heads, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Block
    from narrate.model.policy import ReadingPolicy
    from narrate.scripting.cleaning import CleanText

FORMULA = "mathematics"
"""The rule of readers for a formula that can only be seen."""
PREFIX = "announced"
_CLOSING = (".", ",", ";", ":", "!", "?", ")", "]", "”", "’")


class Wording(NamedTuple):
    """In which languages, and by which policy."""

    lang: str
    """Of the block."""
    language: str
    """Of the document: its phrases are in it."""
    policy: ReadingPolicy


def own_edits(block: Block, text: str, wording: Wording) -> list[Edit]:
    """Return what the reader changed in ``block``, with the policy's phrases in place.

    Pronunciations hold for the clean text, see ``prescribed``; here they only stand for what is
    silent inside them.
    """
    held = [one for one in block.edits if not one.ipa or text[slice(*one.span)] != one.spoken]
    if block.kind is Kind.TABLE_ROW:
        held = parted(block, text, held)
    if wording.policy.maths is Heard.ANNOUNCED:
        held = _ending(held, text, phrase("formula", wording.language))
    return held


def prescribed(
    block: Block, own: Sequence[Edit], cleaned: CleanText, prefix: str, wording: Wording
) -> list[Edit]:
    """Return what wins over all rules in the clean text: pronunciations, heads of columns, prefix.

    An edit of no width is said together with the word that follows it. ``own`` is what
    ``own_edits`` returned.
    """
    lang, language, policy = wording
    found = [
        Edit(
            span=Span(cleaned.at(edit.span.start), cleaned.at(edit.span.end)),
            spoken=spoken(edit.spoken, lang) or edit.spoken,
            rule=edit.rule,
            ipa=edit.ipa,
        )
        for edit in block.edits
        if edit.ipa
    ]
    if block.kind is Kind.TABLE_ROW:
        found += heads(block, cleaned, lang)
    if policy.maths is Heard.ANNOUNCED:
        said = phrase("formula", language)
        found += [
            Edit(span=Span(at, at), spoken=said, rule=FORMULA)
            for at in (cleaned.at(edit.span.start) for edit in _formulas(own) if not edit.spoken)
        ]
    if prefix:
        found.append(Edit(span=Span(0, 0), spoken=spoken(prefix, lang) or prefix, rule=PREFIX))
    return found


def _formulas(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the first edit of each formula: stretches that meet are one."""
    end = -1
    for edit in edits:
        if edit.rule == FORMULA:
            if edit.span.start != end:
                yield edit
            end = edit.span.end


def _ending(edits: list[Edit], text: str, said: str) -> list[Edit]:
    """Return ``edits`` with ``said`` for a formula after which no word comes.

    Any other formula is said with the word after it, so that the text is that of the page.
    """
    last = next(reversed([edit for edit in _formulas(edits) if not edit.spoken]), None)
    if last is None or _words_after(edits, text, last.span.start):
        return edits
    end = max(edit.span.end for edit in edits if edit.rule == FORMULA)
    spoken = f" {said}" if text[end : end + 1] in _CLOSING else f" {said} "
    return [replace(edit, spoken=spoken) if edit is last else edit for edit in edits]


def _words_after(edits: Sequence[Edit], text: str, start: int) -> bool:
    """Tell whether anything with a letter or digit is heard from ``start`` on."""
    at = start
    for edit in edits:
        if edit.span.start >= start:
            if any(map(str.isalnum, text[at : edit.span.start])) or edit.spoken.strip():
                return True
            at = edit.span.end
    return any(map(str.isalnum, text[at:]))
