"""The preview as a whole: made, served, watched, made again, until somebody ends it."""

from __future__ import annotations

import os
from threading import Event
from typing import TYPE_CHECKING

from narrate.serving import hub, watching

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from narrate.errors import NarrateError
    from narrate.serving.building import Builder
    from narrate.serving.choosing import Chosen
    from narrate.serving.hub import Hub

MANIFEST = "manifest.jsonl"
"""The last file that is written when a site is published."""


class Preview:
    """What is done while pages are served."""

    def __init__(
        self,
        chosen: Chosen,
        told: Hub,
        builder: Builder | None,
        tell: Callable[[str], None],
        complain: Callable[[NarrateError], None],
    ) -> None:
        """Take what is served and who hears of it.

        Args:
            chosen: folders and sources.
            told: what the pages hear.
            builder: makes the editions; ``None`` where somebody else does.
            tell: takes a line for the terminal.
            complain: takes what stopped a run as a whole.
        """
        self._chosen = chosen
        self._hub = told
        self._builder = builder
        self._tell = tell
        self._complain = complain
        self._manifest = chosen.site.resolve() / MANIFEST

    def once(self) -> None:
        """Make what is to be made and wait; never returns of itself.

        Raises:
            KeyboardInterrupt, Interrupted: the person ended it.
        """
        self._build()
        Event().wait()

    def watch(self) -> None:
        """Make what is to be made whenever something changes; never returns of itself.

        Raises:
            KeyboardInterrupt, Interrupted: the person ended it.
        """
        begun = False
        for changed in watching.changes(self._watched, self._tell):
            if not begun or changed:
                self._take(changed, first=not begun)
            begun = True

    def _take(self, changed: set[Path], *, first: bool) -> None:
        site = {self._manifest, self._manifest.parent}
        if changed & site:
            self._hub.changed(hub.PUBLIC)
        rest = changed - site
        if self._builder is None:
            self._reload(rest)
        elif rest or first:
            self._build()

    def _build(self) -> None:
        stopped = self._builder.build() if self._builder else None
        if stopped:
            self._complain(stopped)

    def _reload(self, changed: set[Path]) -> None:
        """Tell the pages of editions that somebody else has made."""
        top = self._chosen.output.resolve()
        parts = [path.relative_to(top).parts for path in changed if top in path.parents]
        slugs = {one[0] for one in parts if one}
        if slugs:
            self._hub.changed(*map(hub.edition, slugs))

    def _watched(self) -> watching.Watched:
        sources, output, site = self._chosen
        around = watching.of_site(self._manifest)
        if self._builder is None:
            return around.joined(watching.of_editions(output))
        return around.joined(watching.of_sources(sources, (output, site)))


def here(path: Path) -> str:
    """Return a path as a person in the working folder would say it."""
    said = os.path.relpath(path)
    return str(path) if said.startswith("..") else said
