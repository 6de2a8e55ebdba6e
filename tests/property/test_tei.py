"""Any tree of TEI is read: every character accounted for, parts like wholes, rules like tables."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.model.tei import ProfileName, Role, TeiChoice, treatment
from narrate.reading import read
from narrate.reading.parts import parts
from narrate.scripting import account, script

_ELEMENTS = (
    "div p head list item label table row cell note pb lb choice sic corr subst add del gap space "
    "quote q lg l sp speaker stage opener dateline salute closer signed postscript hi persName ref "
    "fw figure figDesc formula delSpan anchor floatingText body address addrLine term date title "
    "x:own blort"
)
_NAMES = "xml:id xml:lang type rend n break target spanTo place role cols rows"
_VALUES = "a b #a #b en fr document letter chapter center no 1 2 top label terms names foliation"
ELEMENTS = st.sampled_from(_ELEMENTS.split())
ATTRIBUTES = st.dictionaries(
    st.sampled_from(_NAMES.split()), st.sampled_from(_VALUES.split()), max_size=2
)
TEXTS = st.text(alphabet="abÉ1.,-'’\"\n (:\u00ad\u2060", max_size=8)
TREES = st.recursive(
    TEXTS,
    lambda inside: st.tuples(ELEMENTS, ATTRIBUTES, st.lists(inside, max_size=4)),
    max_leaves=30,
)
CHOICES = st.builds(
    lambda profile, rules: TeiChoice(
        extends=profile, elements={name: treatment(said) for name, said in rules.items()}
    ),
    st.sampled_from(["", *ProfileName]),
    st.dictionaries(
        ELEMENTS,
        st.sampled_from([*(one.value for one in Role if one is not Role.ANNOUNCED), "announced x"]),
        max_size=2,
    ),
)


def written(tree):
    if isinstance(tree, str):
        return escape(tree)
    name, attributes, inside = tree
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{''.join(map(written, inside))}</{name}>"


def file_of(trees):
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x" xml:lang="en"><teiHeader/><text>'
        f"<body>{''.join(map(written, trees))}<p>The end.</p></body></text></TEI>"
    ).encode()


def each_character_once(document):
    marks = [bytearray(len(node)) for node in document.nodes]
    places = [place for block in document.blocks for place in block.places]
    for node, start, end in [*places, *(one.place for one in document.omissions)]:
        assert not any(marks[node][start:end])
        marks[node][start:end] = b"\x01" * (end - start)
    assert all(all(node) for node in marks)


@given(st.lists(TREES, max_size=6), CHOICES)
def test_any_tree_is_accounted_for(trees, choice):
    try:
        document = read(file_of(trees), name="case.xml", tei=choice)
    except SourceError as error:
        assert "nothing in it" in error.message  # noqa: PT017 - other errors are failures
        return
    for one in (document, *parts(document)):
        each_character_once(one)
        assert account(one, script(one)).unaccounted == 0
        for note in one.notes:
            assert all(0 <= index < len(one.blocks) for index in note.blocks)
        assert [chapter.first_block for chapter in one.chapters] == sorted(
            {chapter.first_block for chapter in one.chapters}
        )


@given(st.lists(TREES, max_size=4))
def test_divisions_follow_one_another_and_hold_their_blocks(trees):
    try:
        document = read(file_of(trees), name="case.xml", tei=TeiChoice(extends="frus"))
    except SourceError as error:
        assert "nothing in it" in error.message  # noqa: PT017 - other errors are failures
        return
    assert len({one.id for one in document.divisions}) == len(document.divisions)
    for one in document.divisions:
        assert one.blocks.start < one.blocks.end <= len(document.blocks)
        assert one.nodes.start < one.nodes.end <= len(document.nodes)
        assert any(character.isalnum() for character in "".join(document.nodes[slice(*one.nodes)]))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        read(b"<TEI><text><p>x</p>" + data + b"</text></TEI>", name="case.xml")
    except SourceError as error:
        assert "case.xml" in error.message  # noqa: PT017 - as above
