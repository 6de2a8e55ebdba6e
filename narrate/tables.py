"""TOML checked against a table of keys: every mistake gets a file, a line and the nearest name.

Settings and voice cards are both written this way; what they allow is data (``Key``), so that the
documentation, the errors and the check can never disagree.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING

from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class BadTable(UsageError):
    """A TOML file that is not well-formed, or says something that is not allowed."""


class Kind(Enum):
    """What a value may be; the value is how it is named in a message."""

    TEXT = "a text in quotes"
    FLAG = "true or false"
    NUMBER = "a number"
    TEXTS = "a list of texts"
    TABLE = "a table of texts"
    VALUES = "a table of texts, numbers, true or false"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing that may be set."""

    name: str
    """Dotted, such as ``reading.notes``."""
    kind: Kind
    doc: str
    """One sentence."""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def wants(self) -> str:
        """Say what is allowed."""
        if self.choices:
            return "one of " + ", ".join(f'"{one}"' for one in self.choices)
        if self.low is not None and self.high is not None:
            return f"a number from {self.low:g} to {self.high:g}"
        return self.kind.value

    def accepts(self, value: object) -> bool:
        """Say whether ``value`` is allowed."""
        match self.kind:
            case Kind.TEXT:
                return isinstance(value, str) and (not self.choices or value in self.choices)
            case Kind.FLAG:
                return isinstance(value, bool)
            case Kind.NUMBER:
                return (
                    isinstance(value, int | float)
                    and not isinstance(value, bool)
                    and (self.low is None or self.low <= value)
                    and (self.high is None or value <= self.high)
                )
            case Kind.TEXTS:
                return isinstance(value, list) and all(
                    isinstance(one, str) and (not self.choices or one in self.choices)
                    for one in value
                )
            case Kind.TABLE:
                return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
            case Kind.VALUES:
                return isinstance(value, dict) and all(
                    isinstance(v, str | int | float | bool) for v in value.values()
                )


def parse(data: bytes, file: str, keys: Sequence[Key]) -> dict[str, object]:
    """Return what a TOML file sets, by dotted name.

    Raises:
        BadTable: it is not UTF-8 or not TOML, has an unknown key or a value that is not allowed.
    """
    try:
        text = data.decode("utf-8-sig")
        tree = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadTable(f"{file}: not UTF-8: {error.reason}", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadTable(f"{file}: {_sentence(error)}", "see toml.io for the grammar") from error
    return dict(_checked(tree, keys, _Where(file, text)))


def parse_value(name: str, value: str, origin: str, keys: Sequence[Key]) -> object:
    """Return the value of ``name=value`` as typed on a command line: TOML, or else plain text.

    Raises:
        BadTable: there is no such key, or the value is not allowed.
    """
    where = _Where(origin, "")
    key = _key_for(name, keys, where)
    for candidate in _readings(value, key):
        if key.accepts(candidate):
            return candidate
    raise BadTable(f"{origin}: {name} cannot be {value!r}", f"{name} is {key.wants()}")


def _readings(value: str, key: Key) -> Iterator[object]:
    with suppress(tomllib.TOMLDecodeError):
        yield tomllib.loads(f"value = {value}")["value"]
    if key.kind is Kind.TEXTS:
        yield [one.strip() for one in value.split(",")]
    yield value


@dataclass(frozen=True, slots=True)
class _Where:
    file: str
    text: str

    def line(self, name: str) -> str:
        """Return ``file:line`` of a dotted name, or the file where it cannot be told."""
        for number, found in _named_lines(self.text):
            if found == name:
                return f"{self.file}:{number}"
        return self.file


def _checked(
    tree: Mapping[str, object], keys: Sequence[Key], where: _Where, prefix: str = ""
) -> Iterator[tuple[str, object]]:
    names = {key.name for key in keys}
    for name, value in tree.items():
        dotted = prefix + name
        if dotted not in names and isinstance(value, dict) and _is_table(dotted, keys):
            yield from _checked(value, keys, where, f"{dotted}.")
            continue
        key = _key_for(dotted, keys, where)
        if not key.accepts(value):
            raise BadTable(
                f"{where.line(dotted)}: {dotted} cannot be {value!r}", f"{dotted} is {key.wants()}"
            )
        yield dotted, value


def _is_table(dotted: str, keys: Sequence[Key]) -> bool:
    return any(key.name.startswith(f"{dotted}.") for key in keys)


def _key_for(dotted: str, keys: Sequence[Key], where: _Where) -> Key:
    for key in keys:
        if key.name == dotted:
            return key
    known = [key.name for key in keys]
    tables = sorted({name.rpartition(".")[0] for name in known} - {""})
    near = get_close_matches(dotted, [*known, *tables], n=1, cutoff=0.5)
    siblings = [name for name in known if name.rpartition(".")[0] == dotted.rpartition(".")[0]]
    hint = near[0] if near else ", ".join(siblings or tables or known)
    raise BadTable(f"{where.line(dotted)}: there is no key '{dotted}'", hint)


_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(
    r"""\s*((?:"[^"]*"|'[^']*'|[\w.\-]+)(?:\s*\.\s*(?:"[^"]*"|[\w\-]+))*)\s*="""
)


def _named_lines(text: str) -> Iterator[tuple[int, str]]:
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            table = _bare(found[1])
            yield number, table
        elif found := _ASSIGNMENT.match(line):
            yield number, f"{table}.{_bare(found[1])}" if table else _bare(found[1])


def _bare(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in re.split(r"\s*\.\s*", name))


def _sentence(error: tomllib.TOMLDecodeError) -> str:
    message = str(error)
    return message[:1].lower() + message[1:]
