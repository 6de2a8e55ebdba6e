"""Settings: what ``narrate.toml``, a file beside the source, and options say about an edition.

Comes in: a source's path, what the document says of itself, and options. Goes out: ``Settings``,
typed and checked, with the origin of every value. ``TABLE`` is the one list of keys; the errors
and ``docs/settings.md`` are made from it.
"""

from narrate.settings.files import Files, files
from narrate.settings.resolve import Layers, layers, resolve
from narrate.settings.table import TABLE
from narrate.settings.values import (
    EditionSettings,
    OutputSettings,
    SayTable,
    Settings,
    VoiceSettings,
)

__all__ = [
    "TABLE",
    "EditionSettings",
    "Files",
    "Layers",
    "OutputSettings",
    "SayTable",
    "Settings",
    "VoiceSettings",
    "files",
    "layers",
    "resolve",
]
