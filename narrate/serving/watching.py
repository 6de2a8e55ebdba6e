"""Watches what editions are made from: texts, settings, voice cards, lexicons."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrate.cards.folders import folders as card_folders
from narrate.edition.fetching import is_url
from narrate.errors import NarrateError
from narrate.settings.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_FOLDERS = 10_000
"""Systems watch folders in tens of thousands; of a tree with more, the first are watched."""
_TICK_MS = 200
_SETTLED_MS = 50
"""How long nothing must have happened before what happened is told."""
_LONGEST_MS = 1600


class Watched(NamedTuple):
    """Where something can change, and what of it counts."""

    folders: frozenset[Path]
    """Those that are there, each without what is below it."""
    trees: frozenset[Path]
    """Folders in which every file counts."""
    files: frozenset[Path]
    """Files elsewhere that count, whether or not they are there."""

    def joined(self, other: Watched) -> Watched:
        """Return both together."""
        return Watched(
            self.folders | other.folders, self.trees | other.trees, self.files | other.files
        )

    def counts(self, path: Path) -> bool:
        """Say whether a change of ``path`` counts; editors keep what is hidden for themselves."""
        if path.name.startswith(".") or path.name.endswith("~"):
            return False
        return path in self.files or not self.trees.isdisjoint(path.parents)


def of_sources(sources: Iterable[str], made: Iterable[Path]) -> Watched:
    """Return what editions are made from.

    Args:
        sources: files, folders and addresses, as typed.
        made: folders that are written to, which say nothing.
    """
    out = {one.resolve() for one in made}
    folders: set[Path] = set()
    trees: set[Path] = set()
    files: set[Path] = set()
    for typed in sources:
        if is_url(typed):
            continue
        path = Path(typed).resolve()
        if path.is_dir():
            folders.update(_below(path, out))
            trees.add(path)
        files.update((path, *_beside(path)))
        cards = [one for one in card_folders(path.parent) if one.is_dir()]
        folders.update(cards)
        trees.update(cards)
    folders.update(one.parent for one in files if one.parent.is_dir())
    return Watched(frozenset(folders - out), frozenset(trees), frozenset(files))


def of_editions(output: Path) -> Watched:
    """Return the folders of editions that somebody else makes."""
    top = output.resolve()
    below = set(_below(top, set())) if top.is_dir() else {top.parent}
    return Watched(frozenset(below), frozenset({top}), frozenset())


def of_site(manifest: Path) -> Watched:
    """Return what changes when a site is published: its manifest, which is written last."""
    file = manifest.resolve()
    there = {one for one in (file.parent, file.parent.parent) if one.is_dir()}
    return Watched(frozenset(there), frozenset(), frozenset({file, file.parent}))


def changes(wanted: Callable[[], Watched], tell: Callable[[str], None]) -> Iterator[set[Path]]:
    """Yield what changed, again and again; an empty set says only that time has passed.

    What changes while the caller is busy is told afterwards, also in folders that are new.

    Args:
        wanted: returns what to watch; asked again after each change, since folders come and go.
        tell: is told when not all of it is watched, or when the system cannot watch, and looking
            again and again must do.
    """
    from watchfiles import watch  # noqa: PLC0415 - only where something is watched

    unseen: set[Path] = set()
    polling: bool | None = None
    said = False
    while True:
        watched = wanted()
        if len(watched.folders) >= MOST_FOLDERS and not said:
            said = True
            tell(f"there are many folders: changes are seen in the first {MOST_FOLDERS:,}")
        watching = watch(
            *watched.folders,
            watch_filter=None,
            recursive=False,
            step=_SETTLED_MS,
            debounce=_LONGEST_MS,
            rust_timeout=_TICK_MS,
            yield_on_timeout=True,
            force_polling=polling,
            ignore_permission_denied=True,
        )
        try:
            for found in watching:
                paths = {path for _, name in found if watched.counts(path := Path(name))}
                yield paths | unseen
                unseen = set()
                if paths and (now := wanted()) != watched:
                    unseen = set(now.folders ^ watched.folders)
                    break
        except OSError as error:
            if polling:
                raise
            tell(f"the system cannot watch so many folders ({error}); they are looked at instead")
            polling = True


def _below(top: Path, out: set[Path]) -> Iterator[Path]:
    for seen, (here, folders, _) in enumerate(os.walk(top), 1):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Path(here, name) not in out
        ]
        yield Path(here)
        if seen >= MOST_FOLDERS:
            return


def _beside(path: Path) -> Iterator[Path]:
    """Yield files that decide about a source: settings, lexicons, a cover."""
    try:
        settings = resolve(path)
    except NarrateError:  # the run says what is wrong; the file that is wrong must be watched
        from narrate.settings.files import files  # noqa: PLC0415 - only for this

        places = files(path)
        yield from (*places.around, *places.beside)
        return
    yield from (one.absolute() for one in (*settings.files, *settings.absent))
    yield from (one.absolute() for one in settings.voice.lexicons)
    if settings.edition.cover:
        yield settings.edition.cover.absolute()
