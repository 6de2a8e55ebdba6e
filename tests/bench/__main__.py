"""``python -m tests.bench [name ...]``: each figure beside its goal.

Names: text, reading, engines, audio, rendering, packages, player, publishing, serve, product; none
runs them all. A row whose suite or rival is not at hand is named, never left out.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = tuple[str, float | str, str, str]
"""Name, value, goal (such as ``>= 0.8``), and size or remark."""

SETS = {
    "text": (
        "reading_suites",
        "script_suites",
        "spoken_suites",
        "homograph_suite",
        "language_suite",
    ),
    "reading": ("reading", "pages", "office"),
    "engines": ("engines",),
    "audio": ("audio",),
    "rendering": ("rendering",),
    "packages": ("packages",),
    "player": ("player",),
    "publishing": ("publishing", "site", "checking", "sending"),
    "serve": ("serve",),
    "product": ("product", "formats", "sync"),
}


def met(value: float | str, goal: str) -> str:
    """Say whether a figure meets its goal; a goal without a number is only shown."""
    sign, _, limit = goal.partition(" ")
    if not isinstance(value, int | float) or sign not in {">=", "<=", "=="}:
        return ""
    bound = float(limit.split()[0].rstrip("%"))
    good = {">=": value >= bound, "<=": value <= bound, "==": value == bound}[sign]
    return "met" if good else "MISSED"


def show(rows: Iterable[Row]) -> None:
    for name, value, goal, remark in rows:
        figure = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        print(f"  {name:<58} {figure:>12}  {goal:<12} {met(value, goal):<7} {remark}", flush=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(SETS))
    names = parser.parse_args(arguments).names or list(SETS)
    for name in names:
        if name not in SETS:
            parser.error(f"no figures called {name!r}; there are {', '.join(SETS)}")
        print(f"\n{name}\n  {'figure':<58} {'measured':>12}  {'goal':<12}")
        for module in SETS[name]:
            rows: Callable[[], Iterable[Row]] = importlib.import_module(
                f"tests.bench.{module}"
            ).rows
            show(rows())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
