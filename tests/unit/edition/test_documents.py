"""What makes an edition: a file, each document in it, or a folder."""

from __future__ import annotations

import json

import pytest

from narrate.edition import opening
from narrate.edition.planning import plan_all
from narrate.edition.request import Request
from narrate.edition.run import make_all
from narrate.errors import UsageError
from narrate.model.edition import Outcome

_DOCUMENT = (
    '<div type="document" xml:id="{id}" n="{n}"><head>{n}. {title}</head><p>{text}</p></div>'
)


def volume(**texts):
    documents = (
        _DOCUMENT.format(id=name, n=name[1:], title=f"Paper {name}", text=text)
        for name, text in texts.items()
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader/><text><body>'
        f"{''.join(documents)}</body></text></TEI>"
    )


@pytest.fixture
def ask(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "vol.xml").write_text(volume(d1="The first.", d2="The second."), "utf-8")

    def request(**options):
        return Request(
            **{
                "sources": (str(tmp_path / "in" / "vol.xml"),),
                "output": str(tmp_path / "out"),
                "cache_dir": str(tmp_path / "cache"),
                "voice": "tone",
                **options,
            }
        )

    return request


def made(request):
    return [(one.slug, one.outcome) for one in make_all(request)]


def test_a_file_is_one_edition_with_a_chapter_for_each_document(ask, tmp_path):
    assert made(ask()) == [("vol", Outcome.MADE)]
    timeline = json.loads((tmp_path / "out" / "vol" / "vol.timeline.json").read_text("utf-8"))
    titles = [chapter["title"] for chapter in timeline["chapters"]]
    assert titles[:2] == ["Paper d1", "Paper d2"]


def test_each_document_is_an_edition_with_its_id_in_the_name(ask, tmp_path):
    request = ask(edition_per="document")
    assert made(request) == [("vol-d1", Outcome.MADE), ("vol-d2", Outcome.MADE)]
    report = json.loads((tmp_path / "out" / "vol-d2" / "vol-d2.report.json").read_text("utf-8"))
    assert (report["title"], report["source"]["id"]) == ("Paper d2", "d2")


def test_nothing_changed_reads_nothing(ask, monkeypatch):
    request = ask(edition_per="document")
    made(request)
    monkeypatch.setattr(opening, "read", None)
    assert made(request) == [("vol-d1", Outcome.UNCHANGED), ("vol-d2", Outcome.UNCHANGED)]


def test_a_file_is_read_once_for_all_its_documents(ask, monkeypatch):
    times = []

    def counted(*args, _read=opening.read, **options):
        times.append(args)
        return _read(*args, **options)

    monkeypatch.setattr(opening, "read", counted)
    made(ask(edition_per="document"))
    assert len(times) == 1


def test_what_is_whole_is_left_alone(ask, tmp_path):
    request = ask(edition_per="document")
    made(request)
    (tmp_path / "out" / "vol-d1" / "vol-d1.mp3").unlink()
    assert made(request) == [("vol-d1", Outcome.MADE), ("vol-d2", Outcome.UNCHANGED)]


def test_a_new_document_in_the_file_is_made(ask, tmp_path):
    request = ask(edition_per="document")
    made(request)
    text = volume(d1="The first.", d2="The second.", d3="The third.")
    (tmp_path / "in" / "vol.xml").write_text(text, "utf-8")
    assert [slug for slug, _ in made(request)] == ["vol-d1", "vol-d2", "vol-d3"]
    assert made(request) == [(f"vol-d{n}", Outcome.UNCHANGED) for n in (1, 2, 3)]


def test_a_chapter_by_id_is_one_document(ask):
    assert made(ask(edition_per="document", chapter="d2")) == [("vol-d2", Outcome.MADE)]
    (one,) = plan_all(ask(chapter="d2"))
    assert [chapter.id for chapter in one.chapters] == ["d2"]


def test_a_file_of_one_document_keeps_its_name(ask, tmp_path):
    (tmp_path / "in" / "vol.xml").write_text(volume(d7="Alone."), "utf-8")
    assert made(ask(edition_per="document")) == [("vol", Outcome.MADE)]


def test_several_documents_do_not_go_into_one_file(ask, tmp_path):
    request = ask(edition_per="document", output=str(tmp_path / "all.mp3"))
    (failed,) = make_all(request)
    assert failed.outcome is Outcome.FAILED
    assert "2 sources" in failed.error
    with pytest.raises(UsageError):
        list(plan_all(request))


def test_the_settings_of_the_document_itself_are_looked_up(ask, tmp_path):
    (tmp_path / "in" / "narrate.toml").write_text('[tei]\nextends = "default"\n', "utf-8")
    assert made(ask(edition_per="document")) == [("vol", Outcome.MADE)]


def test_a_folder_is_one_edition_with_a_chapter_for_each_file(ask, tmp_path):
    folder = tmp_path / "in" / "box"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(f"Letter {name}\n\nDear {name},\n\nYes.\n", "utf-8")
    request = ask(sources=(str(tmp_path / "in"),), edition_per="folder")
    assert made(request) == [("in", Outcome.MADE), ("box", Outcome.MADE)]
    timeline = json.loads((tmp_path / "out" / "box" / "box.timeline.json").read_text("utf-8"))
    assert [one["id"] for one in timeline["chapters"]][:2] == ["a", "b"]
    assert made(request) == [("in", Outcome.UNCHANGED), ("box", Outcome.UNCHANGED)]


def test_a_new_file_in_the_folder_makes_the_edition_again(ask, tmp_path):
    request = ask(sources=(str(tmp_path / "in"),), edition_per="folder")
    made(request)
    (tmp_path / "in" / "more.txt").write_text("More\n\nText.\n", "utf-8")
    assert made(request) == [("in", Outcome.MADE)]
    (tmp_path / "in" / "more.txt").unlink()
    assert made(request) == [("in", Outcome.MADE)]


def test_a_folder_has_its_own_settings(ask, tmp_path):
    request = ask(sources=(str(tmp_path / "in"),), edition_per="folder")
    (one,) = plan_all(request)
    assert one.title == "In"
    (tmp_path / "in" / "narrate.toml").write_text('[edition]\ntitle = "The box"\n', "utf-8")
    (one,) = plan_all(request)
    assert one.title == "The box"


def test_files_named_one_by_one_are_of_their_folder(ask, tmp_path):
    (tmp_path / "in" / "a.txt").write_text("A letter\n\nText.\n", "utf-8")
    named = (str(tmp_path / "in" / "a.txt"), str(tmp_path / "in" / "vol.xml"))
    assert made(ask(sources=named, edition_per="folder")) == [("in", Outcome.MADE)]
