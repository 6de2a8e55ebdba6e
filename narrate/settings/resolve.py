"""Layers of settings to one: the stronger word counts."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from narrate.model.document import Kind, Metadata
from narrate.model.tei import TeiChoice
from narrate.settings.files import files
from narrate.settings.naming import part_of
from narrate.settings.reading import policy_of
from narrate.settings.show import ShowSettings
from narrate.settings.table import TABLE
from narrate.settings.values import (
    EditionSettings,
    OutputSettings,
    SayTable,
    Settings,
    VoiceSettings,
)
from narrate.toml.origin import Origin
from narrate.toml.reading import Value, option, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    Layer = Mapping[str, Value]

DOCUMENT = Origin("the document")
_JOINED = frozenset({"voice.lexicons"})
"""Lists to which a stronger file adds; of all other keys the strongest word counts alone."""


def resolve(
    source: Path | None,
    *,
    document: Metadata | None = None,
    overrides: Iterable[tuple[str, str]] = (),
) -> Settings:
    """Return what is set for one document.

    Args:
        source: its file; ``None`` for standard input.
        document: what it says of itself; stronger than the folders' settings, weaker than the
            file beside it.
        overrides: dotted keys and values as typed, strongest of all.

    Raises:
        TomlError: a file or an option has a mistake; the error names where and what is right.
    """
    return layers(source, overrides).settle(document)


def layers(source: Path | None, overrides: Iterable[tuple[str, str]] = ()) -> Layers:
    """Return what files and options say, for one or several documents of one source.

    Takes and raises what ``resolve`` does.
    """
    places = files(source)
    there = [path for path in (*places.around, *places.beside) if path.is_file()]
    return Layers(
        weaker=[read(path, TABLE) for path in there if path in places.around],
        stronger=[
            *(read(path, TABLE) for path in there if path in places.beside),
            typed(overrides),
        ],
        files=tuple(there),
        absent=tuple(one for one in (*places.around, *places.beside) if one not in there),
    )


def typed(overrides: Iterable[tuple[str, str]]) -> Layer:
    """Return what options say; raises ``TomlError`` for an unknown key or a refused value."""
    return {name: option(name, text, TABLE, "--set") for name, text in overrides}


class Layers(NamedTuple):
    """Settings files and options that were read, but for what a document says of itself."""

    weaker: list[Layer]
    """Those that a document's own words win over, weakest first."""
    stronger: list[Layer]
    files: tuple[Path, ...]
    absent: tuple[Path, ...]

    def settle(self, document: Metadata | None = None) -> Settings:
        """Return what is set for a document that says this of itself."""
        about = document or Metadata()
        return _settings([*self.weaker, _said_by(about), *self.stronger], about, self)


def _settings(layers: list[Layer], document: Metadata, places: Layers) -> Settings:
    values = _merged(layers)
    return Settings(
        edition=_edition(values, document),
        reading=policy_of(_table(values, "reading")),
        say=_say(layers),
        voice=_voice(values),
        output=OutputSettings(**_table(values, "output")),
        tei=_tei(values),
        show=ShowSettings(**_table(values, "show")),
        origins={**_parts(layers), **{name: one.origin for name, one in values.items()}},
        files=places.files,
        absent=places.absent,
    )


def _said_by(document: Metadata) -> Layer:
    return {
        f"edition.{one.name}": Value(said, DOCUMENT)
        for one in fields(document)
        if (said := getattr(document, one.name))
    }


def _merged(layers: Iterable[Layer]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for layer in layers:
        for name, value in layer.items():
            weaker = values.get(name)
            if name in _JOINED and weaker is not None:
                both = (
                    *cast("tuple[object, ...]", value.value),
                    *cast("tuple[object, ...]", weaker.value),
                )
                values[name] = Value(tuple(dict.fromkeys(both)), value.origin)
            else:
                values[name] = value
    return values


def _parts(layers: Iterable[Layer]) -> dict[str, Origin]:
    """Return where each part of the lists was said that several files make together."""
    return {
        part_of(name, item): layer[name].origin
        for layer in layers
        for name in _JOINED & layer.keys()
        for item in cast("tuple[object, ...]", layer[name].value)
    }


def _say(layers: list[Layer]) -> tuple[SayTable, ...]:
    tables: list[SayTable] = []
    for layer in reversed(layers):
        said = {
            name.removeprefix("say."): value for name, value in layer.items() if name[:4] == "say."
        }
        for origin in dict.fromkeys(value.origin.source for value in said.values()):
            entries = {
                name: str(value.value)
                for name, value in said.items()
                if value.origin.source == origin
            }
            tables.append(SayTable(origin, entries))
    return tuple(tables)


def _edition(values: Mapping[str, Value], document: Metadata) -> EditionSettings:
    said = _table(values, "edition")
    cover = cast("Path | None", said.pop("cover", None))
    own = {one.name: getattr(document, one.name) for one in fields(document)}
    return EditionSettings(metadata=Metadata(**{**own, **said}), cover=cover)


def _tei(values: Mapping[str, Value]) -> TeiChoice:
    said = _table(values, "tei")
    return TeiChoice(extends=said.pop("extends", ""), elements=said)


def _voice(values: Mapping[str, Value]) -> VoiceSettings:
    said = _table(values, "voice")
    by = {
        table: {
            name.removeprefix(f"{table}."): said.pop(name)
            for name in list(said)
            if name.startswith(f"{table}.")
        }
        for table in ("languages", "roles", "speakers")
    }
    return VoiceSettings(
        **said,
        languages={tag.lower(): card for tag, card in by["languages"].items()},
        roles={Kind(name): card for name, card in by["roles"].items()},
        speakers=by["speakers"],
    )


def _table(values: Mapping[str, Value], table: str) -> dict[str, Any]:
    """Return a table's values by bare key; their types are those that ``TABLE`` checked."""
    return {
        name.removeprefix(f"{table}."): value.value
        for name, value in values.items()
        if name.startswith(f"{table}.")
    }
