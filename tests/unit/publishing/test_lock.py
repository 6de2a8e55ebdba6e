from dataclasses import replace

import pytest

from narrate.publishing.lock import BadLock, Head, LockedFile, OldFile, Row, read, write

HEAD = Head(guid="9b024349-ccf0-5f69-a609-6b82873eab3c", feed="https://a.example/feed.xml")
ROW = Row(
    sequence=1,
    slug="brief-über-öl",
    guid="g",
    published="2026-11-26T08:00:00Z",
    updated="2026-11-26T08:00:00Z",
    source="letters/brief.txt",
    digest="d",
    text="t",
    version="0123abcd",
    title="Über Öl",
    files=(LockedFile("episodes/brief-über-öl/brief-über-öl-0123abcd.mp3", 12, "s"),),
    old=(
        OldFile(
            "episodes/brief-über-öl/brief-über-öl-ffffffff.mp3", 11, "o", "2026-12-26T08:00:00Z"
        ),
    ),
)
SHOW = f'{{"schema":"narrate/show-lock/1","guid":"{HEAD.guid}","feed":"f"}}'


def test_what_is_written_is_read(tmp_path):
    write(tmp_path / "show.lock", HEAD, [ROW])
    head, rows = read(tmp_path / "show.lock")
    assert head == HEAD
    assert list(rows) == [ROW]


def test_an_episode_is_a_line_so_that_version_control_shows_it(tmp_path):
    write(tmp_path / "show.lock", HEAD, [ROW])
    lines = (tmp_path / "show.lock").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert '"slug":"brief-über-öl"' in lines[1]
    assert "removed" not in lines[1]


def test_no_lock_is_an_empty_show(tmp_path):
    head, rows = read(tmp_path / "show.lock")
    assert head is None
    assert list(rows) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"schema":"narrate/show-lock/9"}\n', "line 1"),
        ("<<<<<<< HEAD\n", "line 1: the line is damaged"),
        ('{"schema":"narrate/show-lock/1","guid":"g","feed":"f"}\n', "line 1"),
        (f"{SHOW}\n[1]\n", "line 2"),
        (f'{SHOW}\n{{"slug":"a"}}\n', "line 2"),
    ],
)
def test_a_damaged_lock_names_the_line(tmp_path, text, says):
    (tmp_path / "show.lock").write_text(text)
    with pytest.raises(BadLock) as caught:
        list(read(tmp_path / "show.lock")[1])
    assert says in caught.value.message
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"sequence": 0},
        {"sequence": "first"},
        {"published": "yesterday"},
        {"removed": "2026-13-01T00:00:00Z"},
        {"slug": ""},
        {"slug": "../.."},
        {"slug": None},
        {"files": (LockedFile("feed.xml", 1, "s"),)},
        {"files": (LockedFile("episodes/brief-über-öl/../../../x.mp3", 1, "s"),)},
        {"files": (LockedFile("episodes/brief-über-öl/x.mp3", "1", "s"),)},
        {"old": (OldFile("episodes/brief-über-öl/x.mp3", 1, "o", "soon"),)},
    ],
)
def test_a_line_that_cannot_be_is_damaged(tmp_path, wrong):
    write(tmp_path / "show.lock", HEAD, [replace(ROW, **{"files": (), "old": (), **wrong})])
    with pytest.raises(BadLock, match="line 2: the line is damaged"):
        list(read(tmp_path / "show.lock")[1])


def test_two_publications_merged_are_refused(tmp_path):
    ours, theirs = (replace(ROW, sequence=2, slug=name, files=(), old=()) for name in "ab")
    write(tmp_path / "show.lock", HEAD, [ROW, ours, theirs])
    with pytest.raises(BadLock, match="line 4: episode 2 comes after episode 2") as caught:
        list(read(tmp_path / "show.lock")[1])
    assert "publish again" in caught.value.hint
