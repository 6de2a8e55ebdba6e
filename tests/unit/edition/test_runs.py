"""Runs over real files with the humming engine: what is made, what is left alone, what fails."""

from __future__ import annotations

import json

import pytest

from narrate.edition import pipeline
from narrate.edition.planning import plan_all
from narrate.edition.python import make, read, script
from narrate.edition.request import Request, Silence
from narrate.edition.run import make_all
from narrate.errors import OutputError, SourceError, UsageError
from narrate.model.edition import Outcome

LETTER = "Letter to a Friend\n\nDear Friend,\n\nThis is the text. It has two sentences.\n\nYours,\n"


@pytest.fixture
def request_for(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text(LETTER, encoding="utf-8")

    def ask(**options):
        return Request(
            **{
                "sources": (str(tmp_path / "letters"),),
                "output": str(tmp_path / "out"),
                "cache_dir": str(tmp_path / "cache"),
                "voice": "tone",
                **options,
            }
        )

    return ask


def outcomes(request):
    return [edition.outcome for edition in make_all(request)]


def test_made_once_then_unchanged_then_made_after_an_edit(request_for, tmp_path):
    assert outcomes(request_for()) == [Outcome.MADE]
    assert outcomes(request_for()) == [Outcome.UNCHANGED]
    (tmp_path / "letters" / "one.txt").write_text(LETTER + "\nA postscript.\n", encoding="utf-8")
    assert outcomes(request_for()) == [Outcome.MADE]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "letters" / "narrate.toml").write_text("[voice]\nrate = 1.5\n"),
        lambda folder: (folder / "letters" / "one.narrate.toml").write_text('[say]\ntext = "x"\n'),
        lambda folder: (folder / "out" / "one" / "one.mp3").unlink(),
        lambda folder: (folder / "out" / "one" / "one.timeline.json").write_text("{}"),
    ],
    ids=["settings", "settings beside it", "output gone", "output changed"],
)
def test_whatever_decides_the_edition_makes_it_again(request_for, tmp_path, change):
    assert outcomes(request_for()) == [Outcome.MADE]
    change(tmp_path)
    assert outcomes(request_for()) == [Outcome.MADE]


class _Editing(Silence):
    """Somebody who changes something while the edition is being made."""

    def __init__(self, change):
        self._changes = [change]

    def advance(self, *_done):
        while self._changes:
            self._changes.pop()()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "letters" / "one.txt").write_text(LETTER.replace("two", "our")),
        lambda folder: (folder / "letters" / "narrate.toml").write_text("[voice]\nrate = 1.5\n"),
        lambda folder: (folder / "letters" / "one.narrate.toml").write_text("[voice]\nrate = 2\n"),
        lambda folder: (folder / "letters" / "voices" / "mine.toml").write_text(
            'engine = "tone"\nrate = 1.5\n'
        ),
        lambda folder: (folder / "letters" / "names.pls").unlink(),
    ],
    ids=["text", "settings", "new settings", "voice card", "lexicon gone"],
)
def test_a_change_while_it_is_made_is_not_lost(request_for, tmp_path, change):
    letters = tmp_path / "letters"
    (letters / "voices").mkdir()
    (letters / "voices" / "mine.toml").write_text('engine = "tone"\n')
    (letters / "narrate.toml").write_text('[voice]\nlexicons = ["names.pls"]\n')
    (letters / "names.pls").write_text(
        '<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0"'
        ' alphabet="ipa" xml:lang="en"/>'
    )
    request = request_for(voice="mine")
    (edition,) = make_all(request, _Editing(lambda: change(tmp_path)))
    assert edition.outcome is Outcome.MADE
    (again,) = make_all(request)
    assert again.outcome is not Outcome.UNCHANGED


def test_an_edit_renders_one_passage(request_for, tmp_path):
    # a voice that is as loud as the profile wants: another would be rendered again louder
    (tmp_path / "letters" / "voices").mkdir()
    (tmp_path / "letters" / "voices" / "tone.toml").write_text('engine = "tone"\ngain_db = -0.7\n')
    outcomes(request_for())
    before = {one for one in (tmp_path / "cache" / "objects").rglob("*") if one.is_file()}
    edited = LETTER.replace("two sentences", "exactly two sentences")
    (tmp_path / "letters" / "one.txt").write_text(edited, encoding="utf-8")
    outcomes(request_for())
    after = {one for one in (tmp_path / "cache" / "objects").rglob("*") if one.is_file()}
    assert len(after - before) == 1


def test_one_bad_document_does_not_stop_the_others(request_for, tmp_path):
    (tmp_path / "letters" / "a-bad.txt").write_bytes(b"\x00\x01")
    (tmp_path / "letters" / "z-good.txt").write_text(LETTER, encoding="utf-8")
    editions = list(make_all(request_for()))
    assert [one.outcome for one in editions] == [Outcome.FAILED, Outcome.MADE, Outcome.MADE]
    assert editions[0].exit_code == SourceError.exit_code
    assert not (tmp_path / "out" / "a-bad").exists()


def test_one_file_can_be_named_and_only_it_is_written(request_for, tmp_path):
    wanted = tmp_path / "just" / "this.mp3"
    (edition,) = make_all(
        request_for(sources=(str(tmp_path / "letters" / "one.txt"),), output=str(wanted))
    )
    assert edition.files == (str(wanted),)
    assert [one.name for one in wanted.parent.iterdir()] == ["this.mp3"]


@pytest.mark.parametrize("name", ["this.html", "this.vtt"])
def test_one_file_of_a_folder_with_one_source(request_for, tmp_path, name):
    wanted = tmp_path / "just" / name
    (edition,) = make_all(request_for(output=str(wanted)))
    assert edition.files == (str(wanted),)
    assert [one.name for one in wanted.parent.iterdir()] == [name]


def test_a_player_brings_its_audio_beside_or_inside(request_for, tmp_path):
    def made(**options):
        (edition,) = make_all(request_for(formats=("html",), **options))
        return sorted(one.rpartition("/")[2] for one in edition.files if "json" not in one)

    assert made() == ["one.html", "one.mp3"]
    assert made(embed_resources=True, output=str(tmp_path / "inside")) == ["one.html"]
    assert made(profile="small", output=str(tmp_path / "small")) == ["one.html", "one.opus"]


def test_one_file_for_two_sources_is_refused(request_for, tmp_path):
    (tmp_path / "letters" / "two.txt").write_text(LETTER, encoding="utf-8")
    with pytest.raises(UsageError, match="is one file, and there are 2 sources"):
        outcomes(request_for(output=str(tmp_path / "one.mp3")))


def test_an_output_that_is_a_file_where_a_folder_should_be(request_for, tmp_path):
    (tmp_path / "out").write_text("in the way")
    (tmp_path / "letters" / "narrate.toml").write_text('[output]\nfolder = "../out"\n')
    (edition,) = make_all(request_for(output=""))
    assert edition.outcome is Outcome.FAILED
    assert edition.exit_code == OutputError.exit_code


def test_a_sample_ends_with_a_sentence_within_a_long_paragraph(request_for, tmp_path):
    source = tmp_path / "long.txt"
    source.write_text("A title\n\n" + "Six words are in this sentence. " * 200)
    request = request_for(sources=(str(source),), sample=10.0)
    (edition,) = make_all(request)
    assert 5 < edition.seconds < 20
    assert [one.id for one in edition.findings if one.id == "part-only"]


def test_a_sample_is_shorter_and_still_says_who_speaks(request_for, tmp_path):
    (tmp_path / "letters" / "one.txt").write_text(
        "\n\n".join(["A paragraph of the text with some words in it."] * 40), encoding="utf-8"
    )
    (whole,) = make_all(request_for(output=str(tmp_path / "whole")))
    (part,) = make_all(request_for(output=str(tmp_path / "part"), sample=5.0))
    assert part.seconds < whole.seconds / 3
    timeline = json.loads((tmp_path / "part" / "one" / "one.timeline.json").read_bytes())
    assert timeline["segments"][-1]["kind"] == "announcement"
    assert "synthetic voice" in timeline["segments"][-1]["text"]


def test_the_disclosure_has_a_switch(request_for, tmp_path):
    outcomes(request_for(overrides=(("voice.disclosure", "false"),)))
    timeline = json.loads((tmp_path / "out" / "one" / "one.timeline.json").read_bytes())
    assert "announcement" not in {one["kind"] for one in timeline["segments"]}


def test_a_dry_run_says_what_and_why_and_writes_no_edition(request_for, tmp_path):
    (planned,) = plan_all(request_for())
    assert planned.reason == "it has not been made here before"
    assert planned.to_render == planned.passages > 0
    assert not (tmp_path / "out").exists()
    outcomes(request_for())
    (planned,) = plan_all(request_for())
    assert planned.reason == ""
    assert planned.to_render == 0
    (tmp_path / "letters" / "one.txt").write_text(LETTER + "\nMore.\n", encoding="utf-8")
    (planned,) = plan_all(request_for())
    assert planned.reason == "one.txt has changed"


def test_no_chapter_of_that_number(request_for):
    (edition,) = make_all(request_for(chapter="7"))
    assert edition.outcome is Outcome.FAILED
    assert "--chapter 1 to" in edition.hint


@pytest.mark.usefixtures("request_for")
def test_the_python_names(tmp_path):
    file = tmp_path / "letters" / "one.txt"
    document = read(file)
    assert script(document).segments[0].text == "Letter to a Friend"
    edition = make(file, output=str(tmp_path / "out"), no_cache=True, voice="tone")
    assert edition.outcome is Outcome.MADE
    with pytest.raises(SourceError):
        make(tmp_path / "absent.txt")


@pytest.mark.parametrize("text", ["...\n\n!!!\n", "* * *\n"])
def test_a_text_of_which_nothing_is_said_is_no_edition(request_for, tmp_path, text):
    (tmp_path / "letters" / "one.txt").write_text(text, encoding="utf-8")
    (edition,) = make_all(request_for(formats=("mp3", "epub", "html")))
    assert edition.exit_code == SourceError.exit_code
    assert not (tmp_path / "out" / "one").exists()


def test_a_defect_in_one_document_does_not_stop_the_others(request_for, tmp_path, monkeypatch):
    def broken(manuscript, *rest):
        if manuscript.slug == "one":
            raise ZeroDivisionError("by zero")
        return whole(manuscript, *rest)

    whole = pipeline.make_edition
    monkeypatch.setattr(pipeline, "make_edition", broken)
    (tmp_path / "letters" / "two.txt").write_text(LETTER, encoding="utf-8")
    one, two = make_all(request_for())
    assert "an unexpected ZeroDivisionError" in one.error
    assert two.outcome is Outcome.MADE
    monkeypatch.setenv("NARRATE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        list(make_all(request_for()))


@pytest.mark.parametrize(
    ("options", "words"), [({}, 2004), ({"chapter": "2"}, 1002), ({"sample": 10.0}, 24)]
)
def test_progress_is_counted_in_what_is_wanted(request_for, tmp_path, options, words):
    class Told(Silence):
        def start(self, words, label):
            counts.append((label, words))

    counts = []
    source = tmp_path / "book.md"
    source.write_text(f"# Part one\n\n{'a b ' * 500}\n\n# Part two\n\n{'a b ' * 500}\n")
    list(make_all(request_for(sources=(str(source),), **options), Told()))
    assert counts[0] == ("book", words)
