"""How the file systems of fsspec differ: headers, digests, and whether a file appears whole."""

from __future__ import annotations

import base64
import hashlib
import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.model.media import content_type
from narrate.publishing.sending import s3

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from narrate.publishing.sending.manifest import Row
    from narrate.publishing.sending.s3 import Call

_Info = dict[str, Any]
_STORE_KEYS = (
    "set the credentials in the environment (for S3 AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) "
    "or the files of the service, and see that they may list, write and remove"
)


def _put(files: Any, source: Path, path: str, headers: dict[str, Any]) -> None:  # noqa: ANN401 - untyped
    files.put_file(str(source), path, **headers)


def _no_sweep(files: Any, root: str, names: Iterable[str]) -> None:  # noqa: ANN401 - untyped
    """Leave it: such a store has nothing that is half-sent."""


class Backend(NamedTuple):
    """What is special about a file system."""

    whole: bool = False
    """Whether a file appears under its name in one step, when all of it has come."""
    options: Mapping[str, Any] = {}
    """How it is opened."""
    opened: Callable[[Any], None] = lambda _: None
    """Sets what is no option."""
    headers: Callable[[Row], dict[str, Any]] = lambda _: {}
    """What to tell it with a file, so that it is served rightly."""
    mark: Callable[[Path], str] = lambda _: ""
    """The digest it would tell of a file here; blank where it tells none."""
    mark_there: Callable[[_Info], str] = lambda _: ""
    """The digest in what it says of a file."""
    pages: Callable[[Call, str], Iterator[_Info]] | None = None
    """Lists all files below a folder, page by page; none where folders are walked."""
    put: Callable[[Any, Path, str, dict[str, Any]], None] = _put
    """Sends a file to a path, with headers."""
    sweep: Callable[[Any, str, Iterable[str]], None] = _no_sweep
    """Forgets what was sent of files with these names, below a folder, and never ended."""
    close: Callable[[Any], None] = lambda _: None
    """Lets go of connections."""
    module: str = ""
    """The package it has to come from; blank for any."""
    key_hint: str = _STORE_KEYS
    """What to do when it does not let us in."""


def backend_for(scheme: str) -> Backend:
    """Return what is special about addresses that begin so."""
    return _BACKENDS.get(scheme, Backend())


def _md5(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).digest()


def _google_headers(row: Row) -> dict[str, Any]:
    kind = content_type(row.name)
    return {"content_type": kind, "fixed_key_metadata": {"cache_control": row.cache}}


def _google_opened(_files: Any) -> None:  # noqa: ANN401 - untyped
    """Keep gcsfs from saying for each file that an account may not ask what kind the bucket is."""
    logging.getLogger("gcsfs").setLevel(logging.ERROR)


def _azure_headers(row: Row) -> dict[str, Any]:
    kind = content_type(row.name)
    return {"content_settings": {"content_type": kind, "cache_control": row.cache}}


_FRESH = {"use_listings_cache": False}
"""What is there is always asked."""
_S3 = Backend(
    whole=True,
    options={
        **_FRESH,
        "config_kwargs": {
            "connect_timeout": 10,
            "read_timeout": 30,
            "retries": {"max_attempts": 1},  # we are patient ourselves
        },
    },
    opened=s3.opened,
    headers=s3.headers,
    mark=s3.etag,
    mark_there=lambda info: str(info.get("ETag", "")).strip('"'),
    pages=s3.pages,
    put=s3.put,
    sweep=s3.sweep,
    close=s3.close,
)
_GOOGLE = Backend(
    whole=True,
    options=_FRESH,
    opened=_google_opened,
    headers=_google_headers,
    mark=lambda path: base64.b64encode(_md5(path)).decode(),
    mark_there=lambda info: str(info.get("md5Hash", "")),
)
_AZURE = Backend(whole=True, options=_FRESH, headers=_azure_headers)
_SFTP = Backend(
    key_hint="see that sftp HOST works without a password (~/.ssh/known_hosts, ssh-add)",
    module="sshfs",
    options={"known_hosts": ()},  # those of the user; it would check none
)
_BACKENDS = {
    "s3": _S3,
    "s3a": _S3,
    "gs": _GOOGLE,
    "gcs": _GOOGLE,
    "az": _AZURE,
    "abfs": _AZURE,
    "sftp": _SFTP,
}
