"""Characters that cannot be spoken or stored as XML, and old forms of letters: found by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.finding import Finding, Severity
from narrate.model.span import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTROL = "control-character"
INVISIBLE = "invisible-character"
OLD = "letter-form"
"""Rule for the long s and for letters cast as one."""

_UNSPEAKABLE = re.compile(
    r"(?P<separator>[\x0b\x1c-\x1f]+)"
    r"|(?P<control>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+)"
    # Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. The joiners
    # U+200C and U+200D stay: scripts and emoji need them.
    r"|(?P<invisible>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+)"
    r"|(?P<old>[\u017f\ufb00-\ufb06]+)"
)


_SUSPECT = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff\u017f\ufb00-\ufb06]"
)
"""One of them, and a few more; most texts have none, and a class is searched fast."""


_LETTERS = ("s", "ff", "fi", "fl", "ffi", "ffl", "st", "st")
_FORMS = {ord(form): letters for form, letters in zip("ſﬀﬁﬂﬃﬄﬅﬆ", _LETTERS, strict=True)}


class Run(NamedTuple):
    """A run of such characters, and what stands for it."""

    start: int
    end: int
    rule: str
    spoken: str
    """The letters of old forms, a blank for separators, otherwise nothing."""


def unspeakable(text: str) -> Iterator[Run]:
    """Yield every run of control or invisible characters, and of old forms of letters."""
    for found in _UNSPEAKABLE.finditer(text) if _SUSPECT.search(text) else ():
        if found["old"]:
            yield Run(*found.span(), OLD, found["old"].translate(_FORMS))
            continue
        rule = INVISIBLE if found["invisible"] else CONTROL
        yield Run(*found.span(), rule, " " if found["separator"] else "")


def findings(text: str, runs: Sequence[Run]) -> Iterator[Finding]:
    """Fold the runs of control characters into one finding, replacement characters into another."""
    controls = [run for run in runs if run.rule == CONTROL]
    if controls:
        yield Finding(
            id="control-characters",
            message="Control characters stand in the text; they were left out.",
            suggestion="Look there for words that came out wrong.",
            place=Place(0, controls[0].start, controls[0].end),
            count=sum(run.end - run.start for run in controls),
        )
    first = text.find("\ufffd")
    if first >= 0:
        yield Finding(
            id="replacement-characters",
            message="Some characters were lost before this text was saved (U+FFFD stands there).",
            suggestion="Get the text again from its source.",
            severity=Severity.WARNING,
            place=Place(0, first, first + 1),
            count=text.count("\ufffd"),
        )
