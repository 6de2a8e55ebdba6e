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
    from collections.abc import Callable, Generator, Iterable, Iterator

    from watchfiles import Change

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
    watched = wanted()
    watcher = _Watcher(tell)
    found = watcher.turn(watched)
    unseen: set[Path] = set()
    while True:
        paths = {path for path in found if watched.counts(path)}
        yield paths | unseen
        unseen = set()
        if paths and (now := wanted()) != watched:
            unseen = set(now.folders ^ watched.folders)
            watched = now
            found = watcher.turn(now)
        else:
            found = watcher.look()


class _Watcher:
    """Looks at folders, and from then on at others, without a moment in which none are seen."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._polling: bool | None = None
        self._changes = _nothing()
        self._partly = False

    def look(self) -> set[Path]:
        """Wait for what changes next; an empty set when time has passed."""
        return _paths(next(self._changes))

    def turn(self, watched: Watched) -> set[Path]:
        """Look at other folders; return what changed before these were seen, and first in them."""
        if len(watched.folders) >= MOST_FOLDERS and not self._partly:
            self._partly = True
            self._tell(f"there are many folders: changes are seen in the first {MOST_FOLDERS:,}")
        before = self._changes
        try:
            found = self._begin(watched)
        except OSError as error:
            if self._polling:
                raise
            self._tell(
                f"the system cannot watch so many folders ({error}); they are looked at instead"
            )
            self._polling = True
            found = self._begin(watched)
        found |= _paths(next(before, set()))
        before.close()
        return found

    def _begin(self, watched: Watched) -> set[Path]:
        from watchfiles import watch  # noqa: PLC0415 - only where something is watched

        self._changes = watch(
            *watched.folders,
            watch_filter=None,
            recursive=False,
            step=_SETTLED_MS,
            debounce=_LONGEST_MS,
            rust_timeout=_TICK_MS,
            yield_on_timeout=True,
            force_polling=self._polling,
            ignore_permission_denied=True,
        )
        return self.look()  # only now it is watched


def _nothing() -> Generator[set[tuple[Change, str]], None, None]:
    yield from ()


def _paths(changes: set[tuple[Change, str]]) -> set[Path]:
    return {Path(name) for _, name in changes}


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
