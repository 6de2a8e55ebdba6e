"""Acronyms: spelled by default, a word when the table says so; plural and genitive kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.abbreviations import begins_sentence
from narrate.scripting.rules.en.capital_runs import (
    capitals,
    is_letters,
    letters,
    said_as_word,
    spelled_always,
    words,
)
from narrate.scripting.rules.gates import capitalised, in_capitals
from narrate.scripting.rules.stops import has_inner_stop, stopped
from narrate.scripting.splitting.en import TABLE as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = {
    "A": "ˈeɪ", "B": "bˈiː", "C": "sˈiː", "D": "dˈiː", "E": "ˈiː", "F": "ˈɛf", "G": "dʒˈiː",
    "H": "ˈeɪtʃ", "I": "ˈaɪ", "J": "dʒˈeɪ", "K": "kˈeɪ", "L": "ˈɛl", "M": "ˈɛm", "N": "ˈɛn",
    "O": "ˈoʊ", "P": "pˈiː", "Q": "kjˈuː", "R": "ˈɑːɹ", "S": "ˈɛs", "T": "tˈiː", "U": "jˈuː",
    "V": "vˈiː", "W": "dˈʌbəljuː", "X": "ˈɛks", "Y": "wˈaɪ", "Z": "zˈiː",
}  # fmt: skip
"""American names of the letters."""
_HISSING = frozenset("SXHZ")
"""Letters whose names end in a hiss and take another syllable in the plural."""
_VOICELESS = frozenset("F")
_RUN = re.compile(  # a class of letters first, what is before them then: so it is searched fast
    r"(?P<run>[A-Z]{2}(?<![^\W\d_²³¹⁰-⁹₀-₉µ¼-¾⅐-⅞]..)(?<![A-Z]{2}&..)[A-Z]{0,22}(?:&[A-Z]{1,3})?)(?P<ending>ed(?!\w)|(?:['’]?s|['’])(?!\w))?(?![^\W\d_²³¹⁰-⁹₀-₉ªºµπΣΔ¼-¾⅐-⅞]|&[A-Z])"
)
_SLASHED = re.compile(
    r"(?<![\w/])[A-Z]{1,12}(?:/[A-Z]{1,12})+(?:[-–][A-Z]{1,4})?(?P<ending>['’]s)?(?![\w/])"
)
_DOTTED = re.compile(
    r"(?P<run>[A-Z]\.(?<![\w.]..)(?:(?:[A-Z]\.){1,5}|(?:[A-Z]\.){0,4}[A-Z](?![\w.])))(?P<ending>['’]s)?"
)
_DEGREES = re.compile(
    r"(?P<run>Ph\.\s?D|D\.\s?Phil|Ed\.\s?D|Sc\.\s?D|Litt\.\s?D|LL\.\s?[BDM]|B\.\s?Sc|M\.\s?Sc|Th\.\s?D|"
    r"Pharm\.\s?D|Psy\.\s?D)\.?(?P<ending>['’]?s\b)?"
)
_DEGREES_BEGIN = frozenset({"Ph", "D", "Ed", "Sc", "Litt", "LL", "B", "M", "Th", "Pharm", "Psy"})
_SPACED = re.compile(r"(?P<run>[A-Z]\.(?<![\w.'’-]..)(?:\s[A-Z]\.){1,5})(?P<ending>(?!\w))")
_NAME_NEXT = re.compile(r"\s?(?P<name>[A-Z][a-z]+)")
_LOWER = re.compile(r"(?P<run>[a-z]\.(?<![\w.]..)(?:[a-z]\.){1,3})(?=\s|$|[,;:)])")
_INITIALS = re.compile(r"([A-Z])\.(?<![\w.]..)(?!\w)(?=\s?(?:[A-Z]\.\s?){0,6}[A-Z][a-z])")
_SHOUTED = re.compile(
    r"(?P<run>[^\W\d_²³¹⁰-⁹₀-₉¼-¾⅐-⅞]+)(?P<ending>['’](?:S|T|D|M|RE|VE|LL)(?!\w))?"
)
_MIXED_RUNS = frozenset("PhD PhDs DPhil DSc EdD BSc MSc DoD DoE DoJ DoT GmbH".split())  # noqa: SIM905 - read by people
"""Letters of which some are small."""
_MIXED = re.compile(
    rf"(?<![\w.])(?P<run>{'|'.join(sorted(_MIXED_RUNS - {'PhDs'}))})(?P<ending>['’]?s)?(?!\w)"
)
_IT_NEXT = re.compile(
    r"\s(?:departments?|support|staff|services?|security|systems?|infrastructure|teams?|managers?|director|"
    r"industry|sectors?|specialists?|professionals?|consultants?|consulting|compan(?:y|ies)|skills|jobs|"
    r"budgets?|projects?|equipment|solutions|governance|workers|administrators?|and\s(?:the|telecom|data))\b"
)
_IT_BEFORE = re.compile(r"\b(?:in|an?|the|our|your|their|its|for|of|global|corporate|and|&)\s$")
_LOUD = re.compile(r"\s(?:is|was|has|will|all|[A-Z]{2})\b")
"""What tells the letters IT from the word with a stress on it."""
_LOOK = 12
_JOINT = re.compile(r"(?<=[A-Z])/(?=[A-Z])")
_LOWER_PAIR = re.compile(r"[a-z]{2}")
_MOST_CAPITALS = 2
"""A paragraph with at least so many words, all in capitals, is shouted, not spelled."""


def sound(run: str) -> str:
    """Return the names of letters in IPA."""
    return "".join(_LETTERS[one] for one in run)


def _kind_of_word(run: str) -> str:
    """Return the name of the rule that makes capitals a word; a guess has one of its own."""
    if run in capitals():
        return "words-in-capitals"
    stem = run.removesuffix("S").removeprefix("US")
    known = not words().isdisjoint((run, run.removesuffix("S"), stem))
    return "acronym-word" if known else "guessed-acronym"


def acronyms(text: str) -> Iterator[Edit]:
    """Spell ``ICBMs`` as "I C B M s"; say ``SALT`` as a word; leave out the slash of ``INR/IL``."""
    if _shouted(text):
        yield from _lowered(text)
        return
    if "/" in text:
        yield from _with_slashes(text)
    if not in_capitals(text):
        return
    for found in () if in_capitals(text).isdisjoint(_MIXED_RUNS) else _MIXED.finditer(text):
        yield spelled(Span(*found.span()), found["run"].upper(), found["ending"] or "", "acronym")
    for found in _RUN.finditer(text):
        run, ending = found["run"], (found["ending"] or "").replace("’", "'")
        span = Span(*found.span())
        if not run.isalpha():
            said = " and ".join(letters(part) for part in run.split("&"))
            ending = f" {ending.strip(chr(39))}" if ending else ""
            yield Edit(span=span, spoken=said + ending, rule="acronym")
        elif run == "IT" and _is_trade(text, *found.span()):
            yield spelled(span, run, ending, "acronym")
        elif word := said_as_word(run):
            yield Edit(span=span, spoken=word + ending, rule=_kind_of_word(run))
        elif ending != "ed":
            yield spelled(span, run, ending, "acronym")


def _with_slashes(text: str) -> Iterator[Edit]:
    for found in _SLASHED.finditer(text):
        parts = re.split(r"[/–-]", found[0].removesuffix(found["ending"] or ""))
        said = " ".join(said_as_word(one) or letters(one) for one in parts)
        ending = "'s" if found["ending"] else ""
        yield Edit(span=Span(*found.span()), spoken=said + ending, rule="acronym")


def initials(text: str) -> Iterator[Edit]:
    """Say ``U.S.``, ``U. S.``, ``Ph.D.`` and ``J. F. Kennedy`` by their letters."""
    if "." not in text:
        return
    degrees = () if capitalised(text).isdisjoint(_DEGREES_BEGIN) else (_DEGREES,)
    spaced = (_SPACED,) if any(one.word[-1].isupper() for one in stopped(text)) else ()
    inner = (_DOTTED, _LOWER) if has_inner_stop(text) else ()
    for pattern in (*degrees, *spaced, *inner):
        for found in pattern.finditer(text):
            if text[found.start() - 1 : found.start()].isalnum():
                continue
            if pattern is _SPACED and _is_named(text, found.end()):
                continue  # the initials of a name are said one by one
            run = re.sub(r"[.\s]", "", found["run"]).upper()
            ending = (found["ending"] or "").replace("’", "'") if pattern is not _LOWER else ""
            # The last stop may also end the sentence, and the voice must fall there.
            stops = found[0].endswith(".") and _ends_sentence(text, found.end())
            yield spelled(Span(found.start(), found.end() - stops), run, ending, "initials")
    for found in _INITIALS.finditer(text) if spaced else ():
        yield Edit(span=Span(*found.span()), spoken=found[1], rule="initials", ipa=sound(found[1]))


def spelled(span: Span, run: str, ending: str, rule: str) -> Edit:
    """Return the edit that says capitals by their letters, with a plural or genitive ending."""
    if run.upper().endswith("PHIL"):  # the "Phil" of a degree is a word
        return Edit(span=span, spoken=f"{letters(run[:-4])} Phil{ending}", rule=rule)
    said, ipa = letters(run), sound(run)
    if ending:
        said += f" {ending}" if ending == "s" else ending
        ipa += _hiss(run[-1])
    return Edit(span=span, spoken=said, rule=rule, ipa=ipa)


def _is_named(text: str, end: int) -> bool:
    """Say whether a name follows, and no word that opens a sentence."""
    found = _NAME_NEXT.match(text, end)
    return found is not None and found["name"].lower() not in SENTENCES.starters


def _ends_sentence(text: str, end: int) -> bool:
    following = text[end : end + 60].lstrip("\"'”’)]")
    return not following.strip() or begins_sentence(following)


def _is_trade(text: str, start: int, end: int) -> bool:
    """Say whether "IT" is information technology: by the words beside it, none of them loud."""
    if _IT_NEXT.match(text, end):
        return True
    before = _IT_BEFORE.search(text, max(0, start - _LOOK), start)
    return before is not None and _LOUD.match(text, end) is None


def _hiss(last: str) -> str:
    if last in _HISSING:
        return "ɪz"
    return "s" if last in _VOICELESS else "z"


def _shouted(text: str) -> bool:
    if _LOWER_PAIR.search(text):
        return False
    found = (one["run"] for one in _SHOUTED.finditer(text))
    long = [one for one in found if len(one) > 1]
    return len(long) >= _MOST_CAPITALS and all(one.isupper() for one in long)


def _is_spelled_in_heading(run: str) -> bool:
    """Say whether letters among words in capitals are no word: no vowel, known, or two of them."""
    known = spelled_always()
    if run in known or (run[:2] in ("US", "UK") and run[2:] in known and run not in capitals()):
        return True
    if not re.search("[AEIOUY]", run) or is_letters(run):
        return True
    return len(run) == 2 and run not in capitals()  # noqa: PLR2004 - all words of two letters are listed


def _lowered(text: str) -> Iterator[Edit]:
    """Say the words of a heading in capitals as words, but spell what has no vowel or is known."""
    for found in _JOINT.finditer(text) if "/" in text else ():
        yield Edit(span=Span(*found.span()), spoken=" ", rule="acronym")
    for found in _SHOUTED.finditer(text):
        run, ending = found["run"], (found["ending"] or "").lower().replace("’", "'")
        if not run.isupper() or (len(run) < 2 and not ending):  # noqa: PLR2004 - a letter alone
            continue
        span = Span(*found.span())
        if run in words():
            yield Edit(span=span, spoken=run.lower() + ending, rule="acronym-word")
        elif " " in (reading := said_as_word(run)):
            yield Edit(span=span, spoken=reading + ending, rule="acronym-word")
        elif run.isascii() and len(run) > 1 and _is_spelled_in_heading(run):
            yield spelled(span, run, ending, "acronym")
        else:
            yield Edit(span=span, spoken=run.capitalize() + ending, rule="words-in-capitals")
