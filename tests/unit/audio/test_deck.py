from threading import Thread

from narrate.audio.deck import Deck

RATE = 10


def samples(*values: int) -> bytes:
    return b"".join(value.to_bytes(2, "little") for value in values)


def deck(*pieces: bytes) -> Deck:
    one = Deck(RATE)
    for piece in pieces:
        assert one.put(piece)
    one.complete()
    return one


A, B, C = samples(*range(1, 21)), samples(*range(21, 41)), samples(*range(41, 61))


def test_pieces_are_heard_end_to_end_and_then_silence():
    one = deck(A, B)
    assert b"".join(one.read(7) for _ in range(6)) == A + B + bytes(4)
    assert one.wait(0)


def test_a_pause_is_silence_and_loses_nothing():
    one = deck(A)
    assert one.read(5) == A[:10]
    one.pause()
    assert one.paused
    assert one.read(5) == bytes(10)
    one.pause()
    assert one.read(15) == A[10:]


def test_next_and_previous():
    one = deck(A, B, C)
    one.read(3)
    one.next()
    assert one.piece == 1
    assert one.read(2) == B[:4]
    one.previous()
    assert one.read(2) == A[:4]
    one.read(12)
    one.previous()
    assert one.read(20) == A


def test_next_beyond_the_end_ends_it():
    one = deck(A)
    one.next()
    one.next()
    assert one.read(2) == bytes(4)
    assert one.wait(0)


def test_previous_after_the_end_plays_the_last_again():
    one = deck(A, B)
    one.read(40)
    one.previous()
    assert one.read(20) == B


def test_stop_is_silence_and_wants_no_more():
    one = Deck(RATE)
    one.put(A)
    one.stop()
    assert one.read(2) == bytes(4)
    assert not one.put(B)
    assert one.wait(0)


def test_waiting_for_a_piece_is_silence_not_the_end():
    one = Deck(RATE)
    assert one.read(2) == bytes(4)
    assert not one.wait(0)
    one.put(A)
    assert one.read(2) == A[:4]


def test_the_source_waits_while_enough_is_there_and_little_is_kept():
    one = Deck(RATE)

    def source():
        for number in range(500):
            one.put(samples(number))
        one.complete()

    thread = Thread(target=source, daemon=True)
    thread.start()
    heard = []
    most = 0
    while not one.wait(0):
        most = max(most, len(one._pieces))
        heard += [int.from_bytes(one.read(1), "little")]
    thread.join(5)
    assert [number for number in heard if number] == list(range(1, 500))
    assert most < 50
    assert one.piece == 500
