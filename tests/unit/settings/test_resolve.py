"""Settings: strengths, types, and errors that name the place."""

from __future__ import annotations

from dataclasses import fields

import pytest

from narrate.binding.formats import names
from narrate.model.document import Metadata
from narrate.model.policy import Notes, ReadingPolicy
from narrate.settings import TABLE, resolve
from narrate.settings.documentation import settings_page
from narrate.settings.table import OUTPUTS
from narrate.toml.errors import TomlError


@pytest.fixture(autouse=True)
def _no_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_strengths_weakest_first(tmp_path):
    source = tmp_path / "a" / "b" / "letter.txt"
    write(
        tmp_path / "config" / "narrate" / "narrate.toml",
        '[edition]\nauthor = "user"\nalbum = "user"\npublisher = "user"\n',
    )
    write(tmp_path / "a" / "narrate.toml", '[edition]\nauthor = "outer"\nalbum = "outer"\n')
    write(tmp_path / "a" / "b" / "narrate.toml", '[edition]\nauthor = "inner"\ntitle = "inner"\n')
    write(tmp_path / "a" / "b" / "letter.narrate.toml", "[edition]\ndate = 1977-06-09\n")
    settings = resolve(
        source,
        document=Metadata(title="page", date="1901", language="en"),
        overrides=[("edition.language", "DE-at")],
    )
    about = settings.edition.metadata
    assert about.publisher == "user"
    assert about.album == "outer"
    assert about.author == "inner"
    assert about.title == "page"
    assert about.date == "1977-06-09"
    assert about.language == "de-AT"
    assert str(settings.origins["edition.author"]).endswith("b/narrate.toml, line 2")
    assert str(settings.origins["edition.title"]) == "the document"
    assert len(settings.files) == 4
    assert not set(settings.files) & set(settings.absent)


def test_say_tables_strongest_first(tmp_path):
    source = tmp_path / "in" / "letter.txt"
    far = write(tmp_path / "narrate.toml", '[say]\nToon = "far"\n"St. John" = "sinjin"\n')
    near = write(tmp_path / "in" / "narrate.toml", '[say]\nToon = "toon"\n')
    settings = resolve(source, overrides=[("say.Dr. No", "doctor no")])
    assert settings.say == (
        ("--set", {"Dr. No": "doctor no"}),
        (str(near), {"Toon": "toon"}),
        (str(far), {"Toon": "far", "St. John": "sinjin"}),
    )


def test_paths_start_where_the_file_stands(tmp_path):
    write(tmp_path / "narrate.toml", '[edition]\ncover = "art/cover.png"\n')
    assert resolve(tmp_path / "x" / "l.txt").edition.cover == tmp_path / "art" / "cover.png"


def test_lexicons_join_nearest_first(tmp_path):
    write(tmp_path / "narrate.toml", '[voice]\nlexicons = ["far.pls"]\n')
    write(tmp_path / "x" / "narrate.toml", '[voice]\nlexicons = ["near.pls"]\n')
    found = resolve(tmp_path / "x" / "l.txt").voice.lexicons
    assert found == (tmp_path / "x" / "near.pls", tmp_path / "far.pls")


def test_standard_input_takes_the_working_folder(tmp_path, monkeypatch):
    write(tmp_path / "narrate.toml", '[output]\nprofile = "podcast"\n')
    monkeypatch.chdir(tmp_path)
    assert resolve(None).output.profile == "podcast"


@pytest.mark.parametrize(
    ("key", "text", "attribute", "value"),
    [
        ("reading.notes", "end", ("reading", "notes"), Notes.END),
        ("voice.rate", "1.5", ("voice", "rate"), 1.5),
        ("voice.rate", "2", ("voice", "rate"), 2.0),
        ("voice.disclosure", "false", ("voice", "disclosure"), False),
        ("output.formats", "mp3, mp3", ("output", "formats"), ("mp3",)),
        ("voice.opening", "0123", ("voice", "opening"), "0123"),
    ],
)
def test_options_reach_every_sort_of_key(tmp_path, key, text, attribute, value):
    settings = resolve(tmp_path / "l.txt", overrides=[(key, text)])
    assert getattr(getattr(settings, attribute[0]), attribute[1]) == value


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[reading]\n\nnote = "end"\n', 3, "did you mean reading.notes?"),
        ('[reading]\nnotes = "ends"\n', 2, "did you mean end?"),
        ('[edition]\nnotes = "end"\n', 2, "did you mean reading.notes?"),
        ('title = "x"\n', 1, "did you mean edition.title?"),
        ('voice = "english-gb"\n', 1, "[voice] is a table; [voice] has card"),
        ('\n[editon]\ntitle = "x"\n', 2, "did you mean edition?"),
        ("[voice]\nrate = 9\n", 2, "a number from 0.25 to 4"),
        ('[voice]\ndisclosure = "no"\n', 2, "true or false"),
        ('[voice]\nlexicons = "a.pls"\n', 2, "a list"),
        ("[voice]\nlexicons = [\n 'a',\n 3,\n]\n", 2, "a path"),
        ('[edition]\nlanguage = "english"\n', 2, "a language tag"),
        ('[edition]\ntitle = "x\n', 2, "look at: title"),
        ('[edition]\ntitle = "a"\ntitle = "b"\n', 3, "look at: title"),
        ("[show]\ncategories = ['Histroy']\n", 2, "did you mean History"),
        ("[show]\nbase_url = 'letters.example.org'\n", 2, "an address of the web"),
        ("[show]\nowner_email = 'nobody'\n", 2, "an address of mail"),
        ("[show]\nsince = 'last year'\n", 2, "a day such as"),
        ("[show]\nbase_url = 'https://[x'\n", 2, "an address of the web"),
        ("[show]\nbase_url = 'https://a.example:http/'\n", 2, "an address of the web"),
        ("[show]\nbase_url = 'https://a.example/?show=1'\n", 2, "an address of the web"),
        ("[show]\nguid = '917393e3'\n", 2, "a UUID such as"),
        ('[tei]\nextends = "letter"\n', 2, "did you mean letters?"),
        ('[tei]\nextends = "letters"\n"note[place=top]" = "slient"\n', 3, "did you mean 'silent'?"),
        ("[say]\nToon = 3.5\n", 2, "how it is said"),
        ('# notes\n[say]\nx = "notes"\n[reading]\nnotes = 1\n', 5, "silent"),
    ],
)
def test_mistakes_name_line_and_cure(tmp_path, text, line, says):
    path = write(tmp_path / "narrate.toml", text)
    with pytest.raises(TomlError) as caught:
        resolve(tmp_path / "letter.txt")
    assert caught.value.message.startswith(f"{path}, line {line}:")
    assert says in caught.value.hint
    assert caught.value.exit_code == 2


def test_a_mistake_in_an_option(tmp_path):
    with pytest.raises(TomlError, match=r"--set: there is no setting 'voice\.rat'"):
        resolve(tmp_path / "l.txt", overrides=[("voice.rat", "1")])


def test_a_file_that_is_not_text(tmp_path):
    (tmp_path / "narrate.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TomlError, match="not UTF-8"):
        resolve(tmp_path / "l.txt")


def test_every_reading_policy_is_reachable():
    keys = {key.name.removeprefix("reading.") for key in TABLE.keys if "reading." in key.name}
    assert keys == {field.name for field in fields(ReadingPolicy)}


def test_every_metadata_key_exists():
    names = {field.name for field in fields(Metadata)}
    keys = {key.name.removeprefix("edition.") for key in TABLE.keys if "edition." in key.name}
    assert keys - {"cover"} <= names


def test_every_format_can_be_set():
    assert names() == OUTPUTS


def test_documentation_is_true(root):
    assert (root / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


def test_a_bad_word_names_its_line(tmp_path):
    path = write(tmp_path / "narrate.toml", '[say]\nToon = "toon"\n\n"re:[x" = "y"\n')
    (table,) = resolve(tmp_path / "l.txt").say
    assert table.source == str(path)
    assert table.line("re:[x") == 4
    assert table.line("Toon") == 2
    assert table.line("gone") == 0


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://a.example/b?c=%20d#e", "https://a.example/b?c=%20d#e"),
        ("https://bücher.example:8080/über", "https://xn--bcher-kva.example:8080/%C3%BCber"),
        ("http://[::1]:8000/é", "http://[::1]:8000/%C3%A9"),
    ],
)
def test_addresses_are_kept_in_ascii(said, address):
    assert resolve(None, overrides=[("show.link", said)]).show.link == address
