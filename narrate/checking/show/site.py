"""Where a show is said to stand and where its files really are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from os import R_OK, access
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

INDEX = "index.html"
_WEB = re.compile(r"[!#-;=?-\[\]_a-z~]+")
_NO_ADDRESS = SplitResult("invalid", "", "", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A folder and the address it is published at."""

    folder: Path
    """Resolved: no link on the way to it."""
    base: str
    """With a slash at its end; blank where nothing tells it."""
    whole: bool
    """Whether all files of the show should be in the folder."""

    def name(self, address: str, page: str = "") -> str | None:
        """Return the name below the folder that an address stands for; ``None`` for no file of it.

        Args:
            address: whole, or as it stands in a page.
            page: name of the page it stands in, for addresses that are not whole.
        """
        parts = split(address)
        if parts.scheme or parts.netloc:
            if not self.base or not address.startswith(self.base):
                return None
            path = unquote(parts.path[len(split(self.base).path) :])
        elif parts.path.startswith("/"):
            root = split(self.base).path
            if not root or not parts.path.startswith(root):
                return None
            path = unquote(parts.path[len(root) :])
        elif parts.path:
            path = page.rpartition("/")[0] + "/" + unquote(parts.path)
        else:
            path = page
        return plain(path)

    def file(self, name: str) -> Path | None:
        """Return the file of a name; ``None`` where none inside the folder can be read."""
        path = self.folder.joinpath(*name.split("/"))
        if not _is_file(path) or not access(path, R_OK):
            return None  # a server could not send it either
        return path if path.resolve().is_relative_to(self.folder) else None

    def address(self, name: str) -> str:
        """Return the address of a name, ``index.html`` left off."""
        folder, slash, last = name.rpartition("/")
        return self.base + quote(folder + slash if last == INDEX else name)


def split(address: str) -> SplitResult:
    """Return the parts of an address; what is none has the scheme ``invalid``."""
    try:
        return urlsplit(address)
    except ValueError:
        return _NO_ADDRESS


def is_web(address: str) -> bool:
    """Tell whether an address is whole, of the web, and written as RFC 3986 has it, in ASCII."""
    parts = split(address)
    return (
        parts.scheme in ("http", "https")
        and bool(parts.netloc)
        and _WEB.fullmatch(address) is not None
    )


def is_relative(address: str) -> bool:
    """Tell whether an address counts from the page it stands in."""
    parts = split(address)
    return not parts.scheme and not parts.netloc and not parts.path.startswith("/")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long a name, or one no file can have
        return False


def plain(path: str) -> str | None:
    """Return a path without dots; ``None`` where it leaves the folder."""
    parts: list[str] = []
    for one in path.split("/"):
        if one == "..":
            if not parts:
                return None
            parts.pop()
        elif one not in ("", "."):
            parts.append(one)
    if not parts or path.endswith(("/", "/.", "/..")):
        parts.append(INDEX)
    return "/".join(parts)


def base_of(folder: Path, feed: str, self_link: str, enclosures: Iterable[str]) -> tuple[str, bool]:
    """Return the address a folder is published at, and whether its files tell it.

    The files are better evidence than the self link, which may be what is wrong: the part of an
    enclosure's address that is also the name of a file tells what stands before it.

    Args:
        folder: of the show.
        feed: name of the feed in it.
        self_link: what the feed says of itself.
        enclosures: some addresses of sounds.
    """
    told: Counter[str] = Counter()
    for address in filter(is_web, enclosures):
        parts = split(address)
        names = parts.path.lstrip("/").split("/")
        for first in range(len(names)):
            name = plain(unquote("/".join(names[first:])))
            if name and _is_file(folder.joinpath(*name.split("/"))):
                before = "/".join(["", *names[:first], ""])
                told[f"{parts.scheme}://{parts.netloc}{before}"] += 1
                break
    if told:
        return told.most_common(1)[0][0], True
    return (self_link.removesuffix(feed) if self_link.endswith(f"/{feed}") else ""), False
