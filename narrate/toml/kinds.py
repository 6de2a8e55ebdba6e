"""Kinds of values: what a key accepts from a file, and what from a command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, quote, urlsplit
from uuid import UUID

from narrate.model.language import canonical
from narrate.toml.errors import BadValue

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_MAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:.]+\Z")
_TRUTH = {"true": True, "false": False}


class Kind(Protocol):
    """What a key allows."""

    @property
    def allowed(self) -> str:
        """What is allowed, for messages and documentation."""
        ...

    def check(self, value: object, folder: Path) -> object:
        """Return ``value`` as it is used; ``folder`` is where its file stands.

        Raises ``BadValue`` when it is not allowed.
        """
        ...

    def typed(self, text: str) -> object:
        """Return what ``text`` from a command line stands for; it is checked afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Text; dates and whole numbers are taken as they are written."""

    allowed: str = "text"
    most_bytes: int = 0
    """In UTF-8; 0 for any number."""

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return it as text."""
        if isinstance(value, datetime | date):
            return value.isoformat()
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise BadValue(f"{_shown(value)} is not text", f'{self.allowed}, in quotes: "…"')
        size = len(str(value).strip().encode(errors="replace"))
        if size > self.most_bytes > 0:
            raise BadValue(f"it has {size:,} bytes", f"at most {self.most_bytes:,} bytes")
        return str(value)

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class Day:
    """A day, with or without a time."""

    allowed: str = "a day such as 2026-11-26, or a day with a time such as 2026-11-26T08:00:00Z"

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return it as ISO 8601."""
        try:
            said = value if isinstance(value, date) else datetime.fromisoformat(str(value))
        except ValueError as error:
            raise BadValue(f"{_shown(value)} is no day", self.allowed) from error
        return str(value) if isinstance(value, str) else said.isoformat()

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web."""

    allowed: str = "an address of the web, such as https://letters.example.org/"
    base: bool = False
    """Whether names are put behind it, so that it has neither query nor fragment."""

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return it in ASCII."""
        try:
            parts = urlsplit(value if isinstance(value, str) else "")
            address = _ascii(parts)
        except ValueError as error:
            raise BadValue(f"{_shown(value)} is no address of the web", self.allowed) from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadValue(f"{_shown(value)} is no address of the web", self.allowed)
        odd = set(parts.geturl()) & set(' "<>\\^`{|}')
        if parts.username or odd or (self.base and (parts.query or parts.fragment)):
            raise BadValue(f"{_shown(value)} holds what an address may not", self.allowed)
        return address

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


def _ascii(parts: SplitResult) -> str:
    """Return an address as URI, its other letters encoded (RFC 3987, section 3.1).

    Raises:
        ValueError: its host or its port can be none.
    """
    host, port = parts.hostname or "", parts.port
    if not host.isascii():
        name = host.encode("idna").decode()
        parts = parts._replace(netloc=name if port is None else f"{name}:{port}")
    return quote(parts.geturl(), safe=_ASCII)


@dataclass(frozen=True, slots=True)
class Mail:
    """An address of mail."""

    allowed: str = "an address of mail, such as letters@example.org"

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return it."""
        if not isinstance(value, str) or not _MAIL.match(value):
            raise BadValue(f"{_shown(value)} is no address of mail", self.allowed)
        return value

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag."""

    allowed: str = "a language tag such as en, en-GB or de"

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return the tag with the case that BCP 47 recommends."""
        tag = canonical(value) if isinstance(value, str) else ""
        if not tag:
            raise BadValue(f"{_shown(value)} is no language tag", self.allowed)
        return tag

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class Guid:
    """A UUID (RFC 9562)."""

    allowed: str = "a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810"

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return it in its usual form: small letters, with hyphens."""
        try:
            return str(UUID(value if isinstance(value, str) else ""))
        except ValueError as error:
            raise BadValue(f"{_shown(value)} is no UUID", self.allowed) from error

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    allowed: str = "true or false"

    def check(self, value: object, folder: Path) -> bool:  # noqa: ARG002 - the protocol's
        """Return it."""
        if not isinstance(value, bool):
            raise BadValue(f"{_shown(value)} is neither true nor false", self.allowed)
        return value

    def typed(self, text: str) -> object:
        """Take ``true`` and ``false`` as such."""
        return _TRUTH.get(text.lower(), text)


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds."""

    low: float
    high: float
    whole: bool = False

    @property
    def allowed(self) -> str:
        """Its bounds."""
        noun = "a whole number" if self.whole else "a number"
        return f"{noun} from {self.low:g} to {self.high:g}"

    def check(self, value: object, folder: Path) -> float:  # noqa: ARG002 - the protocol's
        """Return it."""
        kind = int if self.whole else int | float
        if isinstance(value, bool) or not isinstance(value, kind):
            raise BadValue(
                f"{_shown(value)} is not {self.allowed.partition(' from')[0]}", self.allowed
            )
        if not self.low <= value <= self.high:
            raise BadValue(f"{_shown(value)} is out of range", self.allowed)
        return value if self.whole else float(value)

    def typed(self, text: str) -> object:
        """Take it as a number when it is one."""
        try:
            return int(text) if self.whole or text.lstrip("+-").isdigit() else float(text)
        except ValueError:
            return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    names: tuple[str, ...]
    about: str = ""
    """What they are, where there are too many to be listed."""

    @property
    def allowed(self) -> str:
        """The words."""
        return self.about or listed(self.names)

    def check(self, value: object, folder: Path) -> str:  # noqa: ARG002 - the protocol's
        """Return it."""
        if not isinstance(value, str) or value not in self.names:
            raise BadValue(
                f"{_shown(value)} is not known here", near(value, self.names, self.allowed)
            )
        return value

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class PathName:
    """A file or folder; a relative one is looked for where the settings file stands."""

    allowed: str = "a path; a relative one starts where this file stands"

    def check(self, value: object, folder: Path) -> Path:
        """Return the path, joined to ``folder``."""
        if not isinstance(value, str) or not value or "\0" in value:
            raise BadValue(f"{_shown(value)} is no path", self.allowed)
        return folder / Path(value).expanduser()

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values of one kind."""

    of: Kind

    @property
    def allowed(self) -> str:
        """What each may be."""
        return f"a list, each {self.of.allowed}"

    def check(self, value: object, folder: Path) -> tuple[object, ...]:
        """Return them checked, without repeats."""
        if not isinstance(value, list):
            raise BadValue(f"{_shown(value)} is not a list", f'{self.allowed}: ["…", "…"]')
        return tuple(dict.fromkeys(self.of.check(one, folder) for one in value))

    def typed(self, text: str) -> list[object]:
        """Take what stands between commas."""
        return [self.of.typed(part.strip()) for part in text.split(",") if part.strip()]


def near(value: object, names: tuple[str, ...], allowed: str) -> str:
    """Say which of ``names`` is meant, and what is allowed."""
    small = {name.lower(): name for name in reversed(names)}
    close = get_close_matches(str(value).lower(), small, n=1, cutoff=0.5)
    return f"did you mean {small[close[0]]}? allowed: {allowed}" if close else allowed


def listed(names: tuple[str, ...]) -> str:
    """Join names as a sentence does."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - a line of a terminal
