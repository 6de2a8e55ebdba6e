"""``narrate voices``: who can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import Console, columns
from narrate.cli.opening import language
from narrate.cli.parser import one_of, wav_file
from narrate.errors import UsageError, VoiceError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from narrate.cli.parser import Parser
    from narrate.engines.protocol import EngineVoice
    from narrate.model.voice import Voice

ABOUT = """List voice cards, or with --engine the voices of an engine; show what a card says;
preview speaks a line; calibrate measures the gain that brings a voice to -19 LUFS."""
EXAMPLES = """  narrate voices
  narrate voices list --engine espeak --language de
  narrate voices show english-us
  narrate voices preview english-gb german
  narrate voices calibrate my-card --write
"""
ACTIONS = ("list", "show", "preview", "calibrate")


def options(parser: Parser) -> None:
    """Add what ``voices`` takes."""
    parser.add_argument(
        "action",
        nargs="?",
        default="list",
        type=one_of(*ACTIONS),
        metavar="ACTION",
        help="list (when none is given), show, preview or calibrate",
    )
    parser.add_argument(
        "names", nargs="*", metavar="CARD|ENGINE:VOICE", help="which; calibrate takes all cards"
    )
    parser.add_argument("--engine", metavar="NAME", help="list: the voices of this engine")
    parser.add_argument("--language", type=language, metavar="TAG", help="list: only this language")
    parser.add_argument("--text", metavar="TEXT", help="preview, calibrate: what is spoken")
    parser.add_argument(
        "-o", "--output", dest="wav", type=wav_file, metavar="FILE.wav", help="preview: write it"
    )
    parser.add_argument("--write", action="store_true", help="calibrate: put it into the card")
    # what preview passes on to say
    parser.set_defaults(rate=None, set=[], silent=False)


def run(args: Namespace) -> int:
    """Do it."""
    console = Console(args)
    if args.action in ("show", "preview") and not args.names:
        raise UsageError(
            f"voices {args.action}: no voice is named", f"narrate voices {args.action} english-us"
        )
    return {"list": _list, "show": _show, "preview": _preview, "calibrate": _calibrate}[
        args.action
    ](args, console)


def _list(args: Namespace, console: Console) -> int:
    from narrate.cards import cards  # noqa: PLC0415 - not for --help
    from narrate.engines import engine, names  # noqa: PLC0415 - the same

    if args.engine:
        return _list_engine(engine(args.engine).voices(), args, console)
    found = [one for one in cards() if _speaks(one.voice.language, args.language)]
    if console.json:
        from narrate.cli.shapes import voice_shape  # noqa: PLC0415 - only for --json

        shapes = [voice_shape(one.voice, one.path) for one in found]
        console.document("voices", {"cards": shapes, "engines": list(names())})
        return 0
    rows = [(v.name, v.language, v.engine, v.description) for v in (one.voice for one in found)]
    console.product(columns(rows) or f"  no card for {args.language}")
    console.tell(f"engines: {', '.join(names())} (narrate voices list --engine espeak)")
    return 0


def _list_engine(voices: Sequence[EngineVoice], args: Namespace, console: Console) -> int:
    found = [one for one in voices if _speaks(one.language, args.language)]
    if console.json:
        shapes = [
            {"id": one.id, "language": one.language, "name": one.name, "gender": one.gender}
            for one in found
        ]
        console.document("engine-voices", {"engine": args.engine, "voices": shapes})
        return 0
    rows = [(f"{args.engine}:{one.id}", one.language, one.name) for one in found]
    console.product(columns(rows) or f"  no voice for {args.language}")
    return 0


def _speaks(tag: str, wanted: str | None) -> bool:
    return f"{tag.lower()}-".startswith(f"{wanted.lower()}-") if wanted else True


def _show(args: Namespace, console: Console) -> int:
    from narrate.cli.shapes import voice_shape  # noqa: PLC0415 - not for --help

    shapes = [voice_shape(*_chosen(name)) for name in args.names]
    if console.json:
        console.document("voices", {"cards": shapes})
        return 0
    pages = []
    for shape in shapes:
        pauses = shape.pop("pauses_ms")
        shape["pauses"] = _joined(pauses, " ms")
        shape["options"] = _joined(shape["options"], "")
        shape["lexicons"] = shape["lexicons"] or ""
        rows = [(name, str(value)) for name, value in shape.items() if value != ""]
        pages.append(columns(rows, indent=""))
    console.product("\n\n".join(pages))
    return 0


def _joined(table: object, unit: str) -> str:
    rows = table.items() if isinstance(table, dict) else ()
    return ", ".join(f"{name} {value}{unit}" for name, value in rows)


def _preview(args: Namespace, console: Console) -> int:
    from narrate.cli import say  # noqa: PLC0415 - only for this
    from narrate.cli.calibrating import sample  # noqa: PLC0415 - the same

    if args.wav and len(args.names) > 1:
        raise UsageError("-o takes the preview of one voice", "name one voice")
    for name in args.names:
        voice, _ = _chosen(name)
        args.voice, args.language = name, voice.language
        args.text = [args.text] if isinstance(args.text, str) else args.text
        given = args.text
        args.text = given or [sample(voice.language).partition("\n")[0]]
        console.tell(f"{voice.name}: {voice.description or voice.language}")
        say.run(args)
        args.text = given
    return 0


def _calibrate(args: Namespace, console: Console) -> int:
    from narrate.cards import cards  # noqa: PLC0415 - not for --help
    from narrate.cli.calibrating import calibrated, write_gain  # noqa: PLC0415 - only for this

    if args.write and not args.names:
        raise UsageError("calibrate --write: no card is named", "narrate voices calibrate NAME")
    shapes = []
    for name in args.names or [one.voice.name for one in cards()]:
        voice, path = _chosen(name)
        try:
            gain_db = calibrated(voice, args.text)
        except VoiceError as error:
            if args.names:
                raise
            console.complain(f"narrate: {name}: {error}")
            continue
        shapes.append({"name": name, "gain_db": gain_db, "before_db": voice.gain_db})
        if not console.json:
            console.product(f"  {name}  gain_db = {gain_db}")
        if args.write:
            write_gain(path, name, gain_db)
    if console.json:
        console.document("calibration", {"voices": shapes, "written": args.write})
    return 0


def _chosen(name: str) -> tuple[Voice, object]:
    from narrate.cards import chosen  # noqa: PLC0415 - not for --help
    from narrate.engines import names  # noqa: PLC0415 - the same

    return chosen(name, None, names())
