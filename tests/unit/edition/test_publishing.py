"""Shows made of real editions by the humming engine: what changes, what stays, what never does."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrate.edition.publishing import EpisodesUnknown, NothingEnclosed, TooManyGone, foresee
from narrate.edition.request import Request
from narrate.edition.showing import NoShow, SiteOverTexts, showing
from narrate.edition.sources import NoSuchSource
from narrate.errors import UsageError
from narrate.publishing.catalogue import Catalogue
from narrate.publishing.lock import read
from narrate.publishing.publication import AnotherRun

SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/show"
owner_email = "archive@example.org"
formats = ["mp3", "opus", "vtt"]
"""
NOW = datetime(2026, 11, 26, 8, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def changes(summary):
    return {slug: change.value for slug, change in summary.changes}


def rows(letters):
    return {row.slug: row for row in read(letters / "show.lock")[1]}


def listed(letters):
    lines = (letters / "public" / "manifest.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["name"] for line in lines]


def tree(folder):
    return {
        str(one.relative_to(folder)): (one.stat().st_mtime_ns, one.read_bytes())
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_a_folder_becomes_a_show(letters, publishing):
    summary = publishing()
    assert changes(summary) == {"one": "new", "two": "new"}
    public = letters / "public"
    feed = (public / "feed.xml").read_text("utf-8")
    for row in rows(letters).values():
        audio = row.files[0]
        assert f'url="https://letters.example.org/show/{audio.name}"' in feed
        assert f'length="{audio.size}"' in feed
        assert (public / audio.name).stat().st_size == audio.size
        assert row.guid in feed
        assert (public / "episodes" / row.slug / "index.html").exists()
    assert set(listed(letters)) | {"manifest.jsonl"} == set(tree(public))
    assert listed(letters)[-1] == "feed.xml"


def test_episodes_published_together_keep_their_order(letters, publishing):
    publishing()
    published = [row.published for row in rows(letters).values()]
    assert published == ["2026-11-26T07:59:59Z", "2026-11-26T08:00:00Z"]


def test_publishing_again_writes_nothing(letters, publishing):
    publishing()
    before = tree(letters)
    summary = publishing(now=NOW + DAY)
    assert (summary.changes, summary.unchanged, summary.written) == ([], 2, 0)
    assert tree(letters) == before


def test_another_machine_publishes_the_same(letters, publishing, tmp_path):
    publishing()
    before = {name: data for name, (_, data) in tree(letters).items()}
    for folder in (letters / "public", tmp_path / "cache", tmp_path / "editions"):
        folder.rename(folder.with_name(f"{folder.name}-away"))
    (letters / "public-away").rename(tmp_path / "public-away")
    publishing(now=NOW + DAY)
    assert {name: data for name, (_, data) in tree(letters).items()} == before


def test_an_edit_keeps_the_guid_and_renames_the_files(letters, publishing):
    publishing()
    before = rows(letters)
    untouched = tree(letters / "public" / "episodes" / "two")
    (letters / "one.txt").write_text("Letter one\n\nDear friend,\n\nAnother text.\n")
    summary = publishing(now=NOW + DAY)
    assert changes(summary) == {"one": "changed"}
    after = rows(letters)
    assert after["two"] == before["two"]
    assert tree(letters / "public" / "episodes" / "two") == untouched
    one = after["one"]
    assert (one.guid, one.published) == (before["one"].guid, before["one"].published)
    assert one.updated == "2026-11-27T08:00:00Z"
    assert one.files[0].name != before["one"].files[0].name
    feed = (letters / "public" / "feed.xml").read_text("utf-8")
    assert one.files[0].name in feed
    assert before["one"].files[0].name not in feed


def test_files_of_an_earlier_version_stay_thirty_days(letters, publishing):
    publishing()
    old = rows(letters)["one"].files[0].name
    (letters / "one.txt").write_text("Letter one\n\nDear friend,\n\nAnother text.\n")
    publishing(now=NOW + DAY)
    publishing(now=NOW + 30 * DAY)
    assert (letters / "public" / old).exists()
    assert old in listed(letters)
    publishing(now=NOW + 32 * DAY)
    assert not (letters / "public" / old).exists()
    assert old not in listed(letters)


def test_another_voice_republishes_nothing_until_refresh(letters, publishing):
    publishing()
    before = tree(letters)
    louder = (("voice.rate", "1.5"),)
    assert publishing(now=NOW + DAY, settings=louder).changes == []
    assert tree(letters) == before
    summary = publishing(now=NOW + DAY, settings=louder, refresh=True)
    assert changes(summary) == {"one": "refreshed", "two": "refreshed"}
    assert rows(letters)["one"].updated == "2026-11-26T07:59:59Z"


def test_a_removed_episode_leaves_the_feed_and_its_page_says_so(letters, publishing):
    publishing()
    guid = rows(letters)["one"].guid
    (letters / "one.txt").unlink()
    assert changes(publishing(now=NOW + DAY)) == {"one": "removed"}
    public = letters / "public"
    assert guid not in (public / "feed.xml").read_text("utf-8")
    assert "noindex" in (public / "episodes" / "one" / "index.html").read_text("utf-8")
    assert "episodes/one/" not in (public / "sitemap" / "1.xml").read_text("utf-8")


def test_an_episode_that_comes_back_is_the_same_episode(letters, publishing):
    publishing()
    before = rows(letters)["one"]
    text = (letters / "one.txt").read_bytes()
    (letters / "one.txt").unlink()
    publishing(now=NOW + DAY)
    (letters / "one.txt").write_bytes(text)
    publishing(now=NOW + 2 * DAY)
    after = rows(letters)["one"]
    assert (after.guid, after.published, after.removed) == (before.guid, before.published, "")


def test_publishing_one_file_says_nothing_of_the_others(letters, publishing):
    publishing()
    assert publishing(str(letters / "one.txt"), now=NOW + DAY).changes == []
    assert len(rows(letters)) == 2


def test_a_text_beside_the_folder_is_not_below_it(letters, publishing):
    elsewhere = letters.parent / "elsewhere.txt"
    elsewhere.write_text("A text that is included.\n")
    publishing(str(letters), str(elsewhere))
    assert changes(publishing(str(letters), now=NOW + DAY)) == {}


def test_the_way_to_a_folder_makes_no_difference(letters, publishing, monkeypatch):
    publishing()
    (letters / "two.txt").unlink()
    (letters / "below").mkdir()
    monkeypatch.chdir(letters / "below")
    assert changes(publishing("..", now=NOW + DAY)) == {"two": "removed"}


def test_the_site_is_not_written_over_the_texts(letters):
    for folder, source in (
        ("", letters),
        (str(letters), letters),
        (str(letters), letters / "one.txt"),
    ):
        with pytest.raises(SiteOverTexts, match="where the texts are") as caught:
            showing((str(source),), (("show.folder", str(letters)),), folder)
        assert caught.value.exit_code == 2


def test_a_source_that_is_not_there_is_said_before_a_show_that_is_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoSuchSource, match="there is no leters"):
        showing(("leters",), ())
    with pytest.raises(NoShow):
        showing(("https://letters.example.org/one",), ())


def test_standard_input_is_no_episode(letters, monkeypatch):
    monkeypatch.chdir(letters)
    with pytest.raises(UsageError, match="standard input has no name"):
        showing(("-",), ())


def test_drafts_and_posts_to_come_stay_out(letters, publishing):
    (letters / "draft.md").write_text("---\ndraft: true\n---\nNot yet.\n")
    (letters / "later.md").write_text("---\ndate: 2027-01-01\n---\nHappy new year.\n")
    summary = publishing()
    assert {one.slug: one.why for one in summary.left} == {
        "draft": "a draft",
        "later": "not before 2027-01-01",
    }
    assert changes(publishing(now=NOW + 60 * DAY)) == {"later": "new"}
    assert rows(letters)["later"].published == "2027-01-25T08:00:00Z"


def test_since_leaves_older_texts_out(letters, publishing):
    (letters / "old.md").write_text("---\ndate: 1977-06-09\n---\nLong ago.\n")
    summary = publishing(settings=(("show.since", "2020-01-01"),))
    assert [one.slug for one in summary.left] == ["old"]


def test_a_text_that_fails_keeps_its_episode(letters, publishing):
    publishing()
    (letters / "one.txt").write_bytes(b"")
    summary = publishing(now=NOW + DAY)
    assert [one.slug for one in summary.failed] == ["one"]
    assert changes(summary) == {}
    assert rows(letters)["one"].files[0].name in (letters / "public" / "feed.xml").read_text()


def test_most_of_a_show_does_not_go_unasked(letters, publishing):
    for number in range(6):
        (letters / f"more-{number}.txt").write_text(f"Text number {number}.\n")
    publishing()
    for one in letters.glob("more-*.txt"):
        one.unlink()
    request = Request(sources=(), output=str(letters.parent / "editions"), voice="tone")
    request = replace(request, cache_dir=str(letters.parent / "cache"))
    assert foresee(showing((str(letters),), ()), request, now=NOW + DAY).stops
    with pytest.raises(TooManyGone, match="6 of 8 episodes"):
        publishing(now=NOW + DAY)
    assert len(publishing(now=NOW + DAY, allow_removals=True).changes) == 6


def test_a_killed_run_is_finished_by_the_next(letters, publishing, monkeypatch):
    publishing()
    (letters / "one.txt").write_text("Letter one\n\nDear friend,\n\nAnother text.\n")

    def stop(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("narrate.publishing.publication.Publication.finish", stop)
        with pytest.raises(KeyboardInterrupt):
            publishing(now=NOW + DAY)
    old = rows(letters)["one"].files[0].name
    feed = letters / "public" / "feed.xml"
    assert old in feed.read_text("utf-8")
    assert (letters / "public" / old).exists()
    publishing(now=NOW + DAY)
    new = rows(letters)["one"].files[0].name
    assert new != old
    assert new in feed.read_text("utf-8")


def test_a_dry_run_writes_nothing(letters, tmp_path):
    show = showing((str(letters),), ())
    request = Request(
        sources=(), output=str(tmp_path / "e"), cache_dir=str(tmp_path / "c"), voice="tone"
    )
    foreseen = foresee(show, request, now=NOW)
    assert [one.slug for one in foreseen.planned] == ["one", "two"]
    assert sum(foreseen.planned[0].bytes.values()) > 0
    assert not (letters / "public").exists()
    assert not (letters / "show.lock").exists()


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("", "no settings name a show"),
        ('[show]\ntitle = "Letters"\n', "no description, no base_url"),
    ],
)
def test_what_no_show_can_do_without(letters, settings, says):
    (letters / "narrate.toml").write_text(settings)
    with pytest.raises(NoShow, match=says) as caught:
        showing((str(letters),), ())
    assert "narrate init" in caught.value.hint


def test_a_feed_must_have_something_to_enclose(publishing):
    with pytest.raises(NothingEnclosed, match="only mp3 or m4b"):
        publishing(settings=(("show.formats", "opus"),))


def test_an_m4b_is_enclosed_under_the_name_that_directories_take(letters, publishing):
    publishing(settings=(("show.formats", "m4b,vtt"),))
    one = rows(letters)["one"]
    assert one.files[0].name.endswith(".m4a")
    assert one.files[0].name in (letters / "public" / "feed.xml").read_text("utf-8")
    page = (letters / "public" / "episodes" / "one" / "index.html").read_text("utf-8")
    assert "m4b" not in page
    assert Path(one.files[0].name).name in page


@pytest.mark.parametrize(
    "settings",
    [
        (("show.formats", "mp3,daisy202,daisy3"),),
        (("output.file_per", "chapter"),),
        (("show.profile", "audiobook"),),
    ],
)
def test_no_file_of_an_episode_is_a_piece_or_a_folder(letters, publishing, settings):
    publishing(settings=settings)
    names = [Path(file.name) for file in rows(letters)["one"].files]
    assert names[0].suffix == ".mp3"
    assert {one.parent.as_posix() for one in names} == {"episodes/one"}
    if "daisy" in settings[0][1]:
        books = [one.name for one in names if one.name.endswith(".zip")]
        assert len(books) == 2
        page = (letters / "public" / "episodes" / "one" / "index.html").read_text("utf-8")
        assert all(page.count(f'{one}"') == 2 for one in books)  # in the head, and offered


def test_artwork_that_directories_refuse(letters, publishing):
    (letters / "art.png").write_bytes(b"no picture")
    with pytest.raises(Exception, match="no picture that can be read"):
        publishing(settings=(("show.artwork", str(letters / "art.png")),))


@pytest.mark.parametrize("gone", ["manifest.jsonl", "sitemap", "search/1.json", "index.html"])
def test_what_is_missing_of_the_site_is_written_again(letters, publishing, gone):
    publishing()
    public = letters / "public"
    before = {name: data for name, (_, data) in tree(public).items()}
    shutil.rmtree(public / gone) if (public / gone).is_dir() else (public / gone).unlink()
    assert changes(publishing(now=NOW + DAY)) == {}
    assert {name: data for name, (_, data) in tree(public).items()} == before


def test_an_emptied_manifest_is_written_again(letters, publishing):
    publishing()
    manifest = letters / "public" / "manifest.jsonl"
    before = manifest.read_bytes()
    manifest.write_bytes(b"")
    publishing(now=NOW + DAY)
    assert manifest.read_bytes() == before


def test_the_manifest_names_no_earlier_files_that_were_deleted(letters, publishing):
    publishing()
    (letters / "one.txt").write_text("Letter one\n\nDear friend,\n\nAnother text.\n")
    publishing(now=NOW + DAY)
    assert rows(letters)["one"].old
    shutil.rmtree(letters / "public")
    publishing(now=NOW + 2 * DAY)
    assert {*listed(letters), "manifest.jsonl"} == set(tree(letters / "public"))


def test_what_the_feed_names_stays_in_the_manifest_until_it_is_made_again(letters, publishing):
    publishing()
    before = listed(letters)
    shutil.rmtree(letters / "public")
    publishing(str(letters / "one.txt"), now=NOW + DAY)
    assert listed(letters) == before
    assert not (letters / "public" / rows(letters)["two"].files[0].name).exists()
    publishing(now=NOW + DAY)
    assert {*before, "manifest.jsonl"} == set(tree(letters / "public"))


@pytest.mark.parametrize("broken", [False, True])
def test_a_new_machine_loses_no_episode(letters, publishing, tmp_path, broken):
    publishing()
    for folder in (letters / "public", tmp_path / "cache", tmp_path / "editions"):
        shutil.rmtree(folder)
    if broken:
        (letters / "two.txt").write_bytes(b"\0")
    sources = () if broken else (str(letters / "one.txt"),)
    with pytest.raises(EpisodesUnknown, match=r"only show\.lock: two") as caught:
        publishing(*sources, now=NOW + DAY)
    assert caught.value.exit_code == 2
    assert not (letters / "public" / "feed.xml").exists()
    (letters / "two.txt").unlink()
    assert changes(publishing(now=NOW + DAY))["two"] == "removed"


def test_a_line_that_was_taken_from_the_lock_is_forgotten(letters, publishing):
    publishing()
    lock = letters / "show.lock"
    head, _, two = lock.read_text("utf-8").splitlines(keepends=True)
    lock.write_text(head + two, encoding="utf-8")
    assert changes(publishing(now=NOW + DAY)) == {"one": "new"}
    assert rows(letters)["one"].sequence == 3


def test_a_show_that_was_deleted_begins_anew(letters, publishing):
    publishing()
    (letters / "show.lock").unlink()
    for one in sorted((letters / "public").rglob("*"), reverse=True):
        one.rmdir() if one.is_dir() else one.unlink()
    (letters / "two.txt").unlink()
    assert changes(publishing(now=NOW + DAY)) == {"one": "new"}
    assert set(listed(letters)) | {"manifest.jsonl"} == set(tree(letters / "public"))


def test_a_renamed_source_keeps_its_episode_and_its_address(letters, publishing):
    publishing()
    before = rows(letters)["one"]
    (letters / "one.txt").rename(letters / "uno.txt")
    assert changes(publishing(now=NOW + DAY)) == {}
    after = rows(letters)["one"]
    assert (after.guid, after.files) == (before.guid, before.files)
    assert (after.source, after.edition) == ("uno.txt", "uno")
    (letters / "uno.txt").write_text("Another text for the same episode.\n")
    assert changes(publishing(now=NOW + DAY)) == {"one": "changed"}
    assert rows(letters)["one"].guid == before.guid


def test_a_new_text_under_an_old_name_is_another_episode(letters, publishing):
    publishing()
    (letters / "one.txt").rename(letters / "uno.txt")
    publishing(now=NOW + DAY)
    (letters / "one.txt").write_text("A new text.\n")
    assert changes(publishing(now=NOW + DAY)) == {"one-2": "new"}
    found = rows(letters)
    assert {name: row.source for name, row in found.items()} == {
        "one": "uno.txt",
        "two": "two.txt",
        "one-2": "one.txt",
    }
    assert len({row.guid for row in found.values()}) == 3


def test_one_run_at_a_time(publishing, tmp_path):
    publishing()
    (database,) = (tmp_path / "cache" / "shows").glob("*.db")
    with Catalogue(database) as other:
        assert other.claim()
        with pytest.raises(AnotherRun, match="Letters is being published") as caught:
            publishing(now=NOW + DAY)
        assert caught.value.exit_code == 5
    assert publishing(now=NOW + DAY).unchanged == 2


def test_settings_that_choose_documents_count_at_once(letters, publishing):
    (letters / "old.md").write_text("---\ndate: 1977-06-09\n---\nLong ago.\n")
    publishing()
    (letters / "narrate.toml").write_text(f'{SHOW}since = "2020-01-01"\n', encoding="utf-8")
    assert changes(publishing(now=NOW + DAY)) == {"old": "removed"}
