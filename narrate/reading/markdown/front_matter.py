"""Front matter: what stands above a text about it, as YAML, TOML or plain fields.

Only its plain values are looked at: nothing is constructed from YAML, so that neither its aliases
nor its types can do harm.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YAML = re.compile(
    r"---[ \t]*\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE | re.DOTALL
)
_TOML = re.compile(
    r"\+\+\+[ \t]*\r?\n(?P<inside>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE | re.DOTALL
)
_FIELDS = re.compile(
    r"(?=(?:title|date|authors?|slug|category|tags|status|modified|summary|lang|template|number)"
    r"[ \t]*:)(?P<inside>(?:[A-Za-z][\w -]{0,40}:.*(?:\r?\n|\Z)|[ \t]+\S.*(?:\r?\n|\Z))+)",
    re.IGNORECASE,
)
"""Fields as Pelican, MultiMarkdown and Python-Markdown have them: no fence, up to a blank line."""
_PERCENT = re.compile(
    r"%[^\S\n]*\S[^\n]*(?:\n[ ]{2,}[^\n]*)*\n(?:%[^\n]*(?:\n[ ]{2,}[^\n]*)*(?:\n|\Z)){0,2}"
)
"""Title, authors and date as pandoc has them, each behind a percent sign."""
_FIELD = re.compile(r"([A-Za-z][\w -]*?)[ \t]*:[ \t]*(.*)")
_TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)\Z| \(at end of document\)\Z")


class BadFrontMatter(SourceError):
    """Front matter that cannot be understood."""


class Value(NamedTuple):
    """A value of the front matter."""

    text: str
    start: int
    end: int
    """Where it stands in the source, with its quotation marks; -1 where that is not known."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a text."""

    end: int = 0
    """Where it ends in the source; 0 when there is none."""
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """By name in small letters; a list has several, a table those called ``name``."""

    def first(self, *names: str) -> str:
        """Return the first value under any of ``names``, the earlier name first."""
        found = (value.text for name in names for value in self.values.get(name, ()))
        return next((text for text in found if text), "")


def front_matter_of(source: str, name: str) -> FrontMatter:
    """Return the front matter of ``source``.

    Raises:
        BadFrontMatter: it is neither YAML nor TOML, with the line.
    """
    if found := _YAML.match(source):
        return FrontMatter(found.end(), _collected(_yaml(found, name)))
    if found := _TOML.match(source):
        return FrontMatter(found.end(), _collected(_toml(found, name)))
    if found := _FIELDS.match(source):
        return FrontMatter(found.end(), _collected(_fields(found)))
    if found := _PERCENT.match(source):
        return FrontMatter(found.end(), _collected(_percent(found)))
    return FrontMatter()


def _percent(found: re.Match[str]) -> Iterator[tuple[str, Value]]:
    """Yield the fields of a title block; authors are parted by semicolons."""
    at = 0
    for key, line in zip(("title", "author", "date"), found[0].split("\n%"), strict=False):
        text = line.removeprefix("%")
        start = at + len(line) - len(text.lstrip())
        for one in text.split(";") if key == "author" else [text]:
            said = " ".join(one.split())
            placed = said and found[0].startswith(said, start)
            if said:
                yield key, Value(said, *((start, start + len(said)) if placed else (-1, -1)))
        at += len(line) + 2


def _collected(pairs: Iterator[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    values: dict[str, tuple[Value, ...]] = {}
    for key, value in pairs:
        values[key.lower()] = (*values.get(key.lower(), ()), value)
    return values


def _yaml(found: re.Match[str], name: str) -> Iterator[tuple[str, Value]]:
    import yaml  # noqa: PLC0415 - only where there is front matter

    base = found.start("inside")
    try:
        root = yaml.compose(found["inside"], Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        reason = getattr(error, "problem", "") or "not allowed here"
        raise BadFrontMatter(
            f"{name}, line {line}: the front matter is no YAML ({reason})",
            "quotation marks around values with a colon or other signs",
        ) from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise BadFrontMatter(
            f"{name}, line 2: the front matter has no names", "lines such as title: My letter"
        )
    for key, node in root.value:
        for scalar in _scalars(node):
            start, end = base + scalar.start_mark.index, base + scalar.end_mark.index
            yield str(key.value), Value(str(scalar.value), start, end)


def _scalars(node: Any) -> Iterator[Any]:  # noqa: ANN401 - nodes of yaml have no common type
    """Yield the plain values of a node: of a list each, of a table the one called ``name``."""
    if isinstance(node.value, str):
        yield node
        return
    for item in node.value:
        if not isinstance(item, tuple):
            yield from (one for one in _named(item))
        elif item[0].value == "name" and isinstance(item[1].value, str):
            yield item[1]


def _named(node: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    if isinstance(node.value, str):
        yield node
        return
    for item in node.value:
        if isinstance(item, tuple) and item[0].value == "name" and isinstance(item[1].value, str):
            yield item[1]


def _toml(found: re.Match[str], name: str) -> Iterator[tuple[str, Value]]:
    try:
        table = tomllib.loads(found["inside"].replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        where = _TOML_LINE.search(str(error))
        line = int(where[1]) + 1 if where and where[1] else found[0].count("\n")
        reason = _TOML_LINE.sub("", str(error))
        raise BadFrontMatter(
            f"{name}, line {line}: the front matter is no TOML ({reason})",
            "quotation marks around text",
        ) from error
    for key, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            said = one.get("name", "") if isinstance(one, dict) else one
            yield key, _written(found, key, _text(said))


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _written(found: re.Match[str], key: str, text: str) -> Value:
    """Return a value of TOML with its place, where it stands on a line of its own as it is."""
    line = re.compile(
        rf"^[ \t]*{re.escape(key)}[ \t]*=[ \t]*([\"']?){re.escape(text)}\1", re.MULTILINE
    )
    place = line.search(found.string, found.start("inside"), found.end("inside"))
    return Value(text, place.start(1), place.end()) if place else Value(text, -1, -1)


def _fields(found: re.Match[str]) -> Iterator[tuple[str, Value]]:
    at = found.start("inside")
    key = ""
    for line in found["inside"].splitlines(keepends=True):
        pair = _FIELD.match(line)
        if pair and not line[0].isspace():
            key = pair[1]
            text = pair[2].strip()
            yield key, Value(text, at + pair.start(2), at + pair.start(2) + len(text))
        elif key:
            yield key, Value(line.strip(), -1, -1)
        at += len(line)
