"""Where ``-o`` leads, and what is said of it before anything is read."""

from __future__ import annotations

import pytest

from narrate.edition.request import Request
from narrate.edition.run import make_all
from narrate.edition.target import OutputBlocked, check_target, format_named
from narrate.errors import UsageError


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("a/letter.mp3", "mp3"),
        ("LETTER.MP3", "mp3"),
        ("letter.audiobook", "readium"),
        ("letter.html", "html"),
        ("letter.transcript.html", "transcript.html"),
        ("v1.2/letter.transcript.json", "transcript.json"),
        ("letter.mp3/", None),
        ("letters", None),
        ("v1.2", None),
        (".mp3", None),
        ("", None),
    ],
)
def test_the_ending_says_which_file(output, name):
    row = format_named(output)
    assert (row.name if row else None) == name


@pytest.mark.parametrize(
    ("output", "options", "says"),
    [
        ("letter.wav", {}, "no '.wav' file is made"),
        ("-", {}, "is files"),
        ("letter.m4a", {}, "no '.m4a' file is made"),
        ("letter.json", {}, "no '.json' file is made"),
        ("letter.daisy202", {}, "daisy202 is a folder of files"),
        ("letter.mp3", {"file_per": "chapter"}, "makes several"),
        ("letter.mp3", {"formats": ("mp3", "vtt")}, "mp3, vtt is not what it can hold"),
        ("letters", {"formats": ("mp3", "mp4")}, "no output format 'mp4'"),
        ("letters", {"profile": "radio"}, "no profile 'radio'"),
        ("letters", {"overrides": (("voice.rat", "1"),)}, "no setting 'voice.rat'"),
    ],
)
def test_what_cannot_be_is_said_before_a_text_is_read(output, options, says, tmp_path):
    (tmp_path / "one.epub").write_bytes(b"no book")
    with pytest.raises(UsageError, match=says) as raised:
        list(make_all(Request(sources=(str(tmp_path),), output=output, **options)))
    assert raised.value.hint


def test_a_folder_may_be_called_like_a_file_if_it_says_so(tmp_path):
    (tmp_path / "old.wav").mkdir()
    for output in (tmp_path / "old.wav", f"{tmp_path}/new.wav/"):
        check_target(Request(sources=(), output=str(output)))


@pytest.mark.parametrize("output", ["taken", "taken/below", "taken/letter.mp3", "folder.mp3"])
def test_what_stands_in_the_way(output, tmp_path):
    (tmp_path / "taken").write_text("in the way")
    (tmp_path / "folder.mp3").mkdir()
    with pytest.raises(OutputBlocked):
        check_target(Request(sources=(), output=str(tmp_path / output)))
