"""Spanish ordinals and fractions."""

from __future__ import annotations

from narrate.scripting.rules.es.numbers import cardinal
from narrate.scripting.rules.shared.words import names

_ONES = names("- primero segundo tercero cuarto quinto sexto séptimo octavo noveno")
_TENS = names(
    "- décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo"
    " nonagésimo"
)
_HUNDREDS = names(
    "- centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo"
    " septingentésimo octingentésimo noningentésimo"
)
_POWERS = {2: "al cuadrado", 3: "al cubo"}
_SHARES = {2: "medio", 3: "tercio"}
_PLAIN = str.maketrans("áéíóú", "aeiou")
_THOUSAND, _MILLION = 1_000, 1_000_000


def ordinal(number: int, gender: str = "m", *, short: bool = False) -> str:
    """Say the place in a row: ``13`` is "decimotercero"; short before a noun, "decimotercer"."""
    thousands, rest = divmod(number, _THOUSAND)
    parts = []
    if thousands and not thousands % _THOUSAND and not rest:
        parts = [f"{_joined(thousands // _THOUSAND)}millonésimo"]
    elif thousands:
        parts = [f"{_joined(thousands)}milésimo"]
    if rest >= 100:  # noqa: PLR2004 - hundreds
        parts.append(_HUNDREDS[rest // 100])
    parts += _below_hundred(rest % 100)
    if short and parts[-1].endswith(("primero", "tercero")):
        parts[-1] = parts[-1][:-1]
    if gender == "f":
        parts = [f"{one[:-1]}a" for one in parts]
    return " ".join(parts)


def share(top: int, low: int) -> str:
    """Say a fraction: "un tercio", "dos onceavos", "dos sobre ciento tres"."""
    name = _share_name(low)
    if not name:
        return f"{cardinal(top)} sobre {cardinal(low)}"
    return f"un {name}" if top == 1 else f"{cardinal(top, 'm')} {name}s"


def mixed(whole: int | None, top: int, low: int) -> str:
    """Say a fraction with the whole number ahead of it: "dos y medio"."""
    if whole is None:
        return share(top, low)
    return f"{cardinal(whole)} y {'medio' if (top, low) == (1, 2) else share(top, low)}"


def power_of(exponent: int) -> str:
    """Say to what power something is raised: "al cuadrado", "elevado a menos tres"."""
    if exponent in _POWERS:
        return _POWERS[exponent]
    said = cardinal(abs(exponent))
    return f"elevado a {'menos ' if exponent < 0 else ''}{said}"


def _share_name(low: int) -> str:
    """Return what a part of ``low`` is called; empty where it has no name of its own."""
    if low in _SHARES or low < 2:  # noqa: PLR2004 - nothing is parted by one or none
        return _SHARES.get(low, "")
    if low <= 10:  # noqa: PLR2004 - up to ten they are ordinals
        return ordinal(low)
    if low < 100:  # noqa: PLR2004 - up to here they end in avo
        said = cardinal(low).replace(" y ", "i").translate(_PLAIN)
        if said.endswith("uno"):
            return f"{said[:-1]}avo"
        return f"{said.removesuffix('a')}avo"
    round_hundred = low < _THOUSAND and not low % 100
    return ordinal(low) if round_hundred or not low % _THOUSAND else ""


def _below_hundred(number: int) -> list[str]:
    if number in (11, 12):
        return ["undécimo" if number == 11 else "duodécimo"]  # noqa: PLR2004 - the two old ones
    tens, ones = divmod(number, 10)
    if tens in (1, 2) and ones:
        stem = _TENS[tens].translate(_PLAIN)
        return [stem[:-1] + _ONES[ones] if ones == 8 else stem + _ONES[ones]]  # noqa: PLR2004
    return [*([_TENS[tens]] if tens else []), *([_ONES[ones]] if ones else [])]


def _joined(number: int) -> str:
    return "" if number == 1 else cardinal(number, "m").replace(" ", "")
