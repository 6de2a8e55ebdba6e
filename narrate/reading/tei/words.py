"""How text goes on from one element to the next: word borders, line ends, cut words.

An element boundary is no word border. What parts words is white space, a line that begins, or an
encoder's slip that the print cannot have had ("Mr." at once followed by a name).
"""

from __future__ import annotations

import re
from enum import Enum, auto

from narrate.reading.text.joints import is_suspended
from narrate.reading.text.vocabulary import Vocabulary, english_words

HYPHENS = "-\u2010\u00ad¬"
_SURE = "\u00ad¬"
"""Hyphens that stand only where a line ends inside of a word."""
_APOSTROPHES = "'’‘ʼ"
_FRAGMENT = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[^\W\d_]+")
_LINE_QUOTE = re.compile(r"[\"“”„«»]+(?=[^\W\d_])")
_STOPPED = re.compile(r"(?:[^\W\d_]{2,}|[\d)\]”\"])[.!?]\Z")
_MARKED = re.compile(r"[^\W\d_][,;:]\Z")
_SLIP = re.compile(
    r"(?<=[^\W\d_][a-zà-ÿ][.,;:!?])(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|(?<=[A-ZÀ-Þ]\.)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"
)
_OPEN_END = re.compile(r"[.!?:;…]\W*\Z")
_OWN_HYPHEN = {
    "fr": re.compile(
        r"(?:.*-(?:nous|vous|t|ils?|elles?|on|y|en)|(?:moi|toi|lui|elles?|eux|nous|vous|soi)-mêmes?"
        r"|(?:ci|là|après|demi|vice)-.+|avant-[^aeiouyéèêh].*|peut-être|(?:au|par|ci|là)-de.+)\Z",
        re.IGNORECASE,
    ),
}
"""By language, words that have a hyphen of their own. Pronouns that begin with a vowel are told
from the ends of words by it, as a syllable begins with a consonant (``conti-nuer``)."""


class Before(Enum):
    """What stands between the text so far and the next text of a block."""

    NOTHING = auto()
    LINE = auto()
    """A line begins."""
    WORD_GOES_ON = auto()
    """A line begins inside a word."""
    PAUSE = auto()
    """A line begins that is heard as such."""
    LABEL = auto()
    """A label ends."""
    GAP = auto()
    """Words are missing."""


def is_of_letters(extent: str) -> bool:
    """Tell whether a gap of this extent is inside a word: "2 characters"."""
    return "char" in extent or "letter" in extent


def own_hyphen(left: str, right: str, language: str) -> bool:
    """Tell whether the hyphen at the end of ``left`` is the word's own, not only the line's."""
    begun, ended = _FRAGMENT.search(left.rstrip(HYPHENS)), _WORD.match(right)
    if begun is None or ended is None or not ended[0][0].islower():
        return True
    pattern = _OWN_HYPHEN.get(language.partition("-")[0])
    return pattern is not None and pattern.match(f"{begun[0]}-{ended[0]}") is not None


def is_cut(left: str, right: str) -> bool:
    """Tell whether a line, or a page, that ends with a hyphen ends inside of a word.

    The sign ``¬`` and the soft hyphen always say so. Behind a hyphen "and" follows a part that is
    completed later ("Vor- und Nachteile").
    """
    begun, ended = _FRAGMENT.search(left.rstrip(HYPHENS)), _WORD.match(right)
    if left[-1:] not in HYPHENS or begun is None or ended is None:
        return False
    if left[-1] in _SURE:
        return True
    return not is_suspended(begun[0], ended[0], Vocabulary(""))


def keeps_hyphen(left: str, right: str, language: str) -> bool:
    """Tell whether a word that is cut so has a hyphen in it: of English words, "well-known"."""
    if own_hyphen(left, right, language):
        return left[-1:] not in _SURE
    if not language.startswith("en") or left[-1:] in _SURE:
        return False
    begun, ended = _FRAGMENT.search(left.rstrip(HYPHENS)), _WORD.match(right)
    if begun is None or ended is None:
        return True
    one, two, known = begun[0].lower(), ended[0].lower(), english_words()
    return one in known and two in known and one + two not in known


def line_quote(text: str) -> int:
    """Return the length of a quotation mark at the start that only repeats at each line."""
    found = _LINE_QUOTE.match(text)
    return found.end() if found else 0


def is_elided(left: str) -> bool:
    """Tell whether a line's end after ``left`` parts no words: ``qu'``."""
    return left[-1:] in _APOSTROPHES and left[-2:-1].isalpha()


def is_shouted(text: str) -> bool:
    """Tell whether ``text`` is English words in capitals, which are not said letter by letter."""
    return text.isupper() and all(word.lower() in english_words() for word in text.split())


def is_slip(left: str, right: str) -> bool:
    """Tell whether a blank was forgotten between two elements: ``MR.`` and ``KENNEDY``."""
    if not right[:1].isalpha():
        return False
    if _MARKED.search(left):
        return True
    return right[0].isupper() and _STOPPED.search(left) is not None


def are_words(left: str, right: str) -> bool:
    """Tell whether ``left`` ends and ``right`` begins with an English word, not half of one."""
    begun, ended = _FRAGMENT.search(left), _WORD.match(right)
    if begun is None or ended is None:
        return False
    one, two = begun[0].lower(), ended[0].lower()
    return {one, two} <= english_words() and one + two not in english_words()


def slips(text: str) -> list[int]:
    """Return where a blank was forgotten after a stop or comma within ``text``."""
    return [found.start() for found in _SLIP.finditer(text)]


def is_open(text: str) -> bool:
    """Tell whether a paragraph that ends so goes on in the next."""
    return bool(text) and _OPEN_END.search(text) is None


def goes_on(text: str) -> bool:
    """Tell whether a paragraph that begins so goes on from the one before."""
    found = re.search(r"\S", text)
    return found is not None and (found[0].islower() or found[0] in "(,;")
