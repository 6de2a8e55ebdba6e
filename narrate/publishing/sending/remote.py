"""What fsspec reaches as a place: S3 and its like, Google's and Azure's stores, SFTP, memory."""

from __future__ import annotations

import posixpath
import uuid
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from narrate.errors import NarrateError
from narrate.publishing.sending.backends import backend_for
from narrate.publishing.sending.errors import (
    BackendMissing,
    NoSuchPlace,
    NotLetIn,
    SendingFailed,
    TargetRefused,
    reason,
)
from narrate.publishing.sending.manifest import CLAIMS
from narrate.publishing.sending.place import Seen
from narrate.publishing.sending.several import each, patiently

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from narrate.publishing.sending.manifest import Row
    from narrate.publishing.sending.several import Patience
    from narrate.publishing.sending.target import Address

_Result = TypeVar("_Result")
_EXTRA = "python -m pip install 'narrate-editions[remote]'"
_SFTP_EXTRA = "python -m pip install 'narrate-editions[sftp]'"
_AGAIN = "publish again when it answers: what was sent is not sent again; the old feed still stands"
_ASK_EACH_BELOW = 100
"""One request shows a thousand files; fewer names than a hundredth of all are asked one by one."""
_ASIDE = ".part"
_FORMS = "s3://BUCKET/PREFIX, gs://BUCKET/PREFIX, sftp://HOST/PATH or the like"
_REFUSALS = frozenset(
    {
        "NoCredentialsError",
        "PartialCredentialsError",
        "CredentialRetrievalError",
        "TokenRetrievalError",
        "DefaultCredentialsError",
        "ClientAuthenticationError",
        "HostKeyNotVerifiable",
        "PermissionDenied",
    }
)
"""Names of what botocore, google-auth, azure-core and asyncssh raise."""


class Remote:
    """A folder of a file system of fsspec."""

    blind = False
    check_seconds = 2.0

    def __init__(self, address: Address, patience: Patience) -> None:
        """Connect, as far as that is done before the first request."""
        self.name = address.url
        self._patience = patience
        self._backend = backend_for(address.scheme)
        self._files, self._root = self._open(address)

    def fetch(self, name: str, to: Path) -> bool:
        """Copy a file from there."""
        try:
            self._ask(lambda: self._files.get_file(self._path(name), str(to)), absent=True)
        except _Absent:
            return False
        return True

    def claims(self) -> list[str]:
        """Return the names of the claims, and of what is being written aside."""
        infos = self._list(self._path(CLAIMS))
        return [posixpath.basename(one["name"]) for one in infos if one["type"] == "file"]

    def look(self, names: Iterable[str], count: int, of: int) -> Iterator[Seen]:
        """Ask for each name where they are few, for all that is there where they are many."""
        if count * _ASK_EACH_BELOW > of and count > _ASK_EACH_BELOW:
            yield from self._listing()
        else:
            yield from (seen for seen in each(self._see, names) if seen)

    def holds(self, row: Row, seen: Seen, source: Path) -> bool:  # noqa: ARG002 - the protocol's
        """Compare the digest that the place tells with that of the file here."""
        return bool(seen.mark) and seen.mark == self._backend.mark(source)

    def put(self, root: Path, rows: Iterable[Row]) -> Iterator[Row]:
        """Send files; an object appears whole, others are written aside and renamed."""
        return each(partial(self._put, root), rows)

    def remove(self, names: Iterable[str]) -> Iterator[str]:
        """Remove files."""
        return each(self._remove, names)

    def close(self) -> None:
        """Let go of connections."""
        self._backend.close(self._files)

    def sweep(self, names: Iterable[str]) -> None:
        """Remove what was written aside, or sent in parts, by runs that are no more."""
        self._ask(lambda: self._backend.sweep(self._files, self._root, names))
        stale = [name for name in self.claims() if name.endswith(_ASIDE)]
        for _ in self.remove(f"{CLAIMS}/{name}" for name in stale):
            pass

    def _put(self, root: Path, row: Row, stop: threading.Event) -> Row:
        headers = self._backend.headers(row)

        path = self._path(row.name)

        def send() -> None:
            if self._backend.whole:
                self._backend.put(self._files, root / row.name, path, headers)
                return
            aside = self._path(f"{CLAIMS}/{uuid.uuid4().hex}{_ASIDE}")
            for one in (path, aside):
                self._files.makedirs(posixpath.dirname(one), exist_ok=True)
            self._backend.put(self._files, root / row.name, aside, headers)
            self._files.mv(aside, path)

        self._ask(send, stop)
        return row

    def _remove(self, name: str, stop: threading.Event) -> str:
        with suppress(_Absent):
            self._ask(lambda: self._files.rm_file(self._path(name)), stop, absent=True)
        return name

    def _see(self, name: str, stop: threading.Event) -> Seen | None:
        try:
            info = self._ask(lambda: self._files.info(self._path(name)), stop, absent=True)
        except _Absent:
            return None
        return self._seen(info)

    def _seen(self, info: dict[str, Any]) -> Seen:
        name = str(info["name"]).removeprefix(self._root).lstrip("/")
        return Seen(name, int(info["size"] or 0), self._backend.mark_there(info))

    def _listing(self) -> Iterator[Seen]:
        """Yield all that is there; a page or a folder at a time."""
        if self._backend.pages:
            yield from map(self._seen, self._backend.pages(self._call, self._root))
            return
        folders = [self._root]
        while folders:
            for info in self._list(folders.pop()):
                if info["type"] == "directory":
                    folders.append(str(info["name"]).rstrip("/"))
                else:
                    yield self._seen(info)

    def _call(self, method: str, **about: object) -> dict[str, Any]:
        """Send one request of S3."""
        page: dict[str, Any] = self._ask(lambda: self._files.call_s3(method, **about))
        return page

    def _list(self, folder: str) -> list[dict[str, Any]]:
        try:
            return list(self._ask(lambda: self._files.ls(folder, detail=True), absent=True))
        except _Absent:
            return []

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _open(self, address: Address) -> tuple[Any, str]:
        try:
            import fsspec  # noqa: PLC0415 - an extra
        except ImportError:
            raise BackendMissing(f"{address.scheme}:// needs fsspec", _EXTRA) from None
        try:
            kind = fsspec.get_filesystem_class(address.scheme)
        except ImportError as error:
            raise BackendMissing(reason(error), _EXTRA) from error
        except ValueError as error:
            raise TargetRefused(f"nothing here knows {address.scheme}://", _FORMS) from error
        if not kind.__module__.startswith(self._backend.module):
            raise BackendMissing(
                f"{address.scheme}:// needs {self._backend.module}, which checks host keys",
                _SFTP_EXTRA,
            )
        options = {"skip_instance_cache": True, **self._backend.options}
        files, root = self._ask(lambda: fsspec.core.url_to_fs(address.url, **options))
        if not root.strip("/"):
            raise TargetRefused(f"{address.url} names no folder to send to", _FORMS)
        self._backend.opened(files)
        return files, root.rstrip("/")

    def _ask(
        self,
        work: Callable[[], _Result],
        stop: threading.Event | None = None,
        *,
        absent: bool = False,
    ) -> _Result:
        """Do one thing, patiently; every error comes out as one for a person.

        Raises:
            _Absent: there is no such file, where ``absent`` allows for that.
        """

        def once() -> _Result:
            try:
                return work()
            except FileNotFoundError as error:
                if absent:
                    raise _Absent("there is no such file") from error
                raise NoSuchPlace(
                    f"{self.name} does not exist: {reason(error)}",
                    "make the bucket or folder first",
                ) from error
            except NotImplementedError as error:
                raise TargetRefused(f"{self.name} cannot be written to", _FORMS) from error
            except Exception as error:
                if _refused(error):
                    raise NotLetIn(
                        f"{self.name} did not let us in: {reason(error)}", self._backend.key_hint
                    ) from error
                raise

        try:
            return patiently(once, self._patience, stop)
        except NarrateError:
            raise
        except Exception as error:
            raise SendingFailed(
                f"sending to {self.name} failed: {reason(error)}", _AGAIN
            ) from error


class _Absent(NarrateError):
    """There is no such file; trying again would not bring it."""


def _refused(error: BaseException) -> bool:
    names = {kind.__name__ for kind in type(error).__mro__}
    codes = {getattr(error, name, None) for name in ("status_code", "code")}  # Azure's, Google's
    return (
        isinstance(error, PermissionError)
        or bool(names & _REFUSALS)
        or bool(codes & {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
        or str(error).startswith("Forbidden:")  # gcsfs says it in words alone
    )
