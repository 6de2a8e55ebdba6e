import pytest

from narrate.scripting.homographs import homographs
from narrate.scripting.homographs.readings import readings


def heard(text):
    return [(text[slice(*edit.span)], edit.ipa) for edit in homographs(text)]


@pytest.mark.parametrize(
    ("text", "ipa"),
    [
        ("They will refuse to go.", "ɹəˈfjuːz"),
        ("He had to project confidence.", "pɹəˈdʒɛkt"),
        ("The project was late.", "ˈpɹɑːˌdʒɛkt"),
        ("The use of force is not allowed.", "ˈjuːs"),
        ("They use force.", "ˈjuːz"),
        ("Hundreds of lives were lost.", "ˈlaɪvz"),
        ("We have read your note.", "ˈɹɛd"),
        ("We object to the delay.", "əbˈdʒɛkt"),
        ("An object fell.", "ˈɑːbdʒəkt"),
        ("Do not desert them.", "dəˈzɚt"),
        ("A row broke out over pay.", "ˈɹaʊ"),
    ],
)
def test_context_decides(text, ipa):
    assert [one[1] for one in heard(text)] == [ipa]


def test_other_words_and_parts_of_words_are_left_alone():
    assert not heard("useful reused use's ause2 wind2 the cat")


def test_the_word_itself_is_said():
    (edit,) = homographs("Close it.")
    assert (edit.spoken, edit.rule) == ("Close", "homographs")


@pytest.mark.parametrize("word", readings())
def test_each_word_of_the_table_is_found_in_any_case(word):
    assert [said for said, _ in heard(f"{word} {word.title()} {word.upper()}")] == [
        word,
        word.title(),
        word.upper(),
    ]
