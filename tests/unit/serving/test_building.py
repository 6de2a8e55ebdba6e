"""Editions that are made again and again while pages are looked at."""

from __future__ import annotations

from narrate.edition.request import Request, Silence
from narrate.serving.building import Builder
from narrate.serving.hub import Hub


def test_what_failed_is_forgotten_with_its_source(tmp_path):
    texts = tmp_path / "letters"
    texts.mkdir()
    (texts / "letter.txt").write_text("The boats came.\n", encoding="utf-8")
    broken = texts / "broken.txt"
    broken.write_bytes(b"")
    request = Request(
        sources=(str(texts),),
        output=str(tmp_path / "output"),
        cache_dir=str(tmp_path / "cache"),
        voice="tone",
    )
    hub = Hub()
    builder = Builder(request, hub, Silence(), lambda _: None)
    assert builder.build() is None
    assert [one.source for one in hub.state("library").failed] == ["broken.txt"]
    broken.unlink()
    assert builder.build() is None
    assert hub.state("library").failed == ()
