"""``narrate.toml``: found upwards from the source, layered by strength, checked against one table.

Strength, weakest first: built in · the user's file · folders, outer to inner · the document itself
· ``<stem>.narrate.toml`` beside it · options. The document's own place in that order is kept by
``Settings.under`` and ``Settings.over``: what is set below it, and what is set above it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.errors import UsageError
from narrate.model.policy import Notes, ReadingPolicy, Symbols
from narrate.tables import Key, Kind, parse, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILE = "narrate.toml"

_METADATA = {
    "title": "Title, where the text's own is not wanted.",
    "author": "Who wrote it.",
    "date": "When it was written, as ISO 8601.",
    "language": "BCP 47 tag.",
    "album": "The collection it belongs to.",
    "description": "A few sentences for the listener.",
    "publisher": "Who publishes the edition.",
    "rights": "Copyright line.",
    "identifier": "ISBN, DOI or another identifier.",
}

KEYS: tuple[Key, ...] = (
    *(Key(name=f"edition.{name}", kind=Kind.TEXT, doc=doc) for name, doc in _METADATA.items()),
    Key(name="edition.cover", kind=Kind.TEXT, doc="A JPEG or PNG beside the settings file."),
    Key(
        name="reading.notes",
        kind=Kind.TEXT,
        choices=tuple(one.value for one in Notes),
        doc="Where the text of a footnote is heard.",
    ),
    Key(
        name="reading.symbols",
        kind=Kind.TEXT,
        choices=tuple(one.value for one in Symbols),
        doc="Whether emoji and pictographs are named.",
    ),
    Key(name="say", kind=Kind.TABLE, doc="How words are said; see docs/lexicons.md."),
    Key(name="voice.card", kind=Kind.TEXT, doc="CARD or ENGINE[:VOICE]."),
    Key(name="voice.rate", kind=Kind.NUMBER, low=0.25, high=4, doc="Speed over the card's."),
    Key(name="voice.disclosure", kind=Kind.FLAG, doc="Say at the end that the voice is synthetic."),
    Key(name="voice.opening", kind=Kind.TEXT, doc="A line before the text."),
    Key(name="voice.closing", kind=Kind.TEXT, doc="A line after the text."),
    Key(name="voice.lexicons", kind=Kind.TEXTS, doc="PLS files beside the settings file."),
    Key(name="output.folder", kind=Kind.TEXT, doc="Where editions go."),
    Key(name="output.formats", kind=Kind.TEXTS, doc="What is made; see narrate formats."),
    Key(name="output.profile", kind=Kind.TEXT, doc="What the audio is for: speech or podcast."),
)
"""Everything that may be set, and the only list of it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file, or the command line, sets."""

    origin: str
    folder: Path | None
    """Against which paths in it are read; ``None`` for the command line."""
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Settings:
    """All layers that hold for one source, weakest first."""

    under: tuple[Layer, ...] = ()
    """Weaker than the document itself."""
    over: tuple[Layer, ...] = ()
    """Stronger than the document itself."""
    read: tuple[Path, ...] = ()
    """The files that were there."""
    absent: tuple[Path, ...] = ()
    """The files that would have been read."""

    def text(self, name: str, default: str = "") -> str:
        """Return a text setting."""
        return str(self._value(name, default))

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a setting that is true or false."""
        return bool(self._value(name, default))

    def number(self, name: str, default: float) -> float:
        """Return a number."""
        return float(str(self._value(name, default)))

    def texts(self, name: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(name, default)
        return tuple(value) if isinstance(value, list | tuple) else ()

    def tables(self, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield origin and table of every layer that has one, strongest first: they add up."""
        for layer in reversed((*self.under, *self.over)):
            value = layer.values.get(name)
            if isinstance(value, dict):
                yield layer.origin, value

    def paths(self, name: str) -> tuple[Path, ...]:
        """Return a list of files, each against the folder of the settings file that names it."""
        for layer in reversed((*self.under, *self.over)):
            if name in layer.values:
                value = layer.values[name]
                names = value if isinstance(value, list) else [value]
                folder = layer.folder or Path()
                return tuple(folder / str(one) for one in names)
        return ()

    def metadata_under(self) -> dict[str, str]:
        """Return what holds where the document itself says nothing."""
        return _metadata(self.under)

    def metadata_over(self) -> dict[str, str]:
        """Return what holds whatever the document says."""
        return _metadata(self.over)

    def reading(self) -> ReadingPolicy:
        """Return the ``[reading]`` table."""
        policy = ReadingPolicy()
        return replace(
            policy,
            notes=Notes(self.text("reading.notes", policy.notes.value)),
            symbols=Symbols(self.text("reading.symbols", policy.symbols.value)),
        )

    def _value(self, name: str, default: object) -> object:
        for layer in reversed((*self.under, *self.over)):
            if name in layer.values:
                return layer.values[name]
        return default


def settings_for(source: Path | None, overrides: Sequence[tuple[str, str]] = ()) -> Settings:
    """Gather the settings of one source.

    Args:
        source: its path; ``None`` for standard input, which has the working folder's settings.
        overrides: dotted names and values as typed after ``--set``.

    Raises:
        BadTable: a file has a mistake; the message has file and line.
    """
    folder = (source.parent if source else Path()).absolute()
    under = [_user_file(), *(one / FILE for one in reversed((folder, *folder.parents)))]
    beside = [folder / f"{source.stem}.narrate.toml"] if source else []
    over = [layer for path in beside if (layer := _layer(path))]
    if overrides:
        over.append(Layer("--set", None, _from_options(overrides)))
    looked_for = [*under, *beside]
    return Settings(
        under=tuple(layer for path in under if (layer := _layer(path))),
        over=tuple(over),
        read=tuple(path for path in looked_for if path.is_file()),
        absent=tuple(path for path in looked_for if not path.is_file()),
    )


def _user_file() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415 - slow to load

    return user_config_path("narrate", appauthor=False) / FILE


def _layer(path: Path) -> Layer | None:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"cannot read {path}: {error.strerror}", "check its permissions"
        ) from error
    return Layer(str(path), path.parent, parse(data, str(path), KEYS))


def _from_options(overrides: Sequence[tuple[str, str]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in overrides:
        if name.startswith("say."):
            said = values.setdefault("say", {})
            if isinstance(said, dict):
                said[name.partition(".")[2]] = value
            continue
        values[name] = parse_value(name, value, "--set", KEYS)
    return values


def _metadata(layers: Sequence[Layer]) -> dict[str, str]:
    found: dict[str, str] = {}
    for layer in layers:
        for name in _METADATA:
            value = layer.values.get(f"edition.{name}")
            if isinstance(value, str):
                found[name] = value
    return found
