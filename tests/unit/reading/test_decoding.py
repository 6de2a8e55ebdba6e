"""Bytes to text, or a clear refusal."""

import pickle
import subprocess
import sys

import pytest

from narrate.reading import read
from narrate.reading.decoding import BinarySource, EmptySource, UnknownEncoding, decode

ENGLISH = (
    "I am taking the opportunity of the Ambassador’s return to convey to you my greetings — and "
    "to say that the café was closed.\n"
)
GERMAN = (
    "Ich hoffe, daß wir über die Größe der Brücke nicht mehr streiten müssen, und das ist gut.\n"
)
FRENCH = "J’ai l’honneur de vous écrire à propos des événements de la semaine, où tout est allé.\n"
SPANISH = "La reunión de mañana será en el salón, y los niños están en la casa de su abuelo.\n"
RUSSIAN = "Я получил Ваше послание и хочу выразить надежду на дальнейшее сотрудничество.\n"


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, RUSSIAN])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"]
)
def test_unicode_in_every_dress(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.findings == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac-roman"),
        (GERMAN, "latin-1"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (SPANISH, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_legacy_encodings_are_guessed_and_named(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    (finding,) = decoded.findings
    assert finding.id == "legacy-encoding"
    assert decoded.encoding in finding.message
    assert "UTF-8" in finding.suggestion


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_nothing_to_read(data):
    with pytest.raises(EmptySource, match=r"^a\.txt "):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "zip"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"Hello\x00there", "byte 5"),
        (b"a\x01\x02\x03\x04\x05\x06b", "control"),
        ("Hello\x00there".encode("utf-16"), "NUL"),
    ],
)
def test_what_is_no_text_is_refused(data, word):
    with pytest.raises(BinarySource) as caught:
        decode(data, "a.txt")
    assert word in caught.value.message
    assert caught.value.hint
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


def test_a_damaged_wide_text_is_refused():
    with pytest.raises(UnknownEncoding, match="damaged"):
        decode(b"\xff\xfea\x00b", "a.txt")


def test_the_document_keeps_the_decoded_text_untouched():
    text = "One\r\ntwo\x07three\u200b.\r\n"
    document = read(b"\xef\xbb\xbf" + text.encode(), name="a.txt")
    assert document.nodes == (text,)


def test_utf_8_needs_no_heavy_import():
    code = (
        "import sys; from narrate.reading import read; read(b'Hello there.', name='a.txt');"
        "print([m for m in ('charset_normalizer', 'numpy', 'pydub') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
