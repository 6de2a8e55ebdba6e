"""Zip archives of other people (EPUB, DOCX, ODT), opened in memory and within bounds.

Members are read by name and never written anywhere. What a hostile archive tries (names that climb
out, a gigabyte in a kilobyte, a thousand entries over one stretch of bytes) is refused with a
reason; what a careless one does (a member that is missing or damaged) is the reader's to judge.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from narrate.errors import SourceError

if TYPE_CHECKING:
    from zipfile import ZipInfo

MAX_ENTRIES = 20_000
MAX_TOTAL = 2_000_000_000
"""Bytes of all members together, unpacked."""
MAX_RATIO = 200
"""How many times larger than packed a member may be …"""
RATIO_FROM = 10_000_000
"""… once it has so many bytes."""
_AGAIN = "getting the file again from its source"
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_PLAIN = frozenset({ZIP_STORED, ZIP_DEFLATED})
"""Ways to pack that EPUB, OOXML and ODF allow."""
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What ``zipfile`` raises over a broken archive."""


class BadArchive(SourceError):
    """An archive that is broken, encrypted, or made to do harm."""


class MissingMember(BadArchive):
    """A member that is not in the archive, or cannot be unpacked."""


class Archive:
    """The members of a zip archive by name."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive ``data``, called ``name`` in messages.

        Raises:
            BadArchive: it is broken, encrypted or hostile.
        """
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise BadArchive(
                f"{name} is a broken zip archive ({error})",
                _AGAIN,
            ) from error
        self._check(members)
        self._members = {member.filename: member for member in members if not member.is_dir()}
        self._unpacked = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in the order of the archive."""
        return tuple(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str, *, most: int = MAX_TOTAL) -> bytes:
        """Return the bytes of a member, which may have at most ``most``.

        Raises:
            MissingMember: it is not there or damaged.
            BadArchive: it unpacks to more than is allowed.
        """
        info = self._members.get(member)
        if info is None:
            raise MissingMember(f"{self.name} has no {member} in it", _AGAIN)
        if info.compress_type not in _PLAIN:
            raise MissingMember(
                f"{member} in {self.name} is packed in a way that is not read", _AGAIN
            )
        try:
            return self._unpack(info, most)
        except _BROKEN as error:
            raise MissingMember(
                f"{member} in {self.name} cannot be unpacked ({error})",
                _AGAIN,
            ) from error

    def _unpack(self, info: ZipInfo, most: int) -> bytes:
        """Unpack a member piece by piece, counting: what the directory says may be a lie."""
        parts = []
        size = 0
        with self._zip.open(info) as stream:
            while part := stream.read(_CHUNK):
                size += len(part)
                self._unpacked += len(part)
                if size > RATIO_FROM and size > MAX_RATIO * max(1, info.compress_size):
                    self._refuse(f"{info.filename} unpacks to more than {MAX_RATIO} times its size")
                if size > most:
                    raise BadArchive(
                        f"{info.filename} in {self.name} has more than {most:,} bytes",
                        "splitting it into several files",
                    )
                if self._unpacked > MAX_TOTAL:
                    self._refuse(f"it unpacks to more than {MAX_TOTAL:,} bytes")
                parts.append(part)
        return b"".join(parts)

    def _check(self, members: list[ZipInfo]) -> None:
        if len(members) > MAX_ENTRIES:
            self._refuse(f"it has {len(members):,} members")
        seen: set[str] = set()
        for member in members:
            if not _is_safe(member.orig_filename) or not _is_safe(member.filename):
                self._refuse(f"a member is called {member.orig_filename!r}")
            if member.filename in seen:
                self._refuse(f"two members are called {member.filename!r}")
            if member.flag_bits & _ENCRYPTED:
                raise BadArchive(
                    f"{self.name} is encrypted with a password", "a copy without a password"
                )
            seen.add(member.filename)
        order = sorted(members, key=lambda member: member.header_offset)
        for one, other in pairwise(order):
            if one.header_offset + one.compress_size > other.header_offset:
                self._refuse("its members overlap")
        if sum(member.file_size for member in members) > MAX_TOTAL:
            self._refuse(f"it unpacks to more than {MAX_TOTAL:,} bytes")

    def _refuse(self, what: str) -> None:
        raise BadArchive(
            f"{self.name} is not opened: {what}, as in an archive made to do harm",
            "a file from a source that you trust",
        )


def _is_safe(name: str) -> bool:
    """Tell whether a member's name stays inside the archive."""
    if not name or "\x00" in name or "\\" in name or name.startswith("/") or name[1:2] == ":":
        return False
    return ".." not in name.split("/")
