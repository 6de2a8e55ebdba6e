"""From arguments to an exit code: finds the command, runs it, and says what went wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from narrate.cli.commands import COMMANDS, overview
from narrate.errors import Interrupted, NarrateError, OutputError, UsageError, unexpected

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

_USAGE = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; prints whatever goes wrong."""
    _open_streams()
    try:
        code = _dispatch(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        return _broken_pipe()
    except KeyboardInterrupt:
        stopped = Interrupted("interrupted", "the same command again; what is rendered is kept")
        return _failed(stopped, arguments)
    except NarrateError as error:
        return _failed(error, arguments)
    except OSError as error:
        if os.environ.get("NARRATE_DEBUG"):
            raise
        what = f"{error.filename}: " if error.filename else "cannot write: "
        refused = OutputError(f"{what}{error.strerror or error}", _cure(error))
        return _failed(refused, arguments)
    except Exception as error:
        if os.environ.get("NARRATE_DEBUG"):
            raise
        return _failed(unexpected(error), arguments)
    return code


def _cure(error: OSError) -> str:
    import errno  # noqa: PLC0415 - only for an error

    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    if error.errno in full:
        return "look whether there is room"
    return "check that it is what it should be, and may be read and written"


def _dispatch(arguments: list[str]) -> int:
    if not arguments:
        sys.stdout.write(overview())
        return _USAGE
    name, *rest = arguments
    if name in ("-h", "--help", "help"):
        return _dispatch([rest[0], "--help"]) if rest and rest[0] in COMMANDS else _overview()
    if name in ("-V", "--version"):
        from narrate import __version__  # noqa: PLC0415 - only for this

        sys.stdout.write(f"narrate {__version__}\n")
        return 0
    if name not in COMMANDS:
        raise _unknown(name)
    from importlib import import_module  # noqa: PLC0415 - the page of help needs no command

    from narrate.cli.parser import Parser  # noqa: PLC0415 - the same

    command = import_module(f"narrate.cli.{name}")
    parser = Parser.of_command(name, command)
    return _stoppable(command.run, parser.parse(rest))


def _stoppable(run: Callable[[Namespace], int], args: Namespace) -> int:
    """Run a command, which a service that ends or a terminal that closes stops as Ctrl-C does.

    So nothing is left behind of what is to be gone afterwards, such as the sound of --no-cache. Who
    stops it once more while that is done does not want to wait: it ends at once, as by SIGKILL.
    """
    import signal  # noqa: PLC0415 - not for the page of help

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    usual = (signal.SIG_DFL, signal.default_int_handler)
    # What is ignored stays so: that is how nohup keeps a command alive.
    ours = {one: before for one in numbers if (before := signal.getsignal(one)) in usual}

    def stop(_number: int, _frame: object) -> None:
        for one in ours:
            signal.signal(one, lambda _number, _frame: os._exit(Interrupted.exit_code))
        raise KeyboardInterrupt

    for one in ours:
        signal.signal(one, stop)
    try:
        return run(args)
    finally:
        for one, before in ours.items():
            signal.signal(one, before)


def _overview() -> int:
    sys.stdout.write(overview())
    return 0


def _unknown(name: str) -> UsageError:
    from difflib import get_close_matches  # noqa: PLC0415 - only for an error

    if name.startswith("-"):
        return UsageError(f"'{name}' must follow a command", f"narrate make {name} …")
    close = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    if not close and os.path.exists(name):  # noqa: PTH110 - pathlib is slow to load
        return UsageError(f"there is no command '{name}'", f"narrate make {name}")
    hint = f"narrate {close[0]}" if close else "narrate --help"
    return UsageError(f"there is no command '{name}'", hint)


def _failed(error: NarrateError, arguments: Sequence[str]) -> int:
    if "--json" in arguments:
        import json  # noqa: PLC0415 - only for this

        shape = {
            "schema": "narrate/error/1",
            "error": error.message,
            "hint": error.hint,
            "exit_code": error.exit_code,
        }
        try:
            sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            _broken_pipe()
        return error.exit_code
    sys.stderr.write(f"narrate: {error}\n")
    return error.exit_code


def _broken_pipe() -> int:
    """Nobody listens any more: whoever closed the pipe has what they wanted."""
    # Python flushes standard output once more at its end and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _open_streams() -> None:
    """Write UTF-8 into files and pipes; on a terminal, escape what it cannot show.

    A stream that was closed before the start, as services and some shells do, is an empty one.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - the same
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - the same
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")
