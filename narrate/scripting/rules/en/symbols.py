"""Symbols by name, emoji by name, and the last word on whatever is left."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.fractions import FRACTION_SIGNS, fraction_sign
from narrate.scripting.rules.en.numbers import cardinal
from narrate.scripting.rules.en.units import unit_of
from narrate.scripting.rules.gates import in_capitals, signs
from narrate.scripting.rules.shared.joining import each, edit
from narrate.scripting.rules.shared.symbols import picture_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "&": "and", "+": "plus", "=": "equals", "×": "times", "÷": "divided by", "±": "plus or minus",
    "≤": "at most", "≥": "at least", "≠": "does not equal", "≈": "about", "°": "degrees",
    "º": "degrees", "%": "percent", "‰": "per mille", "@": "at", "§": "section", "¶": "paragraph",
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "¢": "cent", "→": "to", "←": "from",
    "↑": "up", "↓": "down", "⇒": "implies", "↔": "to and from", "©": "copyright",
    "®": "registered", "™": "trademark", "√": "square root of", "∞": "infinity", "µ": "micro",
    "π": "pi", "Σ": "sum", "Δ": "delta", "∑": "sum of", "№": "number", "∆": "delta", "¬": "not",
    "∈": "in", "∩": "and", "∪": "or", "∅": "the empty set", "∀": "for all", "∃": "there is",
    "℃": "degrees Celsius", "℉": "degrees Fahrenheit", "₿": "bitcoin", "₹": "rupee", "₽": "ruble",
    "♀": "female", "♂": "male", "✓": "check", "✔": "check", "✗": "cross", "✘": "cross",
    "✅": "check mark", "⌘": "command", "⌥": "option", "⇧": "shift",
    "♯": "sharp", "♭": "flat", "♮": "natural",
}  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "gamma",
    "Θ": "theta", "Λ": "lambda", "Φ": "phi", "Ψ": "psi", "Ω": "omega",
}  # fmt: skip
_LONE_GREEK = re.compile(f"[{''.join(_GREEK)}](?<![^\\W\\d_].)(?![^\\W\\d_²³¹⁰-⁹₀-₉])")
_BOUND = re.compile(r"(?<![\w<>=)])(?P<sign>[<>])\s?(?=[-−]?[$£€]?\d)(?!\S{0,20}>)")
_BOUNDS = {"<": "less than", ">": "more than"}
"""Before a number, where nothing is compared with it."""
_SYMBOL = re.compile(f"[{''.join(re.escape(one) for one in _NAMES)}]")
_ASCII_SYMBOL = re.compile(f"[{''.join(re.escape(one) for one in _NAMES if one.isascii())}]")
_SOME_SIGN = re.compile(r"[+~=>§¶]")
_SIGN_RUN = re.compile(
    r"(?<=\w)\+\+|§§+|¶¶+|(?<![\w])~(?=[$£€]?\d)|(?<!\w)(?:[>!=]=|<=|[=-]>)(?!\w)|(?<=[\s,(])(?:[>!=]=|<=)(?=\d)|(?<=\w)(?:[>!=]=|<=)(?=\d)"
)
_RUNS = {
    "++": "plus plus", "§§": "sections", "¶¶": "paragraphs", "~": "about", ">=": "at least",
    "<=": "at most", "=>": "implies", "->": "to", "!=": "does not equal", "==": "equals",
}  # fmt: skip
_ALL = frozenset((*_NAMES, *_GREEK, *"/~<>"))
"""What ``symbols`` looks for."""
_SLASH = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])|(?<=[^\W_])/(?=\s|$)")
_RATE = re.compile(
    r"/(?<=[a-z].)(?P<unit>(?:hour|hr|day|week|month|year|mile|minute|second|person|unit|gallon|pound|lb|kg|"
    r"kilogram|kilometer|km|liter|litre|s|min|[mµμ]?L|m[lm]|acre|ton|barrel|share|head|capita)\b)"
)
_AMOUNT = re.compile(r"[\d⁰¹²³⁴-⁹][\d.,]*[kKMB]?\s(?:[a-z]+\s)?[a-z]+$")
_SHORT = re.compile(
    r"(?<![\w/])(?P<short>w/o|w/in|w/(?=\s)|c/o|b/c|n/a|a/c|y/y|q/q|m/m|and/or|either/or|his/her|her/his|"
    r"he/she|she/he|s/he|him/her|him/herself|himself/herself|his/hers)(?![\w/])",
    re.IGNORECASE,
)
_SHORTS = {
    "w/o": "without", "w/in": "within", "w/": "with", "c/o": "care of", "b/c": "because",
    "n/a": "not applicable", "a/c": "account", "y/y": "year over year",
    "q/q": "quarter over quarter",
    "m/m": "month over month", "and/or": "and or", "either/or": "either or",
    "his/her": "his or her",
    "her/his": "her or his", "he/she": "he or she", "she/he": "she or he", "s/he": "she or he",
    "him/her": "him or her", "him/herself": "him or herself",
    "himself/herself": "himself or herself", "his/hers": "his or hers",
}  # fmt: skip
_TICKER = re.compile(r"\$(?<![\w$].)(?=[A-Z]{2,5}(?!\w))")
"""Before the letters of a share: "$AAPL"."""
_BARE = {"thru": "through", "Xmas": "Christmas", "xmas": "Christmas", "Revd": "Reverend"}
_BARE_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_BARE)})(?![\w-])")
_TOO_LONG = re.compile(r"(?<!\w)TL;?\s?DR(?!\w)")
_AND_SO_ON = re.compile(r"(?<![\w&])&c(?![\w&])")
_SIGNED = re.compile(r"(?<![\w/])/s/(?=\s?[A-Z])")
_EMOJI = re.compile(
    "(?P<sign>[\U0001f1e6-\U0001f1ff]{2}|"
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\U0001f000-\U0001faff\u2600-\u27bf][\ufe0f\U0001f3fb-\U0001f3ff]*)*)(?P=sign)*"
)
_FIRST_EMOJI = "\u2300"
_SMILEYS = {
    ":)": "smile", ":-)": "smile", ":(": "frown", ":-(": "frown", ";)": "wink", ";-)": "wink",
    ":D": "grin", ":-D": "grin", "<3": "heart",
}  # fmt: skip
_SMILEY = re.compile(
    rf"[:;<](?<!\S.)(?:{'|'.join(rf'(?<={one[0]}){re.escape(one[1:])}' for one in _SMILEYS)})"
    r"(?=$|[\s.,!?])(?<!<3(?=\s(?!(?:you|u|this|my|your|it|him|her|them|that)\b)))"
)
_LEFT = re.compile(  # signs, and the letters among them go again: so it is searched fast
    r"([^\sA-Za-z.,;:!?'’‘\"“”()\[\]{}…—–‐‑\-/\u0300-\u036f])(?<![^\W\d_²³¹⁰-ⁿ₀-ₜ¼-¾⅐-⅞])\1{0,59}"
)
"""A sign, or a row of it, no longer than a breath may be kept from coming."""
_DIGITS = re.compile(r"\d+")
_SPELLED = re.compile(r"[A-Z]{2,}")
_STARS = re.compile("(?P<number>\\d\\s)?(?P<stars>(?:[⭐★]\ufe0f?)+☆*)")
"""Stars that are counted."""
_HEADS = re.compile(r"(?:Subj|Refs?|SUBJ|REFS?)(?=:)")
_HEAD_WORDS = {
    "Subj": "Subject", "Ref": "Reference", "Refs": "References",
    "SUBJ": "Subject", "REF": "Reference", "REFS": "References",
}  # fmt: skip
_FLAG_BASE = 0x1F1E6


def emoji(text: str) -> Iterator[Edit]:
    """Say a pictograph by its Unicode name, a flag by its letters, a smiley by what it shows."""
    if ":" in text or ";" in text or "<3" in text:
        for found in _SMILEY.finditer(text):
            yield Edit(span=Span(*found.span()), spoken=f" {_SMILEYS[found[0]]} ", rule="emoji")
    if max(signs(text), default="") < _FIRST_EMOJI:
        return
    for stars in _STARS.finditer(text):
        count = sum(one in "⭐★" for one in stars[0])
        name = f"{cardinal(count)} stars" if count > 1 else "star"
        name = "stars" if stars["number"] and count > 1 else name
        yield Edit(span=Span(*stars.span("stars")), spoken=f" {name} ", rule="emoji")
    for found in _EMOJI.finditer(text):
        sign = found["sign"]
        if sign[0] not in _NAMES and (name := _pictured(sign)):
            yield Edit(span=Span(*found.span()), spoken=f" {name} ", rule="emoji")


def _pictured(found: str) -> str:
    if _FLAG_BASE <= ord(found[0]) < _FLAG_BASE + 26:
        land = picture_name(found, "en")
        return f"flag of {land}" if land else ""
    if name := picture_name(found, "en"):
        name = _DIGITS.sub(lambda digit: f" {cardinal(int(digit[0]))} ", name)
        return _SPELLED.sub(lambda run: " ".join(run[0]), name)
    names = [unicodedata.name(one, "") for one in found if unicodedata.category(one) == "So"]
    words = re.sub(r"[^a-z ]", " ", " and ".join(filter(None, names)).lower().replace("-", " "))
    return " ".join(words.split())


def abbreviated_words(text: str) -> Iterator[Edit]:
    """Say ``w/o``, ``n/a``, ``&c`` in words, and ``/s/`` before a name as "signed"."""
    for found in _BARE_WORD.finditer(text) if any(one in text for one in _BARE) else ():
        span = Span(*found.span())
        yield Edit(span=span, spoken=_BARE[found[0]], rule="abbreviations")
    for found in _TOO_LONG.finditer(text) if "TL" in in_capitals(text) else ():
        yield Edit(span=Span(*found.span()), spoken="T L D R", rule="acronym")
    if head := _HEADS.match(text):
        yield Edit(span=Span(*head.span()), spoken=_HEAD_WORDS[head[0]], rule="abbreviations")
    for found in _AND_SO_ON.finditer(text) if "&c" in text else ():
        yield Edit(span=Span(*found.span()), spoken="et cetera", rule="abbreviations")
    for found in _TICKER.finditer(text) if "$" in text else ():
        yield Edit(span=Span(*found.span()), spoken="", rule="symbols")
    if "/" in text:
        for found in _SIGNED.finditer(text):
            yield Edit(span=Span(*found.span()), spoken="signed ", rule="abbreviations")
        for found in _SHORT.finditer(text):
            spoken = "A C" if found[0] == "A/C" else _SHORTS[found["short"].lower()]
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="abbreviations")


def symbols(text: str) -> Iterator[Edit]:
    """Say signs between and before words by name."""
    if signs(text).isdisjoint(_ALL):
        return
    if "/" in text:
        yield from _slashes(text)
    for found in _SIGN_RUN.finditer(text) if _SOME_SIGN.search(text) else ():
        yield Edit(span=Span(*found.span()), spoken=f" {_RUNS[found[0][:2]]} ", rule="symbols")
    if "<" in text or ">" in text:
        for found in _BOUND.finditer(text):
            spoken = f" {_BOUNDS[found['sign']]} "
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="symbols")
    for found in _LONE_GREEK.finditer(text) if not text.isascii() else ():
        yield Edit(span=Span(*found.span()), spoken=f" {_GREEK[found[0]]} ", rule="symbols")
    pattern = _ASCII_SYMBOL if text.isascii() else _SYMBOL
    for found in pattern.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=f" {_NAMES[found[0]]} ", rule="symbols")


def _slashes(text: str) -> Iterator[Edit]:
    for found in _RATE.finditer(text):
        if _AMOUNT.search(text, max(0, found.start() - 32), found.start()):
            spoken = f" per {unit_of(found['unit']) or found['unit']}"
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="symbols")
    for found in _SLASH.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" slash ", rule="symbols")


def leftovers(text: str) -> Iterator[Edit]:
    """Leave out what has no name; say a digit of another script by its value."""
    for found in _LEFT.finditer(text) if signs(text) else ():
        value = unicodedata.digit(found[1], None)
        said = f" {cardinal(value)} " if value is not None else ""
        said = said or (f" {fraction_sign(found[1])} " if found[1] in FRACTION_SIGNS else "")
        if said:
            yield from each(found, said, "symbols")
        elif not found[1].isalnum():
            yield edit(found, " ", "symbols")
