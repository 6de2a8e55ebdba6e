"""The table of weights, as it is written and as it is looked up.

It is trained by ``tests/bench/train_breaks.py``, whose ``juncture_features`` defines what each
group of it means; attribution and licence stand in ``data/README.md``. It holds two regressions
that are added up at once: a weight is a complex number, its real part for a breath of any kind, its
imaginary part for one of at least 200 ms.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from narrate.scripting.breaths.words import CLASSES

Groups = dict[str, dict[str, complex]]
"""The weight of each feature of each group."""
Row = dict[str | int, complex]
"""The weights of names or classes of words, or of numbers."""

_TABLE = files("narrate.scripting.breaths") / "data" / "breaks-en.tsv"


def groups_of(table: str) -> Groups:
    """Return the groups of a table of weights."""
    groups: Groups = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            group, feature, any_breath, strong = line.split("\t")
            groups.setdefault(group, {})[feature] = complex(float(any_breath), float(strong))
    return groups


@cache
def shipped() -> Groups:
    """Return the groups of the table in the package."""
    return groups_of(_TABLE.read_text(encoding="utf-8"))


class Weights:
    """Weights by what they belong to, so that no feature has to be spelled to be looked up."""

    def __init__(self, groups: Groups) -> None:
        """Sort the features of ``groups``: those of one thing, and those of two (``art+noun``)."""
        self.alone: defaultdict[str, Row] = defaultdict(dict)
        self.crossed: defaultdict[str, defaultdict[str | int, Row]]
        self.crossed = defaultdict(lambda: defaultdict(dict))
        for group, row in groups.items():
            for feature, weight in row.items():
                one, plus, other = feature.partition("+")
                if plus:
                    self.crossed[group][_key(one)][_key(other)] = weight
                else:
                    self.alone[group][_key(one)] = weight

    def line(self, group: str, last: int, step: int = 1) -> list[complex]:
        """Return the weights of the numbers up to ``last``; a group counts in steps."""
        row = self.alone[group]
        return [row.get(number // step, 0j) for number in range(last + 1)]

    def by_class(self, group: str, last: int, crossed: str, cap: int) -> dict[str, list[complex]]:
        """Return, for each class of words, the weights of the numbers up to ``last``.

        Each is of the number alone and of the number, up to ``cap``, with the class.
        """
        row, table = self.alone[group], self.crossed[crossed]
        return {
            name: [
                row.get(number, 0j) + table[min(number, cap)].get(name, 0j)
                for number in range(last + 1)
            ]
            for name in CLASSES
        }


def _key(text: str) -> str | int:
    return int(text) if text.isdecimal() else text
