from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from narrate.edition.publishing import request_of
from narrate.edition.request import Request
from narrate.edition.showing import showing
from narrate.errors import OutputError, UsageError
from narrate.serving.choosing import Chosen, chosen, making


@pytest.fixture
def here(tmp_path, monkeypatch, edition_in):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("A letter.")
    edition_in(tmp_path / "made", "letter")
    (tmp_path / "site").mkdir()
    for name in ("feed.xml", "manifest.jsonl"):
        (tmp_path / "site" / name).write_text("")
    return tmp_path


def _chosen(*sources, output=""):
    return chosen(Request(sources=sources, output=output))


def test_texts_are_made_into_the_output_folder(here):
    assert _chosen("letters") == Chosen(("letters",), Path("output"), Path("public"))
    assert _chosen("letters/a.txt", output="out").output == Path("out")
    assert here.exists()


def test_editions_and_a_site_are_shown_as_they_are(here):
    assert _chosen("made") == Chosen((), Path("made"), Path("public"))
    assert _chosen("made", "site") == Chosen((), Path("made"), Path("site"))
    assert _chosen("letters", "site") == Chosen(("letters",), Path("output"), Path("site"))
    assert here.exists()


def test_a_folder_of_texts_with_editions_in_it_is_made(here, edition_in):
    edition_in(here / "letters", "a")
    assert _chosen("letters").sources == ("letters",)


def test_without_a_source_the_settings_or_what_is_there_decide(here, edition_in):
    with pytest.raises(UsageError, match="nothing to serve: there is no output") as failed:
        _chosen()
    assert failed.value.hint == "narrate serve letters/"
    edition_in(here / "output", "letter")
    assert _chosen() == Chosen((), Path("output"), Path("public"))
    (here / "narrate.toml").write_text("")
    assert _chosen().sources == (".",)


def test_folders_are_those_that_the_settings_name(here):
    (here / "letters" / "narrate.toml").write_text(
        '[output]\nfolder = "editions"\n[show]\ntitle = "Letters"\n'
    )
    found = _chosen("letters")
    assert found.output == here / "letters" / "editions"
    assert found.site == here / "letters" / "public"
    (here / "letters" / "narrate.toml").write_text('[show]\nfolder = "www"\n')
    assert _chosen("letters").site == here / "letters" / "www"


@pytest.mark.parametrize(
    ("sources", "output", "kind", "says"),
    [
        (("-",), "", UsageError, "standard input cannot be read again"),
        (("letters",), "a.mp3", UsageError, "-o a.mp3 is one file"),
        (("letters",), "letters/a.txt", OutputError, "is no folder"),
        ((), "nowhere", OutputError, "there is no folder nowhere"),
        (("made", "letters"), "", UsageError, "one folder of editions too many"),
    ],
)
def test_what_cannot_be_served_is_said(here, sources, output, kind, says):
    with pytest.raises(kind, match=says):
        _chosen(*sources, output=output)
    assert here.exists()


SHOW = '[show]\ntitle = "T"\ndescription = "D"\nbase_url = "https://a.example/"\n'


def test_texts_of_a_show_are_made_as_publishing_makes_them(here):
    settings = here / "letters" / "narrate.toml"
    settings.write_text(f'{SHOW}edition_per = "document"\nformats = ["mp3", "vtt"]\n')
    request = Request(sources=("letters",))
    made = making(request, ("letters",))
    assert (made.formats, made.edition_per) == (("mp3", "vtt", "html"), "document")
    assert (made.profile, made.also) == ("podcast", ())
    assert made == request_of(showing(("letters",), ()), request)


def test_texts_of_a_show_that_nobody_names_are_those_it_includes(here, monkeypatch):
    monkeypatch.chdir(here / "letters")
    (here / "other").mkdir()
    (here / "letters" / "narrate.toml").write_text(f'{SHOW}include = ["../other"]\n')
    made = making(Request(sources=()), (".",))
    assert [Path(one).resolve() for one in made.sources] == [here / "other"]


@pytest.mark.parametrize("typed", [{"formats": ("mp3",)}, {"edition_per": "folder"}])
def test_what_is_typed_is_made_as_typed_with_a_player(here, typed):
    (here / "letters" / "narrate.toml").write_text(SHOW)
    request = Request(sources=("letters",), **typed)
    assert making(request, ("letters",)) == replace(request, also=("html",))


def test_texts_without_a_show_have_a_player_as_well(here):
    (here / "letters" / "narrate.toml").write_text('[show]\ntitle = "not yet a show"\n')
    made = making(Request(sources=("letters", "made")), ("letters",))
    assert (made.sources, made.also, made.formats) == (("letters",), ("html",), ())
