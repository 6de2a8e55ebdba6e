"""English words as the break weights see them: function words by class, content words by ending."""

from __future__ import annotations

from functools import lru_cache

_CLASSES = {
    "art": "a an the",
    "poss": "my your his its our their thy",
    "det": "this these those some any every each all both no such another many much several "
    "few more most other",
    "prep": "of in on at by for from with without within into onto upon under over above below "
    "between among amongst through throughout during before after against about around "
    "along across behind beside beyond toward towards near off out up down until till "
    "since except like per via amid beneath despite concerning regarding",
    "to": "to",
    "conj": "and or nor",
    "but": "but yet",
    "sub": "because if when while although though unless lest whenever wherever whereas whilst "
    "whether than as",
    "that": "that",
    "rel": "which who whom whose where",
    "wh": "what how why whatever whoever",
    "subj": "i he she we they",
    "pron": "it you her there himself herself itself themselves myself",
    "obj": "me him us them",
    "be": "is are was were be been being am",
    "aux": "have has had do does did will would shall should can could may might must having",
    "neg": "not never n't",
    "adv": "then now so very too also only just still even again here thus therefore however "
    "almost quite rather ever perhaps always often soon once already indeed",
}
CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
"""Class of every function word."""

LEADING = frozenset({"art", "poss", "prep", "to", "be", "aux"})
"""Classes of words that lean on the next one: no breath ends after them."""

_ENDINGS = (
    *(
        "tion",
        "sion",
        "ment",
        "ness",
        "ance",
        "ence",
        "ship",
        "ity",
        "ing",
        "ed",
        "ly",
        "ful",
        "less",
    ),
    *(
        "ous",
        "ive",
        "able",
        "ible",
        "ical",
        "ic",
        "al",
        "ant",
        "ent",
        "ary",
        "ory",
        "ism",
        "ist",
        "est",
    ),
    *("er", "or", "en", "y", "'s", "s"),
)


@lru_cache(maxsize=65536)
def seen(word: str) -> tuple[str, str]:
    """Return a word's name and class, as the weights know them.

    A function word is known by itself; a content word by its ending, or as a name when it has a
    capital.
    """
    low = word.lower().replace("’", "'")
    name = CLASS_OF.get(low)
    if name:
        return low, name
    if "-" in low[1:-1]:
        return "-hyphen", "adj"
    if word[:1].isupper():
        return "-Name", "name"
    if not low[:1].isalpha():
        return "-0", "num"
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return "-" + ending, _class_by_ending(ending)
    return "-", "word"


def _class_by_ending(ending: str) -> str:
    if ending in ("ing", "ed", "ly", "s"):
        return ending
    if ending in (
        "ful",
        "less",
        "ous",
        "ive",
        "able",
        "ible",
        "ical",
        "ic",
        "al",
        "ant",
        "ent",
        "ary",
    ):
        return "adj"
    return "noun" if ending in ("tion", "sion", "ment", "ness", "ance", "ence", "ity") else "word"
