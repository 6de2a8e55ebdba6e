"""The keys of ``[show]``, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.model.podcast import MEDIA, SHOW_TYPES, category_names
from narrate.toml.kinds import (
    Address,
    Choice,
    Day,
    Flag,
    Guid,
    Language,
    Mail,
    Number,
    PathName,
    Several,
    Text,
)
from narrate.toml.table import Key

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.toml.kinds import Kind

FORMATS = ("mp3", "opus", "html", "vtt", "transcript.json")
"""What a show has of each edition where nothing is said."""
KEEP_DAYS = 30
_LONGEST_KEPT = 3650
_LONGEST_DESCRIPTION = 4000
"""Bytes; directories cut or refuse what is longer."""
_LINE = "a line, or a sound file beside this file"


def show_keys(outputs: tuple[str, ...]) -> tuple[Key, ...]:
    """Return the keys; ``outputs`` are the names of the formats that can be made."""
    rows: tuple[tuple[str, Kind, str, str], ...] = (
        ("title", Text(), "What the show is called.", ""),
        (
            "description",
            Text(most_bytes=_LONGEST_DESCRIPTION),
            "A few sentences about it, at most 4,000 bytes.",
            "",
        ),
        (
            "base_url",
            Address(base=True),
            "Where the site will stand; the feed, its audio and its pages have addresses below it.",
            "",
        ),
        ("link", Address(), "The show's own web page.", "base_url"),
        ("author", Text(), "Who publishes it.", "edition.author"),
        ("owner_name", Text(), "Who answers for the feed.", "author"),
        ("owner_email", Mail(), "How the owner is reached.", ""),
        (
            "language",
            Language(),
            "Language of the show, and of texts that do not show theirs.",
            "edition.language, or en",
        ),
        (
            "categories",
            Several(Choice(category_names(), "a category of Apple Podcasts, such as History")),
            'Where directories list it; a subcategory follows ">".',
            "History",
        ),
        ("artwork", PathName(), "Square picture, JPEG or PNG, 1400 to 3000 pixels.", "drawn"),
        ("explicit", Flag(), "Whether it is for adults only.", "false"),
        ("type", Choice(SHOW_TYPES), "Newest first, or to be heard in order.", "episodic"),
        ("medium", Choice(MEDIA), "What it is.", "podcast"),
        ("funding", Address(), "Where listeners can give.", ""),
        ("funding_text", Text(), "What the link to it says.", "Support this show"),
        ("licence", Text(), "An SPDX identifier such as CC-BY-4.0, or a name.", ""),
        ("licence_url", Address(), "Its text, where it has no SPDX identifier.", ""),
        ("copyright", Text(), "Who holds the rights.", "edition.rights"),
        ("locked", Flag(), "Whether other hosts must ask before they take it over.", "true"),
        ("guid", Guid(), "Of a show that moved here.", "made from the feed's address"),
        ("hub", Address(), "A WebSub hub that tells subscribers.", ""),
        ("include", Several(PathName()), "Files and folders to publish.", "this folder"),
        ("since", Day(), "Leave out what is dated before.", ""),
        (
            "edition_per",
            Choice(("file", "document", "folder")),
            "What makes an episode: a file, each document in a file, or a folder.",
            "file",
        ),
        ("formats", Several(Choice(outputs)), "Files of each episode.", ", ".join(FORMATS)),
        (
            "profile",
            Choice(("speech", "podcast", "audiobook", "small", "lossless")),
            "What the sound is for.",
            "podcast",
        ),
        ("opening", Text(_LINE), "Heard before each episode.", "voice.opening"),
        ("closing", Text(_LINE), "Heard after each episode.", "voice.closing"),
        ("folder", PathName(), "Where the site is written.", "public, beside this file"),
        ("to", Text("a folder, HOST:PATH or an address such as s3://…"), "Where it is sent.", ""),
        (
            "keep_days",
            Number(0, _LONGEST_KEPT, whole=True),
            "Days for which files of earlier versions stay.",
            str(KEEP_DAYS),
        ),
    )
    return tuple(Key(f"show.{name}", kind, doc, default) for name, kind, doc, default in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSettings:
    """The ``[show]`` table; blank where nothing was said."""

    title: str = ""
    description: str = ""
    base_url: str = ""
    link: str = ""
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    language: str = ""
    categories: tuple[str, ...] = ("History",)
    artwork: Path | None = None
    explicit: bool = False
    type: str = "episodic"
    medium: str = "podcast"
    funding: str = ""
    funding_text: str = "Support this show"
    licence: str = ""
    licence_url: str = ""
    copyright: str = ""
    locked: bool = True
    guid: str = ""
    hub: str = ""
    include: tuple[Path, ...] = ()
    since: str = ""
    edition_per: str = "file"
    formats: tuple[str, ...] = FORMATS
    profile: str = "podcast"
    opening: str = ""
    closing: str = ""
    folder: Path | None = None
    to: str = ""
    keep_days: int = KEEP_DAYS
