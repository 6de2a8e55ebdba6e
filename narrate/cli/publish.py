"""``narrate publish``: a podcast and its site, made of editions."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from narrate.cli.console import Console, columns, size
from narrate.cli.opening import request_of, source_options, voice_options, work_options
from narrate.cli.sending import sent, sent_shape, sentence

if TYPE_CHECKING:
    from argparse import Namespace

    from narrate.cli.parser import Parser
    from narrate.edition.planning import PlannedEdition
    from narrate.edition.publishing import Foreseen, Summary
    from narrate.edition.request import Request
    from narrate.edition.showing import Showing
    from narrate.publishing.sending import Sent

ABOUT = """Make a show of editions: a feed that podcast apps take, and a site where one reads and
listens, in public/. [show] in narrate.toml says what it is; narrate init asks for it. show.lock
beside it keeps what must never change: commit it. Nothing is sent anywhere without --to or [show]
to."""
EXAMPLES = """  narrate publish letters/              make what has changed, write letters/public/
  narrate publish letters/ --dry-run    what would be published, and why
  narrate publish --refresh --dry-run   what sounds otherwise now, in megabytes
  narrate publish --to s3://bucket/show write it and send what has changed
  narrate publish --to me@host:www/show the same by rsync over SSH
"""
_SHOWN = 20


def options(parser: Parser) -> None:
    """Add what ``publish`` takes."""
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="files and folders ([show] include)"
    )
    parser.add_argument(
        "-o", "--output", dest="public", metavar="FOLDER", help="the site (public/)"
    )
    parser.add_argument(
        "--editions", dest="output", metavar="FOLDER", help="where editions are made (output/)"
    )
    parser.add_argument("--to", metavar="PLACE", help="send it: a folder, HOST:PATH, s3://…")
    parser.add_argument("--no-send", action="store_true", help="leave [show] to alone")
    parser.add_argument(
        "--refresh", action="store_true", help="publish anew what sounds otherwise now"
    )
    parser.add_argument("--allow-removals", action="store_true", help="let most of the episodes go")
    parser.add_argument("-n", "--dry-run", action="store_true", help="say what would be done")
    parser.add_argument("--strict", action="store_true", help="a warning is a failure")
    parser.add_argument("--profile", metavar="NAME", help="what the sound is for (podcast)")
    voice_options(parser)
    source_options(parser)
    work_options(parser)


def run(args: Namespace) -> int:
    """Publish, or with ``--dry-run`` say what would be published."""
    from pathlib import Path  # noqa: PLC0415 - not for --help

    from narrate.edition.showing import showing  # noqa: PLC0415 - the same

    console = Console(args)
    request = request_of(args, tuple(args.sources))
    show = showing(request.sources, request.overrides, args.public or "")
    to = "" if args.no_send else args.to or show.settings.to
    if to:
        from narrate.publishing.sending import check  # noqa: PLC0415 - only where it is sent
        from narrate.settings.naming import said_in  # noqa: PLC0415 - the same

        with said_in({} if args.to else show.origins, "show.to"):
            check(to, show.folder, [show.home, *map(Path, show.sources)])
    if args.dry_run:
        return _foresee(show, request, args, to, console)
    summary, doubtful = _publish(show, request, args, console)
    code = int(bool(summary.failed) or (args.strict and doubtful))
    if not console.json:
        _tell(show, summary, console)
    one = sent(show.folder, to, console) if to else None
    if console.json:
        console.document("publish", {"exit_code": code, **_shape(show, summary, one)})
    elif one:
        console.tell(sentence(one))
    else:
        home, folder = quote(str(show.home)), quote(str(show.folder))
        console.tell(f"next: narrate serve {home}; narrate check {folder}; --to PLACE")
    return code


def _publish(
    show: Showing, request: Request, args: Namespace, console: Console
) -> tuple[Summary, bool]:
    """Publish; return what came of it, and whether an editor should look at something."""
    from narrate.cli.make import doubts, tell, tell_alike  # noqa: PLC0415 - not for --help
    from narrate.cli.progress import reporter_for  # noqa: PLC0415 - the same
    from narrate.edition.publishing import Summary, publish  # noqa: PLC0415 - the same

    reporter = reporter_for(console)
    doubtful, told = False, set[str]()
    try:
        for one in publish(
            show, request, reporter, refresh=args.refresh, allow_removals=args.allow_removals
        ):
            reporter.finish()
            if isinstance(one, Summary):
                tell_alike(one.failed, console)
                return one, doubtful
            doubtful = doubtful or bool(doubts(one))
            if one.error not in told:
                tell(one, console)
            told |= {one.error} - {""}
    finally:
        reporter.finish()
    raise AssertionError("unreachable")


def _shape(show: Showing, summary: Summary, one: Sent | None) -> dict[str, object]:
    from narrate.cli.shapes import failures  # noqa: PLC0415 - only for --json

    shape: dict[str, object] = {
        "folder": str(show.folder),
        "feed": show.show.url("feed.xml"),
        "episodes": summary.episodes,
        "unchanged": summary.unchanged,
        "outdated": summary.outdated,
        "changes": [{"slug": slug, "change": how.value} for slug, how in summary.changes],
        "left_out": [{"slug": one.slug, "why": one.why} for one in summary.left],
        "failed": failures(summary.failed),
        "files_written": summary.written,
        "bytes_written": summary.written_bytes,
        "moved_from": summary.moved_from,
    }
    return {**shape, "sent": sent_shape(one)} if one else shape


def _tell(show: Showing, summary: Summary, console: Console) -> None:
    rows = [(how.value, slug) for slug, how in summary.changes]
    rows += [("left out", f"{one.slug}: {one.why}") for one in summary.left]
    if rows:
        console.tell(columns(rows[:_SHOWN]))
    if len(rows) > _SHOWN:
        console.tell(f"  and {len(rows) - _SHOWN} more")
    counts: dict[str, int] = {}
    for _, how in summary.changes:
        counts[how.value] = counts.get(how.value, 0) + 1
    counts["unchanged"] = summary.unchanged
    if summary.failed:
        counts["failed"] = len(summary.failed)
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    episodes = "episode" if summary.episodes == 1 else "episodes"
    console.tell(f"{summary.episodes} {episodes} in the feed: {said}")
    if summary.outdated:
        console.tell(_outdated(summary.outdated))
    if summary.moved_from:
        console.tell(
            f"the feed was {summary.moved_from} and is {show.show.url('feed.xml')}: "
            "let the old address lead there for good (301), so that no subscriber is lost"
        )
    console.tell(f"{summary.written} files written, {size(summary.written_bytes)}: {show.folder}")


def _outdated(count: int) -> str:
    return f"of the unchanged, {count} would sound otherwise now: narrate publish --refresh"


def _foresee(show: Showing, request: Request, args: Namespace, to: str, console: Console) -> int:
    from narrate.cli.make import tell, tell_alike  # noqa: PLC0415 - not for --help
    from narrate.cli.shapes import failures  # noqa: PLC0415 - the same
    from narrate.edition.publishing import foresee  # noqa: PLC0415 - the same
    from narrate.publishing.outputs import MANIFEST  # noqa: PLC0415 - the same

    foreseen = foresee(show, request, refresh=args.refresh)
    changing = [one for one in foreseen.planned if one.reason or not args.refresh]
    total = sum(sum(one.bytes.values()) for one in changing)
    stands = (show.folder / MANIFEST).is_file()
    if console.json:
        rows = [
            {"slug": one.slug, "reason": one.reason, "bytes": sum(one.bytes.values())}
            for one in changing
        ]
        left = [{"slug": one.slug, "why": one.why} for one in foreseen.left]
        facts: dict[str, object] = {
            "editions": rows,
            "left_out": left,
            "gone": foreseen.gone,
            "bytes": total,
            "failed": failures(foreseen.failed),
        }
        if to and stands:
            facts["sent"] = sent_shape(sent(show.folder, to, console, dry_run=True))
        facts |= {"unchanged": foreseen.unchanged, "outdated": foreseen.outdated}
        console.document("publish-plan", facts)
        return int(bool(foreseen.failed))
    console.product(_plan(foreseen, changing, args))
    for edition in {one.error: one for one in reversed(foreseen.failed)}.values():
        tell(edition, console)
    tell_alike(foreseen.failed, console)
    if to and stands:
        one = sent(show.folder, to, console, dry_run=True)
        console.product(f"of what stands in {show.folder} now, {sentence(one)}")
    return int(bool(foreseen.failed))


def _plan(foreseen: Foreseen, changing: list[PlannedEdition], args: Namespace) -> str:
    total = sum(sum(one.bytes.values()) for one in changing)
    rows = [
        ("make", one.slug, f"about {size(sum(one.bytes.values()))}; {one.reason}")
        for one in changing
    ]
    rows += [("leave out", one.slug, one.why) for one in foreseen.left]
    rows += [("remove", slug, "its source is gone, or stays out") for slug in foreseen.gone]
    lines = [columns(rows[:_SHOWN])] if rows else []
    if len(rows) > _SHOWN:
        lines.append(f"  and {len(rows) - _SHOWN} more")
    if foreseen.stops and not args.allow_removals:
        lines.append("it would stop there: so many may leave only with --allow-removals")
    if foreseen.outdated:
        lines.append(_outdated(foreseen.outdated))
    kept = foreseen.unchanged + len(foreseen.planned) - len(changing)
    lines.append(f"{len(changing)} to be made, about {size(total)}; {kept} unchanged")
    return "\n".join(lines)
