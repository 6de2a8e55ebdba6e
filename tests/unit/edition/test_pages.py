"""A page of the web as a source: read as its type says, its address kept as its source."""

from __future__ import annotations

import pytest

from narrate.edition import sources
from narrate.edition.fetching import Fetched
from narrate.edition.opening import opened
from narrate.edition.request import Request
from narrate.edition.run import sources_of


@pytest.mark.parametrize(
    ("url", "said", "data", "read_as"),
    [
        ("https://mill.example/a", "html", b"<p>Words.</p>", "html"),
        ("https://mill.example/a", "", b"<p>Words.</p>", "html"),
        ("https://mill.example/a.txt", "", b"Words.", "text"),
        ("https://mill.example/a.html", "text", b"Words.", "text"),
    ],
)
def test_the_type_decides_then_the_ending(monkeypatch, url, said, data, read_as):
    class Known:
        def fetch(self, address, _most):
            return Fetched(data, address, said)

    monkeypatch.setattr(sources, "Fetcher", Known)
    request = Request(sources=(url,), allow_network=True)
    (source,) = sources_of(request)
    document = opened(source, request).document
    assert document.format == read_as
    assert document.metadata.source == url
    assert document.name == url
