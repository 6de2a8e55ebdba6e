"""From what was typed to what is served: texts to be made, editions that are, a published site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrate.edition.publishing import request_of
from narrate.edition.request import DEFAULT_FOLDER, PER_FILE
from narrate.edition.run import suffixes
from narrate.edition.showing import PUBLIC, NoShow, showing
from narrate.edition.sources import PUBLISHED, STDIN, NothingToRead, find
from narrate.edition.target import is_file
from narrate.errors import OutputError, UsageError
from narrate.serving.shelf import Shelf
from narrate.settings import resolve
from narrate.settings.files import NAME

if TYPE_CHECKING:
    from narrate.edition.request import Request
    from narrate.settings import Settings

_PLAYER = "html"


class Chosen(NamedTuple):
    """What is served."""

    sources: tuple[str, ...]
    """Texts of which editions are made; empty where none are."""
    output: Path
    """The folder of editions; it need not be there where some are made."""
    site: Path
    """The published site; it need not be there."""


def chosen(request: Request) -> Chosen:
    """Return what is served.

    A folder that was published, or that holds editions and no texts, is shown as it is. Without a
    source, the texts around a ``narrate.toml`` of the working folder are made, or else the
    editions that are there are shown.

    Raises:
        UsageError: there is nothing to serve, or the output is one file.
        NoSuchSource, OutputError: what is named is not there, or no folder.
    """
    if STDIN in request.sources:
        raise UsageError(
            "standard input cannot be read again when it changes",
            "narrate make -; then narrate serve",
        )
    if is_file(request):
        raise UsageError(f"-o {request.output} is one file; editions are served", "-o FOLDER")
    typed = request.sources or ((".",) if Path(NAME).is_file() else ())
    texts = tuple(one for one in typed if not _is_site(one) and not _is_shelf(one, request))
    shelves = [Path(one) for one in typed if one not in texts and not _is_site(one)]
    sites = [Path(one) for one in typed if _is_site(one)]
    if len(shelves) > 1 or len(sites) > 1 or (shelves and texts):
        raise UsageError(
            f"{shelves[-1] if shelves else sites[-1]} is one folder of editions too many",
            "one server for each",
        )
    settings = resolve(Path(texts[0]) if texts and Path(texts[0]).exists() else None)
    output = Path(request.output) if request.output else settings.output.folder
    output = output or (shelves[0] if shelves else Path(DEFAULT_FOLDER))
    site = sites[0] if sites else _site(settings)
    _check(output, site, named=bool(request.output), texts=texts)
    return Chosen(texts, output, site)


def making(request: Request, texts: tuple[str, ...]) -> Request:
    """Return the request by which texts are made: as their show has them, or with a player.

    So ``narrate publish`` and the preview make the same editions, and neither makes them anew for
    the other. Formats or units that are typed are made as typed.

    Raises:
        TomlError: a settings file has a mistake.
        NothingEnclosed: the formats of the show hold none that a feed can enclose.
    """
    with_player = replace(request, sources=texts, also=(_PLAYER,))
    if request.formats or request.edition_per != PER_FILE:
        return with_player
    try:
        show = showing(request.sources and texts, request.overrides)
    except NoShow:
        return with_player
    return request_of(show, request)


def _is_site(typed: str) -> bool:
    return all((Path(typed) / one).is_file() for one in PUBLISHED)


def _is_shelf(typed: str, request: Request) -> bool:
    """Say whether a folder holds editions and no texts."""
    folder = Path(typed)
    if not folder.is_dir() or not Shelf(folder).slugs():
        return False
    try:
        find([typed], suffixes(), request.from_format)
    except NothingToRead:
        return True
    return False


def _site(settings: Settings) -> Path:
    """Return where a show is published: as it says, or beside the file that tells of it."""
    if settings.show.folder:
        return settings.show.folder
    said = [origin for name, origin in settings.origins.items() if name.startswith("show.")]
    return (Path(said[0].source).parent if said else Path()) / PUBLIC


def _check(output: Path, site: Path, *, named: bool, texts: tuple[str, ...]) -> None:
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is no folder", "-o FOLDER")
    if texts or output.is_dir() or (site.is_dir() and not named):
        return
    if named:
        raise OutputError(f"there is no folder {output}", "narrate make letters/ makes editions")
    raise UsageError(
        f"nothing to serve: there is no {output} and no source is named",
        "narrate serve letters/",
    )
