"""``narrate serve``: look at what was made, and see it made again when a text changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import Console
from narrate.cli.make import making_options
from narrate.cli.opening import request_of
from narrate.cli.parser import number
from narrate.errors import Interrupted

if TYPE_CHECKING:
    from argparse import Namespace

    from narrate.cli.parser import Parser
    from narrate.edition.request import Request
    from narrate.serving.address import Address
    from narrate.serving.building import Builder
    from narrate.serving.choosing import Chosen
    from narrate.serving.hub import Hub

ABOUT = """Show editions in a browser: a library of all that is in the output folder, with players,
and the published site below /public/. With sources, their editions are made, and made again when
a text or a setting changes; open pages reload. Only this machine can see it, unless --public is
said. Ctrl-C ends it, with exit code 0."""
EXAMPLES = """  narrate serve                              what is in output/ and public/
  narrate serve letters/ --open              make it, show it, make it again
  narrate serve letters/ --port 9000 -o /tmp/editions
  narrate serve --public                     let other machines see it
"""
_HIGHEST_PORT = 65_535


def options(parser: Parser) -> None:
    """Add what ``serve`` takes."""
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="texts to be made, or a folder to be shown"
    )
    where = parser.add_argument_group("serving")
    where.add_argument(
        "--port",
        type=number(0, _HIGHEST_PORT, whole=True),
        metavar="N",
        help="port (8000, or the next that is free; 0: any)",
    )
    where.add_argument("--host", metavar="ADDRESS", help="address (127.0.0.1)")
    where.add_argument("--public", action="store_true", help="let other machines see it")
    where.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name by which others reach this machine, such as that of a proxy",
    )
    where.add_argument("--open", action="store_true", help="open it in a browser")
    where.add_argument("--no-watch", action="store_true", help="make once; watch nothing")
    making_options(parser)


def run(args: Namespace) -> int:
    """Serve until somebody ends it."""
    from narrate.edition.run import sources_of  # noqa: PLC0415 - not for --help
    from narrate.serving.address import bound, is_own, names  # noqa: PLC0415 - loads a server
    from narrate.serving.app import Served, application  # noqa: PLC0415 - the same
    from narrate.serving.choosing import chosen, making  # noqa: PLC0415 - the same
    from narrate.serving.hub import Hub  # noqa: PLC0415 - the same
    from narrate.serving.server import answering  # noqa: PLC0415 - the same
    from narrate.serving.shelf import Shelf  # noqa: PLC0415 - the same

    console = Console(args)
    request = request_of(args, tuple(args.sources))
    what = chosen(request)
    if what.sources:
        request = making(request, what.sources)
        what = what._replace(sources=request.sources)
        sources_of(request)  # what is not there is said before anything is served
    listening, address = bound(args.host or "", args.port, public=args.public)
    told = Hub()
    known = names(address, args.allow_host)
    app = application(
        Served(Shelf(what.output), what.site, told), lambda said: is_own(said, address, known)
    )
    try:
        with answering(app, listening, told.close):
            _announce(console, args, what, address)
            _preview(console, args, what, request, told)
    except (KeyboardInterrupt, Interrupted):
        console.tell("ended")
    return 0


def _announce(console: Console, args: Namespace, what: Chosen, address: Address) -> None:
    """Say where it is, then what it shows and who can see it."""
    import sys  # noqa: PLC0415 - only for this

    from narrate.serving.preview import here  # noqa: PLC0415 - not for --help

    if console.json:
        shown = {"output": str(what.output), "site": str(what.site), "sources": what.sources}
        console.document("serve", {"url": address.url, **shown})
    else:
        console.product(address.url)
    sys.stdout.flush()
    published = "the" if what.site.is_dir() else "nothing yet as the"
    console.tell(
        f"editions in {here(what.output)}, {published} published site in {here(what.site)}"
    )
    if args.public:
        console.tell(f"other machines can see it (port {address.port}); Ctrl-C ends it")
    else:
        console.tell("only this machine can see it; Ctrl-C ends it")
    if args.open:
        import webbrowser  # noqa: PLC0415 - only for --open

        if not webbrowser.open(address.url):
            console.complain(f"narrate: no browser could be opened\n  try: open {address.url}")


def _preview(console: Console, args: Namespace, what: Chosen, request: Request, told: Hub) -> None:
    from narrate.serving.preview import Preview  # noqa: PLC0415 - not for --help

    preview = Preview(
        what,
        told,
        _builder(console, request, told) if what.sources else None,
        console.tell,
        lambda error: console.complain(f"narrate: {error}"),
    )
    if args.no_watch:
        preview.once()
    else:
        preview.watch()


def _builder(console: Console, request: Request, told: Hub) -> Builder:
    from narrate.cli.make import tell  # noqa: PLC0415 - not for --help
    from narrate.cli.progress import reporter_for  # noqa: PLC0415 - the same
    from narrate.serving.building import Builder  # noqa: PLC0415 - loads the pipeline

    reporter = reporter_for(console)
    return Builder(request, told, reporter, lambda edition: tell(edition, console))
