"""``narrate script --words``: names and doubtful words, ready to be a ``[say]`` table."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.script import Script, Segment

_AROUND = ".,;:!?…\"'’‘“”„‚«»‹›()[]{}–—-"
_ENDS = (".", "!", "?", ":", "…", "”", "»")


class _Entry(NamedTuple):
    """A word of the page and how it is said now."""

    word: str
    said: str


def word_table(script: Script) -> str:
    """Return a TOML table of names and abbreviations, the most frequent first.

    A name is a word with a capital inside a sentence that is nowhere written in small letters.
    What stands beside each is what is said now, so that the table changes nothing until edited.
    """
    counts: Counter[_Entry] = Counter()
    small: set[str] = set()
    for segment in script.walk():
        small.update(word for word in segment.text.split() if word.islower())
        counts.update(_doubtful(segment))
    rows = sorted(
        ((entry, count) for entry, count in counts.items() if entry.word.lower() not in small),
        key=lambda row: (-row[1], row[0]),
    )
    lines = [
        f"{_quoted(entry.word)} = {_quoted(entry.said)}  # {count} times"
        if count > 1
        else f"{_quoted(entry.word)} = {_quoted(entry.said)}"
        for entry, count in rows
    ]
    return "\n".join(("[say]", *lines))


def _doubtful(segment: Segment) -> Iterator[_Entry]:
    """Yield what may be a name or an abbreviation, without the marks around it."""
    before = "."
    for word in segment.words:
        written = segment.text[slice(*word.text)]
        core = written.strip(_AROUND)
        begins = before.endswith(_ENDS)
        before = written
        if len(core) == 1 or " " in core or not any(one.isupper() for one in core):
            continue
        if core.istitle() and begins:
            continue  # an ordinary word at the head of a sentence, or a name seen elsewhere
        said = segment.spoken[slice(*word.spoken)].strip(_AROUND)
        abbreviation = sum(one.isupper() for one in core) > 1
        if abbreviation or _bare(said) == _bare(core):
            yield _Entry(_bare(core), _bare(said))


def _bare(word: str) -> str:
    """Return a word without its genitive; a lexicon knows that by itself."""
    return word.removesuffix("’s").removesuffix("'s")


def _quoted(text: str) -> str:
    """Write a TOML string; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
