"""Zip files as a stream: what others read, the same every time, from the front as well."""

from __future__ import annotations

import io
import struct
import zipfile

from narrate.binding.archive import Member, pack

FILES = [
    Member("mimetype", [b"application/epub+zip"], stored=True),
    Member("text/one.xhtml", [b"<p>", b"one " * 500, b"</p>"]),
    Member("sound.mp3", [bytes(range(256)) * 40, b"end"]),
    Member("empty.txt", []),
]


def packed() -> bytes:
    return b"".join(pack(FILES))


def test_another_program_reads_every_file():
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [one.name for one in FILES]
        for one in FILES:
            assert archive.read(one.name) == b"".join(one.chunks)
        assert archive.getinfo("sound.mp3").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("text/one.xhtml").compress_type == zipfile.ZIP_DEFLATED
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_files_give_the_same_bytes():
    assert packed() == packed()


def test_the_type_can_be_read_at_its_place_and_headers_say_how_long_a_member_is():
    data = packed()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    flags, _, _, _, crc, size = struct.unpack("<HHHHLL", data[6:22])
    assert flags & 0x08 == 0  # no descriptor behind the data
    assert size == 20
    assert crc


def test_a_member_is_passed_on_before_the_next_is_made():
    made = []

    def members():
        for name in ("a.mp3", "b.mp3"):
            made.append(name)
            yield Member(name, [b"x" * 10])

    stream = pack(members())
    assert b"x" in next(stream)
    assert made == ["a.mp3"]


def test_a_member_said_to_be_huge_gets_the_headers_of_zip64():
    data = b"".join(pack([Member("long.mp3", [b"x"], size=3 << 30)]))
    assert data[4:6] == struct.pack("<H", 45)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("long.mp3") == b"x"
