"""What a show is, from the settings around its sources."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.edition.fetching import is_url
from narrate.edition.sources import STDIN, no_such
from narrate.errors import UsageError
from narrate.model.show import Funding, Show
from narrate.publishing import lock
from narrate.publishing.publication import show_guid
from narrate.settings import layers
from narrate.settings.files import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narrate.settings import Settings
    from narrate.settings.show import ShowSettings
    from narrate.toml.origin import Origin

PUBLIC = "public"
_NEEDED = ("title", "description", "base_url")


class NoShow(UsageError):
    """There is no ``[show]``, or it lacks what no show can do without."""


class SiteOverTexts(UsageError):
    """The folder of the site is that of the texts: its pages would be sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A show and where it is."""

    show: Show
    settings: ShowSettings
    origins: Mapping[str, Origin]
    """Where the settings say what, by dotted key."""
    home: Path
    """The folder of the settings that name it; the lock is there."""
    sources: tuple[str, ...]
    folder: Path
    """``public/``."""

    @property
    def lock_file(self) -> Path:
        """Where ``show.lock`` is."""
        return self.home / lock.FILE

    def name_of(self, path: Path) -> str:
        """Return how the lock names a source: its path from the show's folder, with slashes."""
        return Path(os.path.relpath(path.absolute(), self.home)).as_posix()

    def path_of(self, name: str) -> Path:
        """Return the path of a source that the lock names."""
        return Path(os.path.normpath(self.home / name))


def showing(
    sources: Sequence[str], overrides: Iterable[tuple[str, str]], folder: str = ""
) -> Showing:
    """Find the show that sources belong to.

    Args:
        sources: What is to be published, as typed; none stands for what the settings include.
        overrides: Settings as typed.
        folder: Where the site is written; blank leaves it to the settings.

    Raises:
        NoShow: no settings name a show, or they lack something; the error says what.
        NoSuchSource: nor is the source there whose settings they would be.
        SiteOverTexts: the site would be written where the texts are.
        UsageError: standard input is among the sources.
        TomlError: a settings file has a mistake.
    """
    if STDIN in sources:
        raise UsageError(
            "standard input has no name by which its episode would be known the next time",
            "save it as a file beside narrate.toml",
        )
    typed = tuple(overrides)
    first = Path(sources[0]) if sources and Path(sources[0]).exists() else None
    settings = layers(first, typed).settle()
    said = settings.show
    missing = [name for name in _NEEDED if not getattr(said, name).strip()]
    if missing:
        if sources and not first and not is_url(sources[0]):
            raise no_such(sources[0])
        raise NoShow(
            f"[show] has no {', no '.join(missing)}" if said.title else "no settings name a show",
            f"narrate init; or put {' and '.join(missing)} below [show] in {NAME}",
        )
    origin = settings.origins["show.title"].source
    home = Path(origin).parent if Path(origin).name == NAME else Path.cwd()
    public = Path(folder) if folder else said.folder or home / PUBLIC
    chosen = tuple(sources) or tuple(map(str, said.include)) or (str(home),)
    if public.resolve() in (home.resolve(), *(Path(one).resolve() for one in chosen)):
        raise SiteOverTexts(
            f"the site would be written into {public}, where the texts are",
            f"another folder, such as {PUBLIC}",
        )
    return Showing(
        show=_show(settings, home),
        settings=said,
        origins=settings.origins,
        home=home.absolute(),
        sources=chosen,
        folder=public,
    )


def _show(settings: Settings, home: Path) -> Show:
    said, about = settings.show, settings.edition.metadata
    base = said.base_url.rstrip("/") + "/"
    show = Show(
        title=said.title.strip(),
        description=said.description.strip(),
        base_url=base,
        link=said.link,
        author=(said.author or about.author).strip(),
        owner_name=said.owner_name,
        owner_email=said.owner_email,
        language=said.language or about.language or "en",
        categories=said.categories,
        explicit=said.explicit,
        type=said.type,
        medium=said.medium,
        funding=(Funding(said.funding, said.funding_text),) if said.funding else (),
        licence=said.licence,
        licence_url=said.licence_url,
        copyright=said.copyright or about.rights,
        locked=said.locked,
        hub=said.hub,
    )
    head, _ = lock.read(home / lock.FILE)
    known = head.guid if head else said.guid
    return replace(show, guid=known or show_guid(show.url("feed.xml")))


def catalogue_name(home: Path) -> str:
    """Return the name of the file that is the working set of the show in a folder."""
    return f"{sha256(str(home.absolute()).encode(errors='surrogateescape')).hexdigest()[:32]}.db"
