"""Zip archives that are careless, broken or made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from narrate.reading.archive import Archive, BadArchive, MissingMember


def packed(members, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def test_members_are_read_by_name():
    archive = Archive(packed([("mimetype", b"x"), ("text/a.xhtml", b"words")]), "a.epub")
    assert archive.names == ("mimetype", "text/a.xhtml")
    assert archive.read("text/a.xhtml") == b"words"
    assert "text/b.xhtml" not in archive


def test_a_missing_member_is_named():
    with pytest.raises(MissingMember, match=r"a\.epub has no b\.xhtml in it"):
        Archive(packed([("a", b"")]), "a.epub").read("b.xhtml")


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/etc/passwd", "C:/evil", "a\\..\\evil", ".."]
)
def test_names_that_climb_out_are_refused(name):
    with pytest.raises(BadArchive, match="a member is called"):
        Archive(packed([(name, b"x")]), "a.epub")


def test_a_name_with_a_nul_is_refused():
    data = packed([("aXb", b"x")]).replace(b"aXb", b"a\0b")
    with pytest.raises(BadArchive):
        Archive(data, "a.epub")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused():
    with pytest.raises(BadArchive, match="two members"):
        Archive(packed([("a", b"1"), ("a", b"2")]), "a.epub")


def test_a_bomb_is_stopped_while_it_unpacks():
    archive = Archive(packed([("bomb", b"\0" * 60_000_000)]), "a.epub")
    with pytest.raises(BadArchive, match="200 times its size"):
        archive.read("bomb")


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says():
    data = packed([("bomb", b"\0" * 60_000_000)])
    lying = data.replace(struct.pack("<L", 60_000_000), struct.pack("<L", 1000))
    with pytest.raises(BadArchive):
        Archive(lying, "a.epub").read("bomb")


def test_more_than_two_gigabytes_by_the_directory_are_refused():
    data = packed([("a", b"x" * 10), ("b", b"x" * 10)])
    lying = data.replace(struct.pack("<L", 10), struct.pack("<L", 1_500_000_000))
    with pytest.raises(BadArchive):
        Archive(lying, "a.epub")


def test_entries_over_the_same_bytes_are_refused():
    data = packed([("a", b"first"), ("b", b"other")], zipfile.ZIP_STORED)
    directory = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", directory + 1)
    offset = second + 42
    overlapping = data[:offset] + struct.pack("<L", 0) + data[offset + 4 :]
    with pytest.raises(BadArchive, match="overlap"):
        Archive(overlapping, "a.epub")


def test_too_many_members_are_refused():
    with pytest.raises(BadArchive, match="20,001 members"):
        Archive(packed([(str(n), b"") for n in range(20_001)], zipfile.ZIP_STORED), "a.epub")


def test_a_password_is_named():
    data = bytearray(packed([("a", b"words")]))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    with pytest.raises(BadArchive, match="password"):
        Archive(bytes(data), "a.epub")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip", packed([("a", b"x")])[:-30]])
def test_a_broken_archive_is_one_error(data):
    with pytest.raises(BadArchive, match="broken zip"):
        Archive(data, "a.epub")


def test_a_damaged_member_is_named():
    data = bytearray(packed([("a", b"words " * 1000)]))
    data[40] ^= 0xFF
    with pytest.raises(MissingMember, match=r"a in x\.epub cannot be unpacked"):
        Archive(bytes(data), "x.epub").read("a")


def test_a_member_before_the_beginning_of_the_file_is_damaged():
    data = bytearray(packed([("a", b"words")]))
    end = data.rindex(b"PK\x05\x06")
    offset = struct.unpack_from("<L", data, end + 16)[0]
    struct.pack_into("<L", data, end + 16, offset + 200)
    with pytest.raises(BadArchive):
        Archive(bytes(data), "x.epub").read("a")


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_not_read(kind):
    with pytest.raises(MissingMember, match="packed in a way that is not read"):
        Archive(packed([("a", b"words")], kind), "x.epub").read("a")
