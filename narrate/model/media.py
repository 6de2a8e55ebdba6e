"""Media types by the ending of a file's name, as servers, feeds and catalogues say them."""

from __future__ import annotations

TYPES = {
    ".mp3": "audio/mpeg",
    ".m4b": "audio/mp4",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg; codecs=opus",
    ".flac": "audio/flac",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".lrc": "text/plain",
    ".chapters.json": "application/json+chapters",
    ".json": "application/json",
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".rss.xml": "application/rss+xml",
    ".atom.xml": "application/atom+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".epub": "application/epub+zip",
    ".lpf": "application/lpf+zip",
    ".audiobook": "application/audiobook+zip",
    ".zip": "application/zip",
    ".m3u8": "audio/x-mpegurl",
    ".woff2": "font/woff2",
}
FEED = "feed.xml"
"""The name of a show's feed, which is RSS and not any XML."""
_TEXT = ("text/", "application/json", "application/xml", "application/rss", "application/atom")
UNKNOWN = "application/octet-stream"


def media_type(name: str) -> str:
    """Return the media type of a file; the longest ending that is known counts."""
    parts = name.rpartition("/")[2].lower().split(".")
    if parts == FEED.split("."):
        return TYPES[".rss.xml"]
    for first in range(1, len(parts)):
        found = TYPES.get("." + ".".join(parts[first:]))
        if found:
            return found
    return UNKNOWN


def content_type(name: str) -> str:
    """Return the media type as a server says it: texts with their encoding."""
    kind = media_type(name)
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind
