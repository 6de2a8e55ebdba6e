"""Every key of a voice card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.model.voice import DEFAULT_PAUSES_MS
from narrate.toml.errors import BadValue
from narrate.toml.kinds import Language, Number, Several, Text
from narrate.toml.table import Key, Table

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Parameter:
    """Whatever an engine of its own may want."""

    allowed: str = "text, a number, true or false"

    def check(self, value: object, folder: Path) -> str | int | float | bool:  # noqa: ARG002 - the protocol's
        """Return it as it is."""
        if not isinstance(value, str | int | float | bool):
            raise BadValue("a parameter of an engine is a single value", self.allowed)
        return value

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


_LONGEST_PAUSE_MS = 60_000

TABLE = Table(
    (
        Key("engine", Text("an engine; narrate voices list names them"), "Engine that speaks."),
        Key("voice", Text(), "The engine's own name of the voice."),
        Key("language", Language(), "Language it speaks."),
        Key("description", Text(), "One line for narrate voices."),
        Key("licence", Text(), "What the sound may be used for."),
        Key("rate", Number(0.25, 4), "Speed relative to the engine's ordinary one.", "1.0"),
        Key("pitch", Number(0.5, 2), "Pitch relative to the voice's ordinary one.", "1.0"),
        Key("gain_db", Number(-30, 30), "Gain that brings it to -19 LUFS.", "0.0"),
        Key("lexicons", Several(Text("the name of a PLS file beside this card")), "Lexicons."),
        *(
            Key(
                f"pauses_ms.{pause}",
                Number(0, _LONGEST_PAUSE_MS, whole=True),
                f"Silence ({pause}) at rate 1.0, in milliseconds.",
                str(milliseconds),
            )
            for pause, milliseconds in DEFAULT_PAUSES_MS.items()
        ),
        Key("options.*", _Parameter(), "Parameters of this engine alone."),
    )
)
"""What a card may say; ``engine`` it must."""
