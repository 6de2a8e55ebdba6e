"""A folder of letters that is a show, and somebody who publishes it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from narrate.edition.publishing import Summary, publish
from narrate.edition.request import Request, Silence
from narrate.edition.showing import showing

SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/show"
owner_email = "archive@example.org"
formats = ["mp3", "opus", "vtt"]
"""
NOW = datetime(2026, 11, 26, 8, 0, 0, tzinfo=UTC)


@pytest.fixture
def letters(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "narrate.toml").write_text(SHOW, encoding="utf-8")
    for name in ("one", "two"):
        text = f"Letter {name}\n\nDear friend,\n\nThis is the text of letter {name}.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def publishing(letters, tmp_path):
    def run(*sources, now=NOW, settings=(), **options):
        request = Request(
            sources=(),
            output=str(tmp_path / "editions"),
            cache_dir=str(tmp_path / "cache"),
            voice=options.pop("voice", "tone"),
            jobs=1,
            overrides=settings,
        )
        show = showing(sources or (str(letters),), settings)
        *_, summary = publish(show, request, Silence(), now=now, **options)
        assert isinstance(summary, Summary)
        return summary

    return run
