"""One file, or one typed ``key=value``, to checked values by dotted key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.toml.errors import BadValue, TomlError
from narrate.toml.origin import Origin, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.toml.table import Table

_POSITION = re.compile(r"(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Value:
    """A checked value and where it was said."""

    value: object
    origin: Origin


def read(path: Path, table: Table) -> dict[str, Value]:
    """Return what the file says, by dotted key, in the order of the file.

    Raises:
        TomlError: not readable, not TOML, an unknown key or a refused value; names file and line.
    """
    text = _text(path)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(path, text, error) from error
    found: dict[str, Value] = {}
    for parts, value in _walk(tree, (), table):
        name = ".".join(parts)
        origin = Origin(str(path), parts)
        key = table.key(name)
        if key is None:
            where = f"{path}, line {line_of(text, parts)}"
            raise TomlError(f"{where}: there is no setting '{name}'", table.hint(name))
        try:
            found[name] = Value(key.kind.check(value, path.parent), origin)
        except BadValue as error:
            where = f"{path}, line {line_of(text, parts)}"
            raise TomlError(f"{where}: {name}: {error.problem}", error.allowed) from error
    return found


def option(name: str, text: str, table: Table, source: str) -> Value:
    """Return what a typed ``name=text`` says; relative paths start in the working folder.

    Raises ``TomlError`` for an unknown key or a refused value; ``source`` is named.
    """
    key = table.key(name)
    if key is None:
        raise TomlError(f"{source}: there is no setting '{name}'", table.hint(name))
    try:
        return Value(key.kind.check(key.kind.typed(text), Path()), Origin(source))
    except BadValue as error:
        raise TomlError(f"{source}: {name}: {error.problem}", error.allowed) from error


def _walk(
    tree: Mapping[str, object], above: tuple[str, ...], table: Table
) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, value in tree.items():
        parts = (*above, name)
        dotted = ".".join(parts)
        if isinstance(value, dict) and (table.is_table(dotted) or table.is_open(dotted)):
            yield from _walk(value, parts, table)
        else:
            yield parts, value


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError(f"{path} is not UTF-8 text", "save it as UTF-8") from error
    except OSError as error:
        raise TomlError(
            f"cannot read {path}: {error.strerror}", "check that it may be read"
        ) from error


def _syntax(path: Path, text: str, error: tomllib.TOMLDecodeError) -> TomlError:
    found = _POSITION.match(str(error))
    problem = found[1] if found else str(error)
    line = int(found[2]) if found and found[2] else text.count("\n") + 1
    shown = text.splitlines()[line - 1].strip() if line <= len(text.splitlines()) else ""
    return TomlError(
        f"{path}, line {line}: not TOML: {problem[:1].lower()}{problem[1:]}",
        f"look at: {shown}" if shown else 'text stands in quotes: title = "A Letter"',
    )
