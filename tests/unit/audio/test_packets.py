import pytest

from narrate.audio.packets import first_packets, pack, sizes, unpack

PACKETS = [b"a" * 300, b"", b"b", bytes(range(256)) * 255]


def test_packets_come_back_as_they_were():
    data = pack(PACKETS)
    assert list(unpack(data)) == PACKETS
    assert list(sizes(data)) == [len(one) for one in PACKETS]


def test_the_first_packets_stay_packed():
    assert first_packets(pack(PACKETS), 3) == pack(PACKETS[:3])
    assert first_packets(pack(PACKETS), 0) == b""


def test_too_few_too_short_too_long():
    with pytest.raises(ValueError, match="fewer than 5"):
        first_packets(pack(PACKETS), 5)
    with pytest.raises(ValueError, match="cut short"):
        list(unpack(pack(PACKETS)[:-1]))
    with pytest.raises(OverflowError):
        pack([bytes(65_536)])
