"""Shows that are published again and again: what is undone, broken off, replaced or asked about."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrate.edition.publishing import EpisodesUnknown, TooManyGone
from narrate.edition.request import Request
from narrate.edition.run import make_all
from narrate.edition.showing import catalogue_name
from narrate.model.edition import Outcome
from narrate.publishing.catalogue import CatalogueDamaged
from narrate.publishing.lock import read
from narrate.store.errors import CacheUnwritable, FileUnwritable

NOW = datetime(2026, 11, 26, 8, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/show"
formats = ["mp3", "opus", "vtt"]
"""
TEXT = "Letter one\n\nDear friend,\n\nThis is the text of letter one.\n"
OTHER = "Letter one\n\nDear friend,\n\nThis is another text.\n"
VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>"""
PART = '<div type="document" xml:id="d{0}"><head>Letter {0}</head><p>Text of letter {0}.</p></div>'


def changes(summary):
    return {slug: change.value for slug, change in summary.changes}


def rows(letters):
    return {row.slug: row for row in read(letters / "show.lock")[1]}


def there(letters):
    public = letters / "public"
    return {one.relative_to(public).as_posix() for one in public.rglob("*") if one.is_file()}


def listed(letters):
    lines = (letters / "public" / "manifest.jsonl").read_text("utf-8").splitlines()
    return {json.loads(line)["name"] for line in lines}


def stopped(publishing, monkeypatch, **options):
    """Publish, and be stopped before anything of it is in the lock."""

    def stop(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("narrate.publishing.publication.Publication.finish", stop)
        with pytest.raises(KeyboardInterrupt):
            publishing(**options)


def test_files_that_are_published_again_stay(letters, publishing):
    publishing()
    first = rows(letters)["one"].files
    (letters / "one.txt").write_text(OTHER)
    publishing(now=NOW + DAY)
    (letters / "one.txt").write_text(TEXT)
    publishing(now=NOW + 2 * DAY)
    assert rows(letters)["one"].files == first
    publishing(now=NOW + 60 * DAY)
    assert {one.name for one in first} <= there(letters)


def test_files_of_an_episode_that_came_back_stay(letters, publishing):
    publishing()
    (letters / "one.txt").unlink()
    publishing(now=NOW + DAY)
    (letters / "one.txt").write_text(TEXT)
    publishing(now=NOW + 2 * DAY)
    publishing(now=NOW + 60 * DAY)
    assert {one.name for one in rows(letters)["one"].files} <= there(letters)


def test_an_edit_that_was_taken_back_after_a_killed_run_is_not_published(
    letters, publishing, monkeypatch
):
    publishing()
    before = rows(letters)["one"]
    (letters / "one.txt").write_text(OTHER)
    stopped(publishing, monkeypatch, now=NOW + DAY)
    (letters / "one.txt").write_text(TEXT)
    publishing(now=NOW + 2 * DAY)
    assert rows(letters)["one"].text == before.text


def test_a_text_of_a_killed_run_that_is_gone_leaves_nothing(letters, publishing, monkeypatch):
    publishing()
    (letters / "three.txt").write_text("A third letter.\n")
    stopped(publishing, monkeypatch, now=NOW + DAY)
    assert any("three" in one for one in there(letters))
    (letters / "three.txt").unlink()
    assert changes(publishing(now=NOW + 2 * DAY)) == {}
    assert set(rows(letters)) == {"one", "two"}
    assert not any("three" in one for one in there(letters))


def test_what_was_left_goes_also_where_the_next_run_was_killed_behind_its_lock(
    letters, publishing, monkeypatch
):
    publishing()
    (letters / "three.txt").write_text("A third letter.\n")
    stopped(publishing, monkeypatch, now=NOW + DAY)
    (letters / "three.txt").unlink()
    (letters / "one.txt").write_text(OTHER)
    locked = (letters / "show.lock").read_bytes()
    publication = "narrate.publishing.publication.Publication"
    with monkeypatch.context() as patch:  # the lock is there, what is known of it is not
        patch.setattr(f"{publication}._remember_lock", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            publishing(now=NOW + 2 * DAY)
    assert (letters / "show.lock").read_bytes() != locked
    assert any("three" in one for one in there(letters))
    publishing(now=NOW + 3 * DAY)
    assert not any("three" in one for one in there(letters))


def test_what_a_lock_of_another_machine_no_longer_names_goes(letters, publishing):
    publishing()
    first = {one.name for one in rows(letters)["one"].files}
    (letters / "one.txt").write_text(OTHER)
    publishing(now=NOW + DAY)
    lock = letters / "show.lock"
    lines = [json.loads(line) for line in lock.read_text("utf-8").splitlines()]
    for line in lines:  # there the time of the first version was over
        line.pop("old", None)
    lock.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")
    publishing(now=NOW + 2 * DAY)
    publishing(now=NOW + 60 * DAY)
    earlier = first - {one.name for one in rows(letters)["one"].files}
    assert earlier
    assert not earlier & there(letters)


def test_what_a_killed_run_made_is_new_in_the_next(letters, publishing, monkeypatch):
    stopped(publishing, monkeypatch)
    assert changes(publishing(now=NOW + DAY)) == {"one": "new", "two": "new"}
    dates = [row.published for row in rows(letters).values()]
    assert dates == ["2026-11-27T07:59:59Z", "2026-11-27T08:00:00Z"]


def test_a_question_is_asked_before_anything_is_made(letters, publishing, tmp_path):
    for number in range(6):
        (letters / f"more-{number}.txt").write_text(f"Text number {number}.\n")
    publishing()
    before = {one: (letters / "public" / one).stat().st_mtime_ns for one in there(letters)}
    lock = (letters / "show.lock").read_bytes()
    for one in letters.glob("more-*.txt"):
        one.unlink()
    (letters / "new.txt").write_text("A new text.\n")
    with pytest.raises(TooManyGone, match="6 of 8 episodes"):
        publishing(now=NOW + DAY)
    assert not (tmp_path / "editions" / "new").exists()
    assert (letters / "show.lock").read_bytes() == lock
    assert {one: (letters / "public" / one).stat().st_mtime_ns for one in there(letters)} == before
    (letters / "new.txt").unlink()
    assert "new" not in changes(publishing(now=NOW + 2 * DAY, allow_removals=True))


def test_documents_that_leave_a_volume_are_counted_before(letters, publishing, tmp_path):
    for name in ("one", "two"):
        (letters / f"{name}.txt").unlink()
    volume = letters / "volume.xml"
    volume.write_text(VOLUME.format("".join(PART.format(one) for one in range(1, 7))))
    per = (("show.edition_per", "document"),)
    publishing(settings=per)
    volume.write_text(VOLUME.format(PART.format(1) + PART.format(9)))
    with pytest.raises(TooManyGone, match="5 of 6 episodes"):
        publishing(now=NOW + DAY, settings=per)
    assert not (tmp_path / "editions" / "volume-d9").exists()


def test_renamed_texts_are_not_gone(letters, publishing):
    for number in range(6):
        (letters / f"more-{number}.txt").write_text(f"Text number {number}.\n")
    publishing()
    (letters / "all").mkdir()
    for one in letters.glob("*.txt"):
        one.rename(letters / "all" / one.name)
    summary = publishing(now=NOW + DAY)
    assert (changes(summary), summary.unchanged) == ({}, 8)


def test_a_volume_that_cannot_be_read_keeps_its_episodes(letters, publishing):
    volume = letters / "volume.xml"
    volume.write_text(VOLUME.format("".join(PART.format(one) for one in range(1, 3))))
    per = (("show.edition_per", "document"),)
    publishing(settings=per)
    volume.write_text("<TEI")
    summary = publishing(now=NOW + DAY, settings=per)
    assert (changes(summary), [one.slug for one in summary.failed]) == ({}, ["volume"])
    assert not any(row.removed for row in rows(letters).values())


def test_a_machine_that_knows_too_little_says_so_before_it_makes(letters, publishing, tmp_path):
    publishing()
    for folder in (letters / "public", tmp_path / "cache", tmp_path / "editions"):
        folder.rename(folder.with_name(f"{folder.name}-away"))
    with pytest.raises(EpisodesUnknown):
        publishing(str(letters / "one.txt"), now=NOW + DAY)
    assert not (tmp_path / "editions").exists()
    assert not (letters / "public").exists()


def test_an_artwork_of_before_stays_as_long_as_files_of_before(letters, publishing):
    publishing()
    first = {one for one in there(letters) if "artwork-" in one}
    (letters / "narrate.toml").write_text(SHOW.replace('"Letters"', '"Post"'))
    publishing(now=NOW + DAY)
    assert first <= there(letters)
    assert first <= listed(letters)
    publishing(now=NOW + 20 * DAY)
    assert first <= there(letters)
    publishing(now=NOW + 32 * DAY)
    assert not first & (there(letters) | listed(letters))
    assert len({one for one in there(letters) if "artwork-" in one}) == 2
    assert there(letters) == listed(letters) | {"manifest.jsonl"}


def test_an_artwork_that_comes_back_stays(letters, publishing):
    publishing()
    for days, title in ((1, "Post"), (2, "Letters")):
        (letters / "narrate.toml").write_text(SHOW.replace("Letters", title))
        publishing(now=NOW + days * DAY)
    first = {one for one in listed(letters) if "artwork-" in one or "site-" in one}
    publishing(now=NOW + 60 * DAY)
    feed = (letters / "public" / "feed.xml").read_text("utf-8")
    named = {one for one in there(letters) if "artwork-" in one}
    assert len(named) == 2
    assert named < first
    assert any(one in feed for one in named)


def test_what_was_written_before_goes_where_only_the_lock_is_known(letters, publishing, tmp_path):
    publishing()
    theirs = {"assets/site-0a1b2c3d.css": b"theirs", "artwork-0a1b2c3d.png": b"theirs"}
    for name, data in theirs.items():
        (letters / "public" / name).write_bytes(data)
    ours = {one for one in listed(letters) if "artwork-" in one}
    changed = next(one for one in ours if one.startswith("assets/"))
    shutil.rmtree(tmp_path / "cache")
    (letters / "narrate.toml").write_text(SHOW.replace('"Letters"', '"Post"'))
    publishing(now=NOW + DAY)
    assert ours <= listed(letters)
    (letters / "public" / changed).write_bytes(b"somebody wrote into it")
    publishing(now=NOW + 40 * DAY)
    assert there(letters) & (ours | theirs.keys()) == {changed, *theirs}
    assert there(letters) == listed(letters) | theirs.keys() | {changed, "manifest.jsonl"}


def test_the_page_of_a_removed_episode_outlives_what_is_known(letters, publishing, tmp_path):
    publishing()
    (letters / "one.txt").unlink()
    publishing(now=NOW + DAY)
    shutil.rmtree(tmp_path / "cache")
    publishing(now=NOW + 2 * DAY)
    publishing(now=NOW + 60 * DAY)
    assert "episodes/one/index.html" in there(letters) & listed(letters)


def test_other_formats_reach_every_episode_and_leave_the_sound(letters, publishing, tmp_path):
    publishing()
    before = rows(letters)
    (letters / "narrate.toml").write_text(SHOW.replace('"vtt"', '"srt"'))
    assert changes(publishing(now=NOW + DAY)) == {"one": "refreshed", "two": "refreshed"}
    for slug, row in rows(letters).items():
        sounds = {one.name for one in row.files if one.name.endswith((".mp3", ".opus"))}
        assert sounds < {one.name for one in before[slug].files}
        assert (row.guid, row.updated) == (before[slug].guid, before[slug].updated)
        assert [one.name for one in row.old if one.name.endswith(".vtt")]
        texts = [one.name for one in row.files if one.name.endswith((".vtt", ".srt"))]
        assert len(texts) == 1
        assert (letters / "public" / texts[0]).read_text("utf-8").startswith("1\n00:00:0")
    assert publishing(now=NOW + 2 * DAY).unchanged == 2
    assert all(Path(one).stat().st_size for one in (tmp_path / "editions").rglob("*.mp3"))


def test_what_sounds_otherwise_now_is_counted_once(letters, publishing):
    publishing()
    (letters / "narrate.toml").write_text(f'{SHOW}\n[say]\nfriend = "comrade"\n')
    said = [publishing(now=NOW + days * DAY) for days in (1, 2)]
    assert [(one.unchanged, one.outdated) for one in said] == [(2, 2), (2, 0)]
    assert publishing(now=NOW + 3 * DAY, settings=(("voice.rate", "1.5"),)).outdated == 2
    (letters / "one.txt").write_text(f"{TEXT}\nA postscript.\n")
    summary = publishing(now=NOW + 4 * DAY, settings=(("voice.rate", "1.5"),))
    assert (changes(summary), summary.outdated) == ({"one": "changed"}, 0)


def test_of_a_volume_the_documents_that_sound_otherwise_are_counted(letters, publishing):
    volume = letters / "volume.xml"
    volume.write_text(VOLUME.format(PART.format(1) + PART.format(2)))
    per = (("show.edition_per", "document"),)
    publishing(settings=per)
    volume.write_text(VOLUME.format(PART.format(1) + PART.format(3)))
    summary = publishing(now=NOW + DAY, settings=(*per, ("voice.rate", "1.5")))
    assert changes(summary) == {"volume-d2": "removed", "volume-d3": "new"}
    assert (summary.unchanged, summary.outdated) == (3, 3)


def test_each_file_is_looked_at_once(letters, publishing, monkeypatch):
    publishing()
    asked = []

    def stat(path, *args, **kwargs):
        asked.append(str(path))
        return real(path, *args, **kwargs)

    real = os.stat
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", stat)
        publishing(now=NOW + DAY)
    episodes = [one for one in asked if f"{letters}/public/episodes/" in one]
    assert len(episodes) == len(set(episodes)) > 0


def test_pictures_of_episodes_follow_the_name_of_the_show(letters, publishing):
    publishing()
    before = {one for one in listed(letters) if "/cover-" in one}
    sounds = {row.files[0] for row in rows(letters).values()}
    (letters / "narrate.toml").write_text(SHOW.replace('"Letters"', '"Post"'))
    publishing(now=NOW + DAY)
    named = {file.name for row in rows(letters).values() for file in row.files}
    after = {one for one in named if "/cover-" in one}
    assert len(after) == 2
    assert not after & before
    assert {row.files[0] for row in rows(letters).values()} == sounds
    feed = (letters / "public" / "feed.xml").read_text("utf-8")
    assert all(one in feed for one in after)
    assert before <= there(letters)
    publishing(now=NOW + 40 * DAY)
    assert {one for one in there(letters) if "/cover-" in one} == after


def test_a_catalogue_of_books_goes_with_the_books(letters, publishing):
    with_books = (("show.formats", "mp3,epub"),)
    publishing(settings=with_books)
    assert "opds/index.atom.xml" in listed(letters)
    publishing(now=NOW + DAY)
    assert "opds/" not in (letters / "public" / "index.html").read_text("utf-8")
    publishing(now=NOW + 32 * DAY)
    assert not [one for one in there(letters) | listed(letters) if "opds" in one or "epub" in one]
    publishing(now=NOW + 33 * DAY, settings=with_books)
    publishing(now=NOW + 90 * DAY, settings=with_books)
    assert "opds/index.atom.xml" in listed(letters)


def test_texts_that_show_no_language_have_that_of_the_show(letters, publishing, tmp_path):
    (letters / "gruss.txt").write_text("Guten Tag.\n")
    (letters / "narrate.toml").write_text(f'{SHOW}language = "de"\n')
    publishing()
    spoken = {}
    for slug in ("one", "gruss"):
        report = tmp_path / "editions" / slug / f"{slug}.report.json"
        spoken[slug] = json.loads(report.read_bytes())["language"]
    assert spoken == {"one": "en", "gruss": "de"}


def test_a_lock_that_cannot_be_written_is_said_before_anything_is_made(
    letters, publishing, tmp_path, monkeypatch
):
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == letters and mode == os.W_OK))
    with pytest.raises(FileUnwritable, match=r"show\.lock"):
        publishing()
    assert not (tmp_path / "editions").exists()
    assert not (letters / "public").exists()


@pytest.mark.parametrize("damage", [b"no database at all" * 999, b"", None])
def test_what_is_known_of_a_show_may_be_damaged(letters, publishing, tmp_path, damage):
    publishing()
    before = rows(letters)
    (database,) = (tmp_path / "cache" / "shows").glob("*.db")
    if damage is None:
        data = bytearray(database.read_bytes())
        data[4096:] = b"\xff" * len(data[4096:])
        database.write_bytes(data)
        with pytest.raises(CatalogueDamaged, match="is dropped"):
            publishing(now=NOW + DAY)
    else:
        database.write_bytes(damage)
    assert publishing(now=NOW + DAY).unchanged == 2
    assert rows(letters) == before


def test_a_cache_that_cannot_be_written_is_told(letters, publishing, tmp_path):
    (tmp_path / "cache" / "shows").mkdir(parents=True)
    name = catalogue_name(letters)
    for one in (name, f"{name}-claim"):
        place = tmp_path / "cache" / "shows" / one
        place.mkdir()
        with pytest.raises(CacheUnwritable, match="unable to open database file"):
            publishing()
        place.rmdir()


def shown(letters, slug):
    """Return what the page of an episode knows of its sound, and its words."""
    page = (letters / "public" / "episodes" / slug / "index.html").read_text("utf-8")
    return page.partition('id="data">')[2].partition("</script>")[0], page


def test_pages_need_no_editions(letters, publishing, tmp_path):
    publishing()
    data, page = shown(letters, "one")
    assert ">Letters<" in page
    shutil.rmtree(tmp_path / "editions")
    (letters / "narrate.toml").write_text(SHOW.replace('"Letters"', '"Post"'))
    assert publishing(now=NOW + DAY).unchanged == 2
    again, page = shown(letters, "one")
    assert again == data
    assert ">Post<" in page
    assert "Letters" not in page


@pytest.mark.parametrize("lost", ["", "page", "cache"])
def test_a_page_fits_the_sound_that_is_published(letters, publishing, tmp_path, lost):
    publishing()
    before = shown(letters, "one")[0]
    sound = rows(letters)["one"].files[0]
    request = Request(
        sources=(str(letters),),
        output=str(tmp_path / "editions"),
        cache_dir=str(tmp_path / "cache"),
        voice="tone",
        overrides=(("voice.rate", "2"),),
        also=("html",),
    )
    assert [one.outcome for one in make_all(request)] == [Outcome.MADE] * 2
    if lost == "page":
        (letters / "public" / "episodes" / "one" / "index.html").unlink()
    elif lost:
        shutil.rmtree(tmp_path / "cache")
    (letters / "narrate.toml").write_text(SHOW.replace('"Letters"', '"Post"'))
    summary = publishing(now=NOW + DAY, settings=(("voice.rate", "2"),))
    data, page = shown(letters, "one")
    assert ">Post<" in page
    if lost == "page":
        assert changes(summary) == {"one": "refreshed"}
        assert data != before
    else:
        assert changes(summary) == {}
        assert data == before
    assert json.loads(data)["audio"] == Path(rows(letters)["one"].files[0].name).name
    assert (rows(letters)["one"].files[0] == sound) == (lost != "page")


@pytest.mark.parametrize("date", ["2027", "2027-02", "February 1, 2027", "1.2.2027", "02/01/2027"])
def test_what_is_to_come_waits_however_its_date_is_written(letters, publishing, date):
    (letters / "later.md").write_text(f"---\ndate: {date}\n---\nHappy new year.\n")
    assert [one.slug for one in publishing().left] == ["later"]
    assert changes(publishing(now=datetime(2027, 2, 1, 1, tzinfo=UTC))) == {"later": "new"}


def test_a_name_may_say_the_day_and_a_folder_that_it_is_a_draft(letters, publishing):
    (letters / "_drafts").mkdir()
    (letters / "_drafts" / "idea.txt").write_text("An idea.\n")
    (letters / "2027-02-01-storm.md").write_text("A storm that is to come.\n")
    assert {one.slug: one.why for one in publishing().left} == {
        "2027-02-01-storm": "not before 2027-02-01",
        "drafts-idea": "in _drafts",
    }


@pytest.mark.parametrize(("date", "left"), [("2020", 0), ("2020-06", 0), ("2020-04", 1)])
def test_a_month_or_a_year_counts_to_its_end(letters, publishing, date, left):
    (letters / "old.md").write_text(f"---\ndate: {date}\n---\nLong ago.\n")
    assert len(publishing(settings=(("show.since", "2020-05-15"),)).left) == left


def test_a_page_that_cannot_be_made_anew_stays_as_it_is(letters, publishing):
    publishing()
    page = letters / "public" / "episodes" / "one" / "index.html"
    theirs = page.read_bytes().replace(b"<!-- narrate:top -->", b"<!-- gone is the place -->", 1)
    page.write_bytes(theirs[: page.stat().st_size])
    (letters / "narrate.toml").write_text(SHOW.replace('"Letters"', '"Post"'))
    publishing(now=NOW + DAY)
    assert ">Post<" in shown(letters, "two")[1]


def test_sound_is_never_inside_of_a_page(letters, publishing):
    with (letters / "narrate.toml").open("a") as file:
        file.write("[output]\nembed_resources = true\n")
    publishing()
    assert 'src="one-' in shown(letters, "one")[1]
