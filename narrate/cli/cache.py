"""``narrate cache``: the rendered sound that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import Console, size
from narrate.cli.opening import megabytes
from narrate.cli.parser import one_of

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from narrate.cli.parser import Parser
    from narrate.store.store import Size, Store

ABOUT = """Look after the cache folder: dir prints where it is, size what it holds, prune drops
what was longest unused, clean empties it, verify reads every entry and drops the damaged."""
EXAMPLES = """  narrate cache size
  narrate cache prune --max-size 500MB
  narrate cache clean
"""
ACTIONS = ("dir", "size", "prune", "clean", "verify")


def options(parser: Parser) -> None:
    """Add what ``cache`` takes."""
    parser.add_argument(
        "action",
        nargs="?",
        default="size",
        type=one_of(*ACTIONS),
        metavar="ACTION",
        help="size (when none is given), dir, prune, clean or verify",
    )
    parser.add_argument("--cache-dir", metavar="DIR", help="another folder")
    parser.add_argument(
        "--max-size", type=megabytes, metavar="SIZE", help="what prune leaves at most (4GB)"
    )


def run(args: Namespace) -> int:
    """Do it."""
    from pathlib import Path  # noqa: PLC0415 - not for --help

    from narrate.store.place import default_folder  # noqa: PLC0415 - the same
    from narrate.store.store import Store  # noqa: PLC0415 - the same

    console = Console(args)
    store = Store(Path(args.cache_dir) if args.cache_dir else default_folder())
    facts, sentence = _done(args, store)
    if console.json:
        console.document("cache", {"action": args.action, "dir": str(store.folder), **facts})
    else:
        console.product(sentence)
    return 1 if facts.get("damaged") else 0


def _done(args: Namespace, store: Store) -> tuple[dict[str, object], str]:
    """Return what came of it as facts and as a sentence."""
    if args.action == "dir":
        return {}, str(store.folder)
    if args.action == "verify":
        damaged = store.verify()
        sentence = f"{len(damaged)} damaged entries removed" if damaged else "all entries are whole"
        return {"damaged": len(damaged)}, sentence
    if args.action == "size":
        held = store.size()
        return _facts(held), f"{_words(held)} in {store.folder}"
    if args.action == "clean":
        removed = store.clean()
        _forget(store.folder)
    else:
        from narrate.store.store import MAX_BYTES  # noqa: PLC0415 - only for this

        limit = MAX_BYTES if args.max_size is None else int(args.max_size * 1_000_000)
        removed = store.prune(limit)
    return _facts(removed), f"removed {_words(removed)}"


def _facts(held: Size) -> dict[str, object]:
    return {"entries": held.entries, "bytes": held.bytes}


def _words(held: Size) -> str:
    return f"{held.entries:,} {'entry' if held.entries == 1 else 'entries'}, {size(held.bytes)}"


def _forget(folder: Path) -> None:
    """Remove the receipts: they hold titles."""
    from narrate.edition.request import Request  # noqa: PLC0415 - only for this
    from narrate.edition.run import receipts_folder  # noqa: PLC0415 - the same

    receipts = receipts_folder(Request(sources=(), cache_dir=str(folder)))
    for receipt in receipts.glob("*.json") if receipts else ():
        receipt.unlink(missing_ok=True)
