"""Asks for settings, one after the other: what for, what holds otherwise, what was wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from narrate.errors import Interrupted
from narrate.settings.table import TABLE
from narrate.toml.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

    from narrate.cli.console import Console


class Question(NamedTuple):
    """What is asked for a key."""

    key: str
    ask: str
    why: str
    example: str = ""
    needed: bool = False


QUESTIONS = (
    Question("show.title", "What is the show called?", "Apps and the site show it.", needed=True),
    Question(
        "show.description",
        "What is it about?",
        "A sentence or two, for those who look for something to hear.",
        "The letters that two men wrote each other across the Cold War.",
        needed=True,
    ),
    Question(
        "show.base_url",
        "At which address will the site stand?",
        "The feed and all that is in it have addresses below it; a later change moves the show.",
        "https://letters.example.org/",
        needed=True,
    ),
    Question("show.author", "Who publishes it?", "A person or a house.", "The Archive"),
    Question(
        "show.owner_email",
        "How can its owner be reached?",
        "An address of mail. Directories write to it to learn that the show is yours; everybody "
        "can read it in the feed.",
        "archive@example.org",
    ),
    Question("show.language", "In which language is it?", "A tag.", "en, en-GB, de"),
    Question(
        "show.categories",
        "In which categories of Apple Podcasts does it belong?",
        "The first one counts most; a comma stands between two.",
        "History, Society & Culture > Documentary",
    ),
    Question(
        "show.edition_per",
        "What makes an episode?",
        "file: each file. document: each document in a file, such as the letters of a TEI volume. "
        "folder: all files of a folder together.",
    ),
    Question(
        "show.licence",
        "Under which licence may others use it?",
        "Nothing is said where it is left out.",
        "CC-BY-4.0",
    ),
)
"""In this order; the keys that nobody is asked for stand in the file, explained."""

_UNWRITABLE = ("Cc", "Cs")
"""Categories of Unicode: what arrow keys send, and halves of characters."""
_DEFAULTS = {"show.language": "en", "show.categories": "History", "show.edition_per": "file"}


def defaults(folder: Path, given: Container[str]) -> dict[str, str]:
    """Return what is taken where a question has no answer, as one would type it.

    Args:
        folder: The texts; their language is looked for in a few of them.
        given: Keys that need no answer.
    """
    from narrate.edition.sampling import language_in  # noqa: PLC0415 - not for --help

    words = " ".join(folder.absolute().name.replace("_", " ").replace("-", " ").split())
    usual = {"show.title": words[:1].upper() + words[1:], **_DEFAULTS}
    if "show.language" not in given and (found := language_in(folder)):
        usual["show.language"] = found
    return usual


def checked(name: str, text: str, folder: Path) -> object:
    """Return what was typed for a key, as TOML has it.

    Raises:
        BadValue: it is not allowed; the error says what is.
    """
    key = TABLE.key(name)
    if key is None:
        raise ValueError(f"there is no setting {name}")
    if any(category(letter) in _UNWRITABLE for letter in text if letter != "\n"):
        raise BadValue("there are signs in it that are no text", key.kind.allowed)
    value = key.kind.typed(text.strip())
    key.kind.check(value, folder)
    return value


def answers(
    given: Mapping[str, object], folder: Path, console: Console
) -> Iterator[tuple[str, object]]:
    """Ask for what was not given; yield each key with its value.

    Raises:
        Interrupted: there are no more answers.
    """
    usual = defaults(folder, given)
    console.complain(
        "Enter takes what stands in brackets; Ctrl-C ends this, and nothing is written."
    )
    for question in QUESTIONS:
        if question.key not in given:
            value = _answer(question, usual.get(question.key, ""), folder, console)
            if value not in ("", []):
                yield question.key, value


def yes(question: str, console: Console) -> bool:
    """Ask something that is answered with yes or no; Enter is yes."""
    console.complain(question)
    while True:
        said = _line("[yes] ").lower()
        if said in ("", "y", "yes", "n", "no"):
            return said in ("", "y", "yes")
        console.complain("  yes or no?")


def _answer(question: Question, usual: str, folder: Path, console: Console) -> object:
    console.complain(f"\n{question.ask}\n  {question.why}")
    if question.example:
        console.complain(f"  Example: {question.example}")
    while True:
        text = _line(f"[{usual}] " if usual else "") or usual
        if not text:
            if not question.needed:
                return ""
            console.complain("  A show cannot do without it.")
            continue
        try:
            return checked(question.key, text, folder)
        except BadValue as error:
            console.complain(f"  {error.problem}\n    try: {error.allowed}")


def _line(prompt: str) -> str:
    sys.stderr.write(f"{prompt}> ")
    sys.stderr.flush()
    # What is no UTF-8 is no reason to stop: it is asked for again.
    said = sys.stdin.buffer.readline().decode("utf-8", "surrogateescape")
    if not said:
        raise Interrupted("the questions were not answered; nothing is written", "narrate init")
    return said.strip()
