"""A document's own list of abbreviations: what is spelled, what is a word, what is said in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.abbreviations import begins_sentence
from narrate.scripting.rules.en.acronyms import spelled
from narrate.scripting.rules.en.capital_runs import letters, pronounceable, said_as_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Term
    from narrate.scripting.edits import Rule

_TOKEN = re.compile(
    r"(?P<token>[A-Z](?<!\w.)[A-Za-z]*(?:[&/–-][A-Za-z]+)*)(?P<ending>['’]s(?!\w))?(?P<stop>\.(?=\s\S))?"
)
_CLIPPED = re.compile(r"[A-Z][a-z]{1,3}|[A-Za-z]*[a-z][A-Z][A-Za-z]*")
"""A short word with a capital (``Amb``), or capitals inside (``SecDef``): parts of words."""
_MEANING = re.compile(r"[^;(,]*")
_LONGEST_MEANING = 5
"""Words of what is said in full, at most."""
_LOOK = 24
_SHORTEST_SYLLABLES = 4
_LONGEST_INITIALISM = 4


def own_terms(terms: Sequence[Term]) -> Rule:
    """Return the rule that follows the list of abbreviations of one document.

    A clipped word (``SecDef``) is said in full. Capitals that are the initials of what they mean
    are spelled, whatever word they look like (``GOT``: Government of Turkey); capitals made of its
    syllables are a word (``PASOK``). Two listed forms with a slash are said one after the other.
    """
    known = {
        _even(term): said for term, meaning in terms if (said := _reading(_even(term), meaning))
    }

    def listed(text: str) -> Iterator[Edit]:
        for found in _TOKEN.finditer(text) if known else ():
            written, end = _even(found["token"]), found.end("token")
            plural = written.endswith("s") and written not in known
            said = known.get(written.removesuffix("s") if plural else written)
            if said is None:
                continue
            ending = "s" if plural else (found["ending"] or "").replace("’", "'")
            run = written.removesuffix("s") if plural else written
            if ending:
                end = found.end("ending") if found["ending"] else end
            elif (
                found["stop"]
                and said != letters(run)
                and not begins_sentence(text[found.end() : found.end() + _LOOK])
            ):
                end = found.end("stop")
            span = Span(found.start(), end)
            if said == letters(run) and run.isascii():
                yield spelled(span, run, ending, "own-abbreviation")
            else:
                yield Edit(span=span, spoken=said + ending, rule="own-abbreviation")

    return listed


def _even(term: str) -> str:
    return term.strip().replace("–", "-")


def _reading(term: str, meaning: str) -> str:
    """Return what is said for a listed abbreviation; empty where the general rules know best."""
    if _CLIPPED.fullmatch(term):
        said = " ".join(_MEANING.match(meaning)[0].split())  # type: ignore[index] # matches anywhere
        return said if 0 < len(said.split()) <= _LONGEST_MEANING and said.isascii() else ""
    if re.fullmatch(r"[A-Z]+(?:[/-][A-Z]+)+", term):
        return " ".join(said_as_word(part) or letters(part) for part in re.split(r"[/-]", term))
    if not re.fullmatch(r"[A-Z]{2,}", term):
        return ""
    if is_initialism(term, meaning):
        listed_word = said_as_word(term) and len(term) >= _LONGEST_INITIALISM
        return "" if listed_word or len(term) > _LONGEST_INITIALISM else letters(term)
    is_word = len(term) >= _SHORTEST_SYLLABLES and pronounceable(term)
    return said_as_word(term) or (term.lower() if is_word else letters(term))


def is_initialism(term: str, meaning: str) -> bool:
    """Say whether the letters of ``term`` are the initials of words of ``meaning``, in order."""
    initials = iter(word[0].upper() for word in re.findall(r"[^\W\d_]+", meaning))
    return all(letter in initials for letter in term)
