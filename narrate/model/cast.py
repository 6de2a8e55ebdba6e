"""Who speaks what: the narrator, and voices for other languages, roles and speakers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from narrate.model.language import primary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from narrate.model.document import Kind
    from narrate.model.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The voices of an edition."""

    narrator: Voice
    """Speaks whatever no other voice is for; its pauses and rate count for the whole edition."""
    language: str
    """BCP 47 tag of the document, which the narrator reads whatever the voice's own language."""
    languages: Mapping[str, Voice] = field(default_factory=dict)
    """Voices for other languages, by lower-case tag."""
    roles: Mapping[Kind, Voice] = field(default_factory=dict)
    speakers: Mapping[str, Voice] = field(default_factory=dict)
    """By name as ``name_of`` gives it."""

    def voice_of(self, kind: Kind, lang: str, speaker: str = "") -> Voice:
        """Return who speaks.

        A speaker's voice wins over that of the role, and that over the narrator's; one that does
        not speak the language leaves it to the voice for the language, where there is one.

        Args:
            kind: Role of the block.
            lang: BCP 47 tag of the text.
            speaker: Whose lines they are, in a play or a conversation.
        """
        wanted = self.speakers.get(name_of(speaker)) or self.roles.get(kind) or self.narrator
        if primary(lang) in (primary(wanted.language), primary(self.language)):
            return wanted
        return self.languages.get(lang.lower()) or self.languages.get(primary(lang)) or wanted

    def changed(self, change: Callable[[Voice], Voice]) -> Cast:
        """Return the cast with every voice as ``change`` returns it."""
        return replace(
            self,
            narrator=change(self.narrator),
            languages={tag: change(one) for tag, one in self.languages.items()},
            roles={role: change(one) for role, one in self.roles.items()},
            speakers={name: change(one) for name, one in self.speakers.items()},
        )

    def joined(self, speakers: Mapping[str, Voice]) -> Cast:
        """Return the cast with more speakers, by name."""
        more = {name_of(name): voice for name, voice in speakers.items()}
        return replace(self, speakers={**self.speakers, **more})

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All of them, the narrator first, each once."""
        found = [self.narrator]
        for one in (*self.languages.values(), *self.roles.values(), *self.speakers.values()):
            if one not in found:
                found.append(one)
        return tuple(found)


def name_of(speaker: str) -> str:
    """Return a speaker's name as it is looked up: any case, without the stop or colon behind it."""
    return " ".join(speaker.split()).strip(" .:,—–-()[]").casefold()
