"""Options as all commands have them, and errors that name the nearest right one."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, NoReturn, Protocol

from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROGRESS = ("auto", "bar", "plain", "none")
_OPERAND = "\ufdd0"
"""Begins an operand that begins with a dash; no argument begins with this noncharacter."""


_MAY_BE_BLANK = ("TEXT", "VALUE")
"""Arguments whose commands say themselves what a blank one lacks."""


class Command(Protocol):
    """What the module of a command has."""

    ABOUT: str
    EXAMPLES: str

    def options(self, parser: Parser) -> None:
        """Add what the command takes."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code."""


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose errors are ours."""

    @classmethod
    def of_command(cls, name: str, command: Command) -> Parser:
        """Build the parser of one command, with the options that all commands have."""
        parser = cls(
            prog=f"narrate {name}",
            description=command.ABOUT,
            epilog=f"examples:\n{command.EXAMPLES}",
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        command.options(parser)
        common = parser.add_argument_group("for every command")
        common.add_argument("--json", action="store_true", help="one JSON document on stdout")
        common.add_argument(
            "--progress",
            type=one_of(*PROGRESS),
            default=None,
            metavar="|".join(PROGRESS),
            help="plain: whole lines, for screen readers and logs (NARRATE_PROGRESS)",
        )
        common.add_argument("-q", "--quiet", action="store_true", help="only errors")
        return parser

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse, taking options and operands in any order; raises ``UsageError``.

        What follows ``--`` are operands, whatever they begin with.
        """
        args, rest = self.parse_known_intermixed_args(list(_shielded(arguments)))
        for name, value in vars(args).items():
            setattr(args, name, _bare(value))
        if rest:
            raise self._unknown(rest[0])
        self._check_blanks(args)
        if args.progress is None:
            args.progress = _from_environment()
        return args

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        raise UsageError(_tidy(message.replace(_OPERAND, "")), f"{self.prog} --help")

    def _check_blanks(self, args: argparse.Namespace) -> None:
        """Refuse a blank, which is what a shell makes of a variable that is not set.

        It would be the working folder as a source, and as an option what the settings say.
        """
        for action in self._actions:
            value = getattr(args, action.dest, None)
            said = value if isinstance(value, list) else [value]
            if action.metavar not in _MAY_BE_BLANK and any(map(_is_blank, said)):
                name = action.option_strings[-1] if action.option_strings else action.metavar
                hint = "look whether a variable of the shell is empty"
                raise UsageError(f"{name} is blank", hint)

    def _unknown(self, argument: str) -> UsageError:
        from difflib import get_close_matches  # noqa: PLC0415 - only for an error

        if not argument.startswith("-"):
            return UsageError(f"one argument too many: '{_bare(argument)}'", f"{self.prog} --help")
        name = argument.partition("=")[0]
        known = [option for action in self._actions for option in action.option_strings]
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        if os.path.lexists(argument):
            return UsageError(f"{self.prog} has no option '{name}'", f"{self.prog} -- {argument}")
        hint = f"did you mean {close[0]}?" if close else f"{self.prog} --help"
        return UsageError(f"{self.prog} has no option '{name}'", hint)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in the width of the terminal, at most 100 columns."""

    def __init__(self, prog: str) -> None:
        from shutil import get_terminal_size  # noqa: PLC0415 - only for help

        super().__init__(prog, max_help_position=32, width=min(100, get_terminal_size().columns))


def wav_file(text: str) -> str:
    """Take the name of a WAV file; no other sound is written where this is asked for."""
    if text.lower().endswith(".wav"):
        return text
    raise argparse.ArgumentTypeError(f"'{text}' is no .wav, and a WAV file is written")


def one_of(*names: str) -> Callable[[str], str]:
    """Return a type for ``add_argument`` that takes one of a few words."""

    def word(text: str) -> str:
        if text in names:
            return text
        raise argparse.ArgumentTypeError(_wrong(text, names))

    return word


def number(low: float, high: float, *, whole: bool = False) -> Callable[[str], float]:
    """Return a type for ``add_argument`` that takes a number within bounds."""
    noun = "a whole number" if whole else "a number"

    def within(text: str) -> float:
        try:
            value = int(text) if whole else float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"'{text}' is not {noun} from {low:g} to {high:g}")
        return value

    return within


def _is_blank(value: object) -> bool:
    return value == () or (isinstance(value, str) and not value.strip())


def _shielded(arguments: Sequence[str]) -> Iterator[str]:
    """Mark the operands behind ``--``: argparse forgets it where options and operands mix."""
    behind = False
    for one in arguments:
        if behind and one.startswith("-") and one != "-":
            yield _OPERAND + one
        elif behind or one != "--":
            yield one
        behind = behind or one == "--"


def _bare(value: object) -> object:
    """Return what was typed for an argument that may have been marked."""
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return value.removeprefix(_OPERAND) if isinstance(value, str) else value


def _wrong(text: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for an error

    close = get_close_matches(text, names, n=1, cutoff=0.5)
    guess = f"did you mean {close[0]}? " if close else ""
    return f"'{text}' is not known; {guess}there are {', '.join(names)}"


def _tidy(message: str) -> str:
    """Turn argparse's wording into a sentence about an option."""
    return message.removeprefix("argument ").replace(
        "the following arguments are required", "missing"
    )


def _from_environment() -> str:
    said = os.environ.get("NARRATE_PROGRESS", "auto")
    if said not in PROGRESS:
        raise UsageError(f"NARRATE_PROGRESS={_wrong(said, PROGRESS)}")
    return said
