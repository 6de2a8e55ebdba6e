"""French number words: pure functions, no text in sight."""

from __future__ import annotations

from narrate.scripting.rules.shared.words import NumberWords, in_pairs, names

_ONES = names(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
)
_TENS = names("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_SCALES = names(
    "million milliard billion billiard trillion trilliard quadrillion quadrilliard quintillion"
    " quintilliard"
)
_SHARES = {2: "demi", 3: "tiers", 4: "quart"}
_NAMED_SHARE = 12
"""Beyond the twelfth a fraction is rather a mark or a count: "quinze sur vingt"."""
_SIXTEENTH = 16
_THOUSAND, _MILLION = 1_000, 1_000_000


def cardinal(number: int, gender: str = "") -> str:
    """Say a whole number: ``81`` is "quatre-vingt-un", or "quatre-vingt-une" of what is female."""
    head, rest = divmod(number, _MILLION)
    parts: list[str] = []
    for name in _SCALES:
        head, group = divmod(head, _THOUSAND)
        if group:
            parts.insert(0, f"{_below_thousand(group)} {name}{'s' if group > 1 else ''}")
    if rest or not number:
        parts.append(_below_million(rest))
    said = " ".join(parts)
    return (
        f"{said}e"
        if gender == "f" and number % 100 not in (11, 71, 91) and said.endswith("un")
        else said
    )


def ordinal(number: int, gender: str = "") -> str:
    """Say the place in a row: ``21`` is "vingt et unième"."""
    if number == 1:
        return "première" if gender == "f" else "premier"
    words = cardinal(number)
    if number % _THOUSAND == 0 or words.endswith(("vingts", "cents")):
        words = words.removesuffix("s")
    if words.endswith("cinq"):
        return f"{words}uième"
    if words.endswith("neuf"):
        return f"{words[:-1]}vième"
    return f"{words.removesuffix('e')}ième"


def share(top: int, low: int) -> str:
    """Say a fraction: "un tiers", "trois quarts", "deux neuvièmes"."""
    if not is_share(top, low):
        return f"{cardinal(top)} sur {cardinal(low)}"
    name = _SHARES.get(low) or (ordinal(low) if low > 1 else "sur un")
    many = "s" if top > 1 and not name.endswith("s") and low > 1 else ""
    return f"{cardinal(top)} {name}{many}"


def is_share(top: int, low: int) -> bool:
    """Say whether a fraction is said as parts of a whole, not as a mark or a count ("sur")."""
    part = top == 1 and low < _THOUSAND
    return low <= _NAMED_SHARE or low % 100 == 0 or part or low == _SIXTEENTH


def mixed(whole: int | None, top: int, low: int) -> str:
    """Say a fraction with the whole number ahead of it: "deux et demi"."""
    if whole is None:
        return share(top, low)
    return f"{cardinal(whole)} et {'demi' if (top, low) == (1, 2) else share(top, low)}"


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, _THOUSAND)
    if not thousands:
        return _below_thousand(rest)
    # "vingt" and "cent" take their s only where nothing follows, and "mille" is a number itself
    many = _below_thousand(thousands)
    many = many.removesuffix("s") if many.endswith(("vingts", "cents")) else many
    said = "mille" if thousands == 1 else f"{many} mille"
    return f"{said} {_below_thousand(rest)}" if rest else said


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    said = "cent" if hundreds == 1 else f"{_ONES[hundreds]} cent"
    if not rest:
        return said if hundreds == 1 else f"{said}s"
    return f"{said} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        ones += 10
    if not ones:
        return "quatre-vingts" if tens == 8 else _TENS[tens]  # noqa: PLR2004 - eighty
    link = " et " if ones in (1, 11) and tens < 8 else "-"  # noqa: PLR2004 - up to seventy-one
    return f"{_TENS[tens]}{link}{_ONES[ones]}"


def _part(digits: str, gender: str) -> str:
    return in_pairs(cardinal, "zéro", digits, gender)


WORDS = NumberWords(
    cardinal=cardinal,
    part=_part,
    digit_names=tuple(_ONES[:10]),
    minus="moins",
    comma="virgule",
    to="à",
)
"""What the builders of rules are told."""
