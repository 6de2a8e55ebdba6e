"""Quantities with a unit, percentages, powers."""

from narrate.scripting.rules.es.counts import counts, small_units
from narrate.scripting.rules.es.money import SCALES, counted, of
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.es.places import power_of, share
from narrate.scripting.rules.es.shares import shares
from narrate.scripting.rules.es.units import UNITS
from narrate.scripting.rules.shared.angles import Angles
from narrate.scripting.rules.shared.angles import angles as angles_rule
from narrate.scripting.rules.shared.joining import together
from narrate.scripting.rules.shared.measures import Measuring, Unit
from narrate.scripting.rules.shared.measures import measures as measures_rule
from narrate.scripting.rules.shared.powers import PowerWords
from narrate.scripting.rules.shared.powers import powers as powers_rule


def _share(whole: int | None, top: int, low: int, unit: Unit) -> str:
    half = (top, low) == (1, 2)
    counted = unit.many if whole and whole > 1 else unit.one
    name = f"medi{'a' if unit.gender == 'f' else 'o'} {counted}"
    said = name if half else f"{share(top, low)} {of(unit.one)}"
    if whole is None:
        return said
    return f"{cardinal(whole, 'f' if unit.gender == 'f' else '')} y {said}"


_KNOWN = Measuring(units=UNITS, scales=SCALES, counted=counted, of=of, per="por", share=_share)
measures = together(counts, small_units, shares, measures_rule(WORDS, _KNOWN))
powers = powers_rule(WORDS, _KNOWN, PowerWords(power_of, "por"))
angles = angles_rule(
    WORDS,
    Angles(
        Unit("grado", "grados"),
        Unit("minuto", "minutos"),
        Unit("segundo", "segundos"),
        {"N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste"},
    ),
)
