"""A ``narrate.toml`` to begin with: what was said, and all else explained and left out."""

from __future__ import annotations

import json
import re
import tomllib
from textwrap import wrap
from typing import TYPE_CHECKING

from narrate.settings.table import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.toml.table import Key

_HEAD = """# What narrate does with the texts in this folder and in those below it.
# A line that begins with # says nothing yet: take the # away, and it does.
# There are more tables ([reading], [say], [voice], [output], [tei]): docs/settings.md has all keys.
"""
_EDITION = ("author", "language", "publisher", "rights", "cover")
"""Keys of ``[edition]`` that may hold for a whole folder; the others are a document's own."""
_WIDTH = 98
_HEADER = re.compile(r"\s*\[{1,2}\s*[\"']?([\w-]+)[\"']?\s*(?:\.[^\]]*)?\]{1,2}\s*(?:#.*)?\s*\Z")
"""The line that opens a table, with the first part of its name."""


def whole_text(said: Mapping[str, object]) -> str:
    """Return a settings file.

    Args:
        said: by dotted key, as TOML has it.
    """
    return f"{_HEAD}\n{_table('edition', said, _EDITION)}\n{show_text(said)}"


def show_text(said: Mapping[str, object]) -> str:
    """Return the ``[show]`` table with what was said of it."""
    return _table("show", said)


def with_show(text: str, said: Mapping[str, object]) -> str:
    """Return a settings file with another ``[show]``, all else as it stands.

    Raises:
        ValueError: the table stands there in a way that it cannot be cut out of.
    """
    kept = "".join(_without(text, "show")).rstrip()
    changed = f"{kept}\n\n{show_text(said)}" if kept else show_text(said)
    before, after = tomllib.loads(text), tomllib.loads(changed)
    before.pop("show", None)
    after.pop("show", None)
    if before != after:
        raise ValueError("something else would change")
    return changed


def toml_value(value: object) -> str:
    """Write a value as TOML does: text, truth, numbers and lists of these."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("\x7f", "\\u007F")


def _table(table: str, said: Mapping[str, object], only: tuple[str, ...] = ()) -> str:
    keys = [key for key in TABLE.keys if key.name.startswith(f"{table}.")]
    chosen = [key for key in keys if not only or key.name.partition(".")[2] in only]
    known = {key.name for key in chosen}
    chosen += [key for key in keys if key.name in said and key.name not in known]
    return f"[{table}]\n\n" + "\n".join("".join(_lines(key, said)) for key in chosen)


def _lines(key: Key, said: Mapping[str, object]) -> Iterator[str]:
    """Yield what a key is for, what it allows, what holds without it, and the key."""
    name = key.name.partition(".")[2]
    otherwise = f" Without it: {key.default}." if key.default else ""
    allowed = "" if key.kind.allowed == "text" else f" Allowed: {key.kind.allowed}."
    about = f"{key.doc}{allowed}{otherwise}"
    for line in wrap(about, _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"# {line}\n"
    if key.name in said:
        yield f"{name} = {toml_value(said[key.name])}\n"
    else:
        yield f"# {name} =\n"


def _without(text: str, table: str) -> Iterator[str]:
    """Yield the lines of a file that do not belong to a table; comments above others stay."""
    inside, above = False, list[str]()
    for line in text.splitlines(keepends=True):
        header = _HEADER.match(line)
        if header and inside and header[1] != table:
            yield from above
        inside = header[1] == table if header else inside
        if not inside:
            yield line
        above = [*above, line] if line.lstrip().startswith("#") else []
