"""``narrate init``: a ``narrate.toml`` for a show, asked for or taken from options."""

from __future__ import annotations

import sys
from shlex import quote
from typing import TYPE_CHECKING

from narrate.cli.console import Console
from narrate.errors import OutputError, SourceError, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from narrate.cli.parser import Parser

ABOUT = """Write narrate.toml for a folder of texts: what the show is that narrate publish makes of
them. On a terminal it asks for what no option says; every key stands in the file, explained. A file
that is there keeps all its other tables."""
EXAMPLES = """  narrate init letters/
  narrate init letters/ --title "Letters" --description "What they wrote." \\
      --base-url https://letters.example.org/ --yes
  narrate init --force                       say anew what the show is
"""
_TABLE = "show."
_ALSO = {"categories": ("--category",)}
"""Other names of options."""


def options(parser: Parser) -> None:
    """Take every key of ``[show]``."""
    from narrate.settings.table import TABLE  # noqa: PLC0415 - every option comes from there

    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="the texts (.)")
    parser.add_argument(
        "-y", "--yes", action="store_true", help="ask nothing: take what is usual for the rest"
    )
    parser.add_argument(
        "--force", action="store_true", help="say the show anew where a file says one already"
    )
    show = parser.add_argument_group("the show")
    for key in TABLE.keys:
        if key.name.startswith(_TABLE):
            name = key.name.removeprefix(_TABLE)
            show.add_argument(
                f"--{name.replace('_', '-')}",
                *_ALSO.get(name, ()),
                dest=key.name,
                action="append",
                metavar="VALUE",
                help=key.doc.replace("%", "%%"),
            )


def run(args: Namespace) -> int:
    """Write the file and say what comes next."""
    from pathlib import Path  # noqa: PLC0415 - not for --help

    from narrate.settings.files import NAME  # noqa: PLC0415 - the same

    console = Console(args)
    folder = Path(args.folder)
    if not folder.is_dir():
        what = "is a file, not the folder it is in" if folder.exists() else "is not there"
        raise SourceError(f"{folder} {what}", "narrate init FOLDER, with the folder of the texts")
    file = folder / NAME
    asks = not (args.yes or console.json) and sys.stdin.isatty() and sys.stderr.isatty()
    before = _before(file, args, console, asks=asks)
    said = _given(args, folder)
    if asks:
        from narrate.cli.asking import answers  # noqa: PLC0415 - only where somebody is asked

        said |= dict(answers(said, folder, console))
    else:
        _complete(said, folder)
    _write(file, before, said)
    _tell(file, args.folder, console)
    return 0


def _before(file: Path, args: Namespace, console: Console, *, asks: bool) -> str | None:
    """Return what the file says so far; ``None`` where there is none.

    Raises:
        UsageError: it may not be changed.
    """
    from narrate.settings.table import TABLE  # noqa: PLC0415 - not for --help
    from narrate.toml.reading import read  # noqa: PLC0415 - the same

    if not file.exists():
        return None
    has_show = any(name.startswith(_TABLE) for name in read(file, TABLE))
    text = file.read_bytes().decode("utf-8-sig")  # with the ends of lines that it has
    if args.force:
        return text
    if has_show:
        raise UsageError(
            f"{file} tells of a show already",
            "edit it, or --force to say the show anew; its other tables stay",
        )
    if asks:
        from narrate.cli.asking import yes  # noqa: PLC0415 - only where somebody is asked

        if yes(f"{file} is there and tells of no show. Add one, and leave the rest?", console):
            return text
    raise UsageError(f"{file} is there already", "--force adds a show to it; all else stays")


def _given(args: Namespace, folder: Path) -> dict[str, object]:
    """Return what options say.

    Raises:
        UsageError: a value is not allowed; the error names the option and says what is.
    """
    from narrate.cli.asking import checked  # noqa: PLC0415 - not for --help
    from narrate.settings.table import TABLE  # noqa: PLC0415 - the same
    from narrate.toml.errors import BadValue  # noqa: PLC0415 - the same
    from narrate.toml.kinds import Several  # noqa: PLC0415 - the same

    found: dict[str, object] = {}
    for name, values in vars(args).items():
        if not name.startswith(_TABLE) or values is None:
            continue
        key = TABLE.key(name)
        several = key is not None and isinstance(key.kind, Several)
        try:
            value = checked(name, ",".join(values) if several else values[-1], folder)
        except BadValue as error:
            option = f"--{name.removeprefix(_TABLE).replace('_', '-')}"
            raise UsageError(f"{option}: {error.problem}", error.allowed) from error
        if value not in ("", []):
            found[name] = value
    return found


def _complete(said: dict[str, object], folder: Path) -> None:
    """Take what is usual for what nobody is asked for.

    Raises:
        UsageError: there is nothing usual for something that a show needs.
    """
    from narrate.cli.asking import QUESTIONS, checked, defaults  # noqa: PLC0415 - not for --help

    for name, text in defaults(folder, said).items():
        if name not in said and text:
            said[name] = checked(name, text, folder)
    missing = [one.key for one in QUESTIONS if one.needed and one.key not in said]
    if missing:
        options = [f"--{name.removeprefix(_TABLE).replace('_', '-')}" for name in missing]
        raise UsageError(
            f"a show needs {' and '.join(options)}, and nobody can be asked",
            f"narrate init {folder} {' … '.join(options)} …",
        )


def _write(file: Path, before: str | None, said: dict[str, object]) -> None:
    """Write the file, and read it as every command will.

    Raises:
        UsageError: the file that was there cannot be changed without harm.
        OutputError: it cannot be written.
    """
    from narrate.settings.table import TABLE  # noqa: PLC0415 - not for --help
    from narrate.settings.writing import whole_text, with_show  # noqa: PLC0415 - the same
    from narrate.store.files import atomic_write  # noqa: PLC0415 - the same
    from narrate.toml.reading import read  # noqa: PLC0415 - the same

    try:
        text = whole_text(said) if before is None else with_show(before, said)
    except ValueError as error:
        raise UsageError(
            f"the show in {file} stands where it cannot be changed without harm to the rest",
            "edit it by hand",
        ) from error
    try:
        with atomic_write(file) as written:
            written.write(text.encode())
    except OutputError as error:
        raise type(error)(error.message, "let narrate write into that folder") from error
    read_back = {name: value.value for name, value in read(file, TABLE).items()}
    lost = sorted(name for name in said if name not in read_back)
    if lost:
        raise OutputError(f"{file} does not say {', '.join(lost)}", "please report it")


def _tell(file: Path, folder: str, console: Console) -> None:
    following = "narrate publish" if folder == "." else f"narrate publish {quote(folder)}"
    if console.json:
        console.document("init", {"file": str(file), "next": following})
    else:
        console.product(str(file))
        console.tell(f"next: {following}")
