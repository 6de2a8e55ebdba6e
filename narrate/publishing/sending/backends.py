"""How the file systems of fsspec differ: headers, digests, and whether a file appears whole."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.model.media import content_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from narrate.publishing.sending.manifest import Row

    _Call = Callable[..., dict[str, Any]]
PART_BYTES = 8 * 2**20
"""Size of the parts of large objects; two of them or more are sent in parts."""
_PARTS_AT_ONCE = 4
_Info = dict[str, Any]


class Backend(NamedTuple):
    """What is special about a file system."""

    whole: bool = False
    """Whether a file appears under its name in one step, when all of it has come."""
    options: Mapping[str, Any] = {}
    """How it is opened."""
    headers: Callable[[Row], dict[str, Any]] = lambda _: {}
    """What to tell it with a file, so that it is served rightly."""
    mark: Callable[[Path], str] = lambda _: ""
    """The digest it would tell of a file here; blank where it tells none."""
    mark_there: Callable[[_Info], str] = lambda _: ""
    """The digest in what it says of a file."""
    pages: Callable[[_Call, str], Iterator[_Info]] | None = None
    """Lists all files below a folder, page by page; none where folders are walked."""
    close: Callable[[Any], None] = lambda _: None
    """Lets go of connections."""
    module: str = ""
    """The package it has to come from; blank for any."""


def backend_for(scheme: str) -> Backend:
    """Return what is special about addresses that begin so."""
    return _BACKENDS.get(scheme, Backend())


def etag(path: Path) -> str:
    """Return the ETag that S3 gives an object sent as we send it: MD5, or MD5 of parts' MD5s."""
    parts = []
    with path.open("rb") as file:
        while part := file.read(PART_BYTES):
            parts.append(hashlib.md5(part, usedforsecurity=False))
        size = file.tell()
    if size < 2 * PART_BYTES:
        file_digest = _md5(path)
        return file_digest.hex()
    together = hashlib.md5(b"".join(part.digest() for part in parts), usedforsecurity=False)
    return f"{together.hexdigest()}-{len(parts)}"


def _md5(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).digest()


def _s3_headers(row: Row) -> dict[str, Any]:
    return {
        "ContentType": content_type(row.name),
        "CacheControl": row.cache,
        "chunksize": PART_BYTES,
        "max_concurrency": _PARTS_AT_ONCE,
    }


def _google_headers(row: Row) -> dict[str, Any]:
    kind = content_type(row.name)
    return {"content_type": kind, "fixed_key_metadata": {"cache_control": row.cache}}


def _azure_headers(row: Row) -> dict[str, Any]:
    kind = content_type(row.name)
    return {"content_settings": {"content_type": kind, "cache_control": row.cache}}


def _s3_pages(call: _Call, root: str) -> Iterator[_Info]:
    bucket, _, prefix = root.partition("/")
    more: dict[str, str] = {}
    while True:
        page = call("list_objects_v2", Bucket=bucket, Prefix=f"{prefix}/" if prefix else "", **more)
        for one in page.get("Contents", ()):
            yield {"name": f"{bucket}/{one['Key']}", "size": one["Size"], "ETag": one["ETag"]}
        if not page.get("IsTruncated"):
            return
        more = {"ContinuationToken": page["NextContinuationToken"]}


def _close_s3(files: Any) -> None:  # noqa: ANN401 - untyped
    if files._s3 is not None:  # noqa: SLF001 - asking for ``s3`` would connect
        files.close_session(files.loop, files.s3)


_S3 = Backend(
    whole=True,
    options={
        "config_kwargs": {
            "connect_timeout": 10,
            "read_timeout": 60,
            "retries": {"max_attempts": 1},  # we are patient ourselves
        }
    },
    headers=_s3_headers,
    mark=etag,
    mark_there=lambda info: str(info.get("ETag", "")).strip('"'),
    pages=_s3_pages,
    close=_close_s3,
)
_GOOGLE = Backend(
    whole=True,
    headers=_google_headers,
    mark=lambda path: base64.b64encode(_md5(path)).decode(),
    mark_there=lambda info: str(info.get("md5Hash", "")),
)
_AZURE = Backend(whole=True, headers=_azure_headers)
_SFTP = Backend(
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
