"""A local folder as a place."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from narrate.publishing.sending.errors import SendingFailed, reason
from narrate.publishing.sending.manifest import CLAIMS
from narrate.publishing.sending.place import Seen
from narrate.publishing.sending.several import each
from narrate.store.errors import FileUnwritable
from narrate.store.files import atomic_write, sweep

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from narrate.publishing.sending.manifest import Row

_AGAIN = "see that the folder may be written and has room, then publish again"


class Folder:
    """A folder of this machine, or of what is mounted in it."""

    blind = False
    check_seconds = 2.0

    def __init__(self, path: Path) -> None:
        """Take the folder, which need not exist."""
        self.name = str(path)
        self._path = path

    def fetch(self, name: str, to: Path) -> bool:
        """Copy a file from there."""
        try:
            shutil.copyfile(self._path / name, to)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise self._failed(error) from error
        return True

    def claims(self) -> list[str]:
        """Return the names of the claims."""
        try:
            return [path.name for path in (self._path / CLAIMS).iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._failed(error) from error

    def look(self, names: Iterable[str], count: int, of: int) -> Iterator[Seen]:  # noqa: ARG002 - the protocol's
        """Look at each name."""
        for name in names:
            with suppress(FileNotFoundError, NotADirectoryError):
                yield Seen(name, (self._path / name).stat().st_size)

    def holds(self, row: Row, seen: Seen, source: Path) -> bool:  # noqa: ARG002 - the protocol's
        """Compare the bytes by their digest."""
        try:
            with (self._path / row.name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == row.sha256
        except OSError as error:
            raise self._failed(error) from error

    def put(self, root: Path, rows: Iterable[Row]) -> Iterator[Row]:
        """Write files aside, put them on the disk, and rename them."""

        def write(row: Row, _: threading.Event) -> Row:
            try:
                with (
                    (root / row.name).open("rb") as file,
                    atomic_write(self._path / row.name) as new,
                ):
                    shutil.copyfileobj(file, new)
            except FileUnwritable as error:
                raise SendingFailed(error.message, _AGAIN) from error
            except OSError as error:
                raise self._failed(error) from error
            return row

        return each(write, rows)

    def remove(self, names: Iterable[str]) -> Iterator[str]:
        """Remove files, and folders that become empty."""
        for name in names:
            path = self._path / name
            try:
                path.unlink(missing_ok=True)
            except NotADirectoryError:
                pass
            except OSError as error:
                raise self._failed(error) from error
            for folder in path.parents:
                if folder == self._path:
                    break
                with suppress(OSError):
                    folder.rmdir()
            yield name

    def sweep(self, names: Iterable[str]) -> None:
        """Remove files that were written aside in the folders of these names."""
        sweep(self._path)
        sweep(self._path / CLAIMS)
        swept = None
        for name in names:
            folder = (self._path / name).parent
            if folder != swept:  # names come in order, so the last folder is enough
                swept = folder
                sweep(folder)

    def close(self) -> None:
        """There is nothing to let go of."""

    def _failed(self, error: OSError) -> SendingFailed:
        return SendingFailed(
            f"cannot send to {self.name}: {error.strerror or reason(error)}", _AGAIN
        )
