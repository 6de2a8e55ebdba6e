from __future__ import annotations

import itertools

from narrate.rendering.pieces import MOST_LETTERS, pieces


def test_an_ordinary_paragraph_is_one_piece(paragraph):
    one = paragraph("ab", 40, "cd")
    assert [*pieces(one)] == [one]


def test_a_long_paragraph_is_cut_after_its_longest_pauses(paragraph):
    parts = []
    for number in range(400):
        parts += ["a" * 49, 600 if number % 7 == 6 else 120]
    one = paragraph(*parts, "b")
    cut = list(pieces(one))
    assert tuple(itertools.chain(*(piece.segments for piece in cut))) == one.segments
    assert all(sum(len(said.spoken) for said in piece.segments) <= MOST_LETTERS for piece in cut)
    assert {piece.segments[-1].pause_ms for piece in cut[:-1]} == {600}
    assert len(cut) < 31
    assert {(piece.id, piece.block) for piece in cut} == {(one.id, one.block)}


def test_without_any_longer_pause_pieces_are_as_long_as_may_be(paragraph):
    one = paragraph(*["a" * 100, 120] * 99, "a" * 100)
    assert [len(piece.segments) for piece in pieces(one)] == [10] * 10


def test_a_breath_that_is_too_long_by_itself_stays_whole(paragraph):
    one = paragraph("a" * 5000, 100, "b", 100, "c" * 5000, 100, "d" * 5000)
    assert [len(piece.segments) for piece in pieces(one)] == [1, 1, 1, 1]
