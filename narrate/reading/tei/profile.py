"""Profiles: tables of elements and their treatments, each resting on another.

They are the TOML files beside this module; ``[tei]`` in ``narrate.toml`` extends one of them and
wins over it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.tei import Role, Treatment, treatment
from narrate.reading.tei.selector import ANY, Selector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narrate.model.tei import TeiChoice

YOURS = "narrate.toml"
UNKNOWN = Treatment(Role.SILENT)
"""What becomes of an element that no profile names."""


class Rule(NamedTuple):
    """A treatment, whom it is for and who says so."""

    selector: Selector
    treatment: Treatment
    profile: str


@dataclass(frozen=True)
class Profile:
    """What becomes of every element of a file."""

    name: str
    about: str
    rules: Mapping[str, tuple[Rule, ...]]
    """By name of the element, the strongest first."""
    choose: tuple[str, ...]
    """Of the elements in a choice, the first of these that is there is read."""
    signs: tuple[Selector, ...] = ()
    """A file with one of these is of this profile."""
    _known: dict[tuple[str | None, ...], Rule | None] = field(default_factory=dict)

    @cached_property
    def _tested(self) -> tuple[str, ...]:
        """Attributes that some rule asks for."""
        rows = (row for rows in self.rules.values() for row in rows)
        return tuple(dict.fromkeys(name for row in rows for name, _ in row.selector.tests))

    def rule(self, name: str, parent: str, attributes: Mapping[str, str]) -> Rule | None:
        """Return the rule for an element; ``None`` where no profile names it.

        Args:
            name: of the element; with the file's prefix where it is not of TEI.
            parent: likewise.
            attributes: those without a namespace by their name, ``xml:`` ones with the prefix.
        """
        key = (name, parent, *map(attributes.get, self._tested))
        if key not in self._known:
            rows = self.rules.get(name, ())
            if ":" not in name:
                rows = (*rows, *self.rules.get(ANY, ()))
            held = [row for row in rows if row.selector.matches(parent, attributes)]
            self._known[key] = max(held, key=lambda row: row.selector.weight, default=None)
        return self._known[key]


@cache
def packaged(name: str) -> Profile:
    """Return a profile of the package; ``name`` is one of ``ProfileName``."""
    said = tomllib.loads(
        files(__package__).joinpath(f"profiles/{name}.toml").read_text(encoding="utf-8")
    )
    above = packaged(said["extends"]) if "extends" in said else None
    return _resting(
        above,
        name=name,
        about=said["about"],
        choose=tuple(said.get("choose", ())) or (above.choose if above else ()),
        elements={one: treatment(what) for one, what in said["elements"].items()},
        signs=tuple(map(Selector.of, said.get("signs", ()))),
    )


def profile_for(choice: TeiChoice, bears: Iterable[str]) -> Profile:
    """Return the profile that settings choose, or else the first of ``bears``, with their rules.

    Raises:
        BadSelector: it cannot be understood which elements a rule is for.
    """
    chosen = packaged(choice.extends or next(iter(bears)))
    if not choice.elements:
        return chosen
    return _resting(
        chosen, name=YOURS, about=chosen.about, choose=chosen.choose, elements=choice.elements
    )


def _resting(
    above: Profile | None,
    *,
    name: str,
    about: str,
    choose: tuple[str, ...],
    elements: dict[str, Treatment],
    signs: tuple[Selector, ...] = (),
) -> Profile:
    """Return the profile of ``elements``, resting on ``above``; of two alike, the later counts."""
    rules: dict[str, list[Rule]] = {}
    for written, said in reversed(elements.items()):
        selector = Selector.of(written)
        rules.setdefault(selector.name, []).append(Rule(selector, said, name))
    for one, rows in (above.rules if above else {}).items():
        rules.setdefault(one, []).extend(rows)
    return Profile(name, about, {one: tuple(rows) for one, rows in rules.items()}, choose, signs)
