"""The table of keys: what a file may say."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from narrate.toml.kinds import listed

if TYPE_CHECKING:
    from narrate.toml.kinds import Kind


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its dotted name, what it allows, and what it is for."""

    name: str
    """With its table: ``reading.notes``; ``say.*`` stands for any key of a table."""
    kind: Kind
    doc: str
    """One line; a sentence."""
    default: str = ""
    """How the documentation shows what holds when nothing is said; blank for "nothing"."""

    @property
    def open_table(self) -> str:
        """The table whose keys are free, or blank."""
        return self.name.removesuffix(".*") if self.name.endswith(".*") else ""


class Table:
    """All keys of one sort of file."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        """Take the keys."""
        self.keys = keys
        self._by_name = {key.name: key for key in keys}
        self._open = {key.open_table: key for key in keys if key.open_table}

    def key(self, name: str) -> Key | None:
        """Return the key for a dotted name, or ``None``."""
        found = self._by_name.get(name)
        if found is not None and not found.open_table:
            return found
        around = [one for one in self._open if name.startswith(f"{one}.") and name != f"{one}."]
        return self._open[max(around, key=len)] if around else None

    def is_open(self, name: str) -> bool:
        """Say whether ``name`` is a table whose keys are free."""
        return name in self._open

    def is_table(self, name: str) -> bool:
        """Say whether ``name`` is a table of keys."""
        return any(key.name.startswith(f"{name}.") for key in self.keys)

    def hint(self, name: str) -> str:
        """Say what is meant by an unknown ``name``: where it belongs, or the nearest right name."""
        if self.is_table(name):
            return f"[{name}] is a table; {self._listing(f'{name}.')}"
        close = self._nearest(name)
        return f"did you mean {close}?" if close else self._listing(name)

    def _nearest(self, name: str) -> str:
        names = [key.name for key in self.keys if not key.open_table]
        names += [key.open_table for key in self.keys if key.open_table]
        names += sorted({key.name.rpartition(".")[0] for key in self.keys} - {""})
        last = name.rpartition(".")[2].lower()
        # names of tables inside tables, such as roles, are common words
        lasts = {one.rpartition(".")[2]: one for one in reversed(names) if one.count(".") < 2}  # noqa: PLR2004
        if last in lasts:  # the right word in the wrong table
            return lasts[last]
        if close := get_close_matches(name.lower(), names, n=1, cutoff=0.75):
            return close[0]
        close = get_close_matches(last, list(lasts), n=1, cutoff=0.75)
        return lasts[close[0]] if close else ""

    def _listing(self, name: str) -> str:
        table = name.rpartition(".")[0]
        inside = tuple(
            key.name.rpartition(".")[2]
            for key in self.keys
            if key.name.rpartition(".")[0] == table and not key.open_table
        )
        if inside:
            return f"there are {listed(inside)}" if not table else f"[{table}] has {listed(inside)}"
        tables = tuple(dict.fromkeys(f"[{key.name.partition('.')[0]}]" for key in self.keys))
        return f"there are {listed(tables)}"
