"""S3 and its like: headers, listings, and large objects in parts, which are taken up again."""

from __future__ import annotations

import asyncio
import hashlib
import io
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from narrate.model.media import content_type
from narrate.publishing.sending.several import each

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from narrate.publishing.sending.manifest import Row

    Call = Callable[..., dict[str, Any]]
    """Sends one request of S3, by the name and the arguments that botocore has for it."""

PART_BYTES = 8 * 2**20
"""Size of the parts; two of them or more make an object in parts."""
STALLED_S = 120
"""Longer than what the system keeps to send takes at 35 kB a second."""
_LOOK_S = 1.0
_AT_ONCE = 4
_MOST = 10_000
"""So many parts S3 allows."""


def in_parts(size: int) -> bool:
    """Say whether an object of so many bytes is sent in parts."""
    return size >= 2 * PART_BYTES


def part_bytes(size: int) -> int:
    """Return the size of the parts of an object of so many bytes."""
    return max(PART_BYTES, -(-size // _MOST))


def etag(path: Path) -> str:
    """Return the ETag that S3 gives an object sent as we send it: MD5, or MD5 of parts' MD5s."""
    size = path.stat().st_size
    whole, digests = hashlib.md5(usedforsecurity=False), []
    with path.open("rb") as file:
        while part := file.read(part_bytes(size)):
            digests.append(_md5(part))
            whole.update(part)
    if not in_parts(size):
        return whole.hexdigest()
    together = hashlib.md5(b"".join(map(bytes.fromhex, digests)), usedforsecurity=False)
    return f"{together.hexdigest()}-{len(digests)}"


def opened(files: Any) -> None:  # noqa: ANN401 - untyped
    """Leave the patience to us: s3fs would try five times for each of our attempts."""
    files.retries = 1


def headers(row: Row) -> dict[str, Any]:
    """Return what an object is served with."""
    return {"ContentType": content_type(row.name), "CacheControl": row.cache}


def pages(call: Call, root: str) -> Iterator[dict[str, Any]]:
    """Yield all objects below a folder, ``BUCKET/PREFIX``, as fsspec tells of files."""
    bucket, prefix = _split(f"{root}/")
    more: dict[str, str] = {}
    while True:
        page = call("list_objects_v2", Bucket=bucket, Prefix=prefix, **more)
        for one in page.get("Contents", ()):
            yield {"name": f"{bucket}/{one['Key']}", "size": one["Size"], "ETag": one["ETag"]}
        if not page.get("IsTruncated"):
            return
        more = {"ContinuationToken": page["NextContinuationToken"]}


def put(files: Any, source: Path, path: str, about: Mapping[str, str]) -> None:  # noqa: ANN401 - untyped
    """Send a file; a large one in parts, without those that an unfinished upload has already."""
    size, call = source.stat().st_size, files.call_s3
    bucket, key = _split(path)
    place: dict[str, Any] = {"Bucket": bucket, "Key": key}
    if not in_parts(size):
        _upload(files, "put_object", source.read_bytes(), **place, **about)
        return
    begun = next((one for one in _unfinished(call, bucket, key) if one["Key"] == key), None)
    place["UploadId"] = (begun or call("create_multipart_upload", **place, **about))["UploadId"]
    there = {one["PartNumber"]: one["ETag"] for one in _parts(call, place)} if begun else {}

    def send(number: int, _: threading.Event) -> dict[str, Any]:
        with source.open("rb") as file:
            file.seek((number - 1) * part_bytes(size))
            part = file.read(part_bytes(size))
        known = there.get(number, "")
        if known.strip('"') != _md5(part):
            known = _upload(files, "upload_part", part, **place, PartNumber=number)["ETag"]
        return {"PartNumber": number, "ETag": known}

    numbers = range(1, -(-size // part_bytes(size)) + 1)
    parts = sorted(each(send, numbers, workers=_AT_ONCE), key=lambda part: int(part["PartNumber"]))
    call("complete_multipart_upload", **place, MultipartUpload={"Parts": parts})


class Stalled(OSError):
    """What is sent no longer goes anywhere."""


class _Body(io.BytesIO):
    """What is sent, and when some of it was last asked for."""

    read_at = 0.0

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes."""
        self.read_at = time.monotonic()
        return super().read(size)


def _upload(files: Any, method: str, data: bytes, **about: object) -> dict[str, Any]:  # noqa: ANN401 - untyped
    """Send a request with a body.

    The client waits so long for an answer and no longer, but for ever for leave to send, and for
    room where the other end has stopped to listen. So what is sent must go on.

    Raises:
        Stalled: none of it was taken for ``STALLED_S``.
    """
    body = _Body(data)
    body.read_at = time.monotonic()
    request = files._call_s3(method, Body=body, **about)  # noqa: SLF001 - it can be called off
    coming = asyncio.run_coroutine_threadsafe(request, files.loop)
    while True:
        try:
            answer: dict[str, Any] = coming.result(timeout=_LOOK_S)
        except TimeoutError:
            if coming.done():
                raise
            if time.monotonic() - body.read_at > STALLED_S:
                coming.cancel()
                raise Stalled(f"nothing could be sent for {STALLED_S} seconds") from None
        else:
            return answer


def sweep(files: Any, root: str, names: Iterable[str]) -> None:  # noqa: ANN401 - untyped
    """Let S3 forget parts that nobody will take up; they cost, and no listing shows them."""
    bucket, prefix = _split(f"{root}/")
    begun = {one["Key"]: one for one in _unfinished(files.call_s3, bucket, prefix)}
    for key in (f"{prefix}{name}" for name in names if begun):
        if one := begun.pop(key, None):
            about = {"Bucket": bucket, "Key": key, "UploadId": one["UploadId"]}
            with suppress(PermissionError, FileNotFoundError):
                files.call_s3("abort_multipart_upload", **about)


def close(files: Any) -> None:  # noqa: ANN401 - untyped
    """Let go of connections."""
    if files._s3 is not None:  # noqa: SLF001 - asking for ``s3`` would connect
        files.close_session(files.loop, files.s3)


def _split(path: str) -> tuple[str, str]:
    bucket, _, key = path.partition("/")
    return bucket, key


def _unfinished(call: Call, bucket: str, prefix: str) -> Iterator[dict[str, Any]]:
    """Yield uploads that were begun and not ended; none where one may not know of them."""
    more: dict[str, str] = {}
    while True:
        try:
            page = call("list_multipart_uploads", Bucket=bucket, Prefix=prefix, **more)
        except (PermissionError, NotImplementedError):
            return
        yield from page.get("Uploads", ())
        if not page.get("IsTruncated"):
            return
        more = {"KeyMarker": page["NextKeyMarker"], "UploadIdMarker": page["NextUploadIdMarker"]}


def _parts(call: Call, about: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    more: dict[str, int] = {}
    while True:
        page = call("list_parts", **about, **more)
        yield from page.get("Parts", ())
        if not page.get("IsTruncated"):
            return
        more = {"PartNumberMarker": page["NextPartNumberMarker"]}


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
