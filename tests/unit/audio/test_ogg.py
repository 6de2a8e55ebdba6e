import pytest

from narrate.audio.ogg import NO_PACKET_ENDS, OggStream, crc32, segments


def bitwise(data):
    """Divide by Ogg's polynomial bit by bit (RFC 3533, section 6)."""
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 1 << 31 else 0)) & 0xFFFFFFFF
    return value


@pytest.mark.parametrize("data", [b"", b"\x01", b"OggS", b"123456789", bytes(range(256)) * 3])
def test_the_checksum_is_that_of_the_definition(data):
    assert crc32(data) == bitwise(data)


def fields(page):
    count = page[26]
    return {
        "flags": page[5],
        "granule": int.from_bytes(page[6:14], "little"),
        "sequence": int.from_bytes(page[18:22], "little"),
        "lacing": list(page[27 : 27 + count]),
        "body": page[27 + count :],
    }


def test_pages_are_numbered_and_checked():
    stream = OggStream(7)
    pages = [stream.page([b"head"], 0), stream.page([b"a", b"b" * 255], 960, last=True)]
    first, last = map(fields, pages)
    assert (first["flags"], first["sequence"], first["lacing"]) == (2, 0, [4])
    assert (last["flags"], last["sequence"], last["lacing"]) == (4, 1, [1, 255, 0])
    assert last["granule"] == 960
    for page in pages:
        without = page[:22] + bytes(4) + page[26:]
        assert int.from_bytes(page[22:26], "little") == bitwise(without)


@pytest.mark.parametrize("size", [0, 1, 254, 255, 65_024, 65_025, 65_026, 300_000])
def test_a_long_packet_goes_over_as_many_pages_as_it_needs(size):
    packet = bytes(range(256)) * (size // 256 + 1)
    packet = packet[:size]
    data, found = OggStream(1).pages(packet, 5), []
    while data:
        end = 27 + data[26] + sum(data[27 : 27 + data[26]])
        found.append(fields(data[:end]))
        data = data[end:]
    assert b"".join(one["body"] for one in found) == packet
    assert sum(len(one["lacing"]) for one in found) == segments(size)
    assert [one["granule"] for one in found] == [NO_PACKET_ENDS] * (len(found) - 1) + [5]
    assert [one["flags"] & 1 for one in found] == [0] + [1] * (len(found) - 1)
    assert found[-1]["lacing"][-1] < 255
