"""Whatever elements stand in one another: no crash, and every character is accounted for."""

from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.reading import read
from narrate.scripting.scripter import scripter_of

TAGS = st.sampled_from(
    [
        *("p", "s", "w", "lang xml:lang='fr'", "desc", "metadata", "foo", "prosody", "audio"),
        *("sub alias='some 3 words'", "sub alias=''", "phoneme ph='tuːn'", "phoneme ph=''"),
        *("say-as interpret-as='characters'", "break time='2s'", "break strength='weak'", "break"),
        "mark name='m'",
        "mark name='m' n:contour='final'",
        "mark name='m' n:contour='odd' n:kind='odd'",
        "p n:kind='heading' n:level='2' n:chapter='7' n:chapter-id='x'",
        "break time='9e9s' n:pause='odd'",
        "sub alias='a b' n:sounds='[[0, 9, 1]'",
    ]
)
TEXT = st.sampled_from(["Mr. Toon", " ", "\n ", "1977", "“so”, ", "—", "done.", "été? ", "\u200b"])
TREE = st.recursive(
    TEXT,
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0].split()[0]}>"
    ),
    max_leaves=25,
)
HEAD = (
    '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" '
    'xmlns:n="urn:narrate:script:1" xml:lang="en">'
)


@given(st.lists(TREE, min_size=1, max_size=6))
def test_every_character_is_accounted_for(trees):
    try:
        document = read(f"{HEAD}{''.join(trees)}</speak>".encode(), name="x.ssml")
    except SourceError:
        return
    scripter = scripter_of(document)
    for paragraph in scripter.paragraphs():
        block = document.blocks[paragraph.block]
        nodes = {place.node for place in block.places}
        assert {segment.span.node for segment in paragraph.segments} <= nodes
        for segment in paragraph.segments:
            said = " ".join(segment.spoken[slice(*word.spoken)] for word in segment.words)
            assert said == segment.spoken
    assert scripter.account.total == sum(map(len, document.nodes))
    assert scripter.account.unaccounted == 0
