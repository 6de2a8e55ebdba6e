"""The shipped tables: readings with their pronunciation, and the weights that decide.

Both are made by ``tests/bench/train_homographs.py``; source and licence stand in
``data/README.md``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DATA = files("narrate.scripting.homographs") / "data"
_HUNDREDTHS = 100


class Reading(NamedTuple):
    """One way to say a word."""

    id: str
    ipa: str
    own: Mapping[str, float]
    """Weights of features of this reading alone."""
    common: Mapping[str, float]
    """Weights it shares with all readings of its part of speech."""


@cache
def readings() -> Mapping[str, tuple[Reading, ...]]:
    """Return the readings of each word (small letters), the commonest first."""
    weights: dict[str, dict[str, float]] = {}
    for owner, feature, hundredths in _rows("weights-en.tsv"):
        weights.setdefault(owner, {})[feature] = int(hundredths) / _HUNDREDTHS
    found: dict[str, list[Reading]] = {}
    for word, name, common, ipa in _rows("readings-en.tsv"):
        one = Reading(name, ipa, weights.get(name, {}), weights.get(f"*{common}", {}))
        found.setdefault(word, []).append(one)
    return {word: tuple(several) for word, several in found.items()}


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("## "):
            yield line.split("\t")
