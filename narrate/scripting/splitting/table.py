"""What a language tells the splitter: its abbreviations, and the words that open sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()


def words(*lines: str) -> frozenset[str]:
    """Return the words of ``lines``, which are parted by white space."""
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTable:
    """The words that decide about a full stop in one language.

    Abbreviations stand without their last stop. One in lower case holds in any case, one with a
    capital only as it stands.
    """

    before_names: frozenset[str] = _NONE
    """Titles and the like: what follows belongs to them ("Mr. Smith")."""
    before_numbers: frozenset[str] = _NONE
    """A number that follows belongs to them ("p. 5", "No. 29")."""
    calendar: frozenset[str] = _NONE
    """Months and days of the week."""
    may_end: frozenset[str] = _NONE
    """Stand inside a sentence or at its end ("Co.", "etc."): the next word decides."""
    mostly_end: frozenset[str] = _NONE
    """End a sentence before any capital ("etc.", "Esq.", degrees)."""
    never_end: frozenset[str] = _NONE
    """Always lead on ("e.g.")."""
    streets: frozenset[str] = _NONE
    """End a name as well as begin one ("Main St.", "St. John")."""
    answers: frozenset[str] = _NONE
    """Are a word of their own, too, when no number follows ("No.")."""
    times: frozenset[str] = _NONE
    """Follow a time of day ("a.m.")."""
    after_times: frozenset[str] = _NONE
    """Lead on after a time of day (names of zones, days and months)."""
    fronting: frozenset[str] = _NONE
    """Prepositions that open a phrase of time before the subject ("At 5 a.m. Mr. Smith …")."""
    starters: frozenset[str] = _NONE
    """Words, in lower case, that hardly are names and so show that a new sentence begins."""
    common: frozenset[str] = _NONE
    """More words that hardly are names, in lower case; they count behind what no name follows."""
    at_name_ends: frozenset[str] = _NONE
    """End names ("Co.", "D.C."): a capital begins a sentence if its next word is a small one."""
    followers: frozenset[str] = _NONE
    """Words, in lower case, that go on after those ("Warner Bros. Pictures")."""
    units: frozenset[str] = _NONE
    """Units of measure, behind which a capital begins a sentence."""
    labels: frozenset[str] = _NONE
    """Words whose own letter may stand behind them ("Plan B.", "vitamin C.")."""
    counts: frozenset[str] = _NONE
    """Words for numbers, which belong to what stands before numbers ("Vol. One")."""
    speech: frozenset[str] = _NONE
    """Verbs that tie a quotation to its speaker ("“Stop!” Ada cried.")."""
    shouted: frozenset[str] = _NONE
    """Names that are written with an exclamation mark."""
    ordinal_stop: bool = False
    """A stop after a number makes it an ordinal ("am 12. Juni")."""
    questions: str = ""
    """Characters that mark a question besides the question mark, at its end or on a word."""
    extra_stops: str = ""
    """Characters that end a sentence besides those of most scripts."""
    listed: frozenset[str] = field(init=False, repr=False, compare=False)
    """All abbreviations: most words before a stop are none."""

    def __post_init__(self) -> None:
        leading = (self.before_names, self.before_numbers, self.never_end, self.streets)
        ending = (self.may_end, self.mostly_end, self.at_name_ends, self.units)
        others = (self.calendar, self.answers, self.times)
        object.__setattr__(self, "listed", frozenset().union(*leading, *ending, *others))


def has(abbreviations: frozenset[str], token: str) -> bool:
    """Say whether ``token`` is among ``abbreviations``; see ``SentenceTable`` for the case.

    A single capital is an initial, whatever the letter stands for in lower case.
    """
    return token in abbreviations or (len(token) > 1 and token.lower() in abbreviations)
