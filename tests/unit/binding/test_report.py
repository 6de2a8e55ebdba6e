"""What the report takes from a document besides its sound."""

from __future__ import annotations

from narrate.binding.report import persons
from narrate.model.document import Block, Document, Kind, Term
from narrate.model.span import Place

_LISTED = (
    Term("Otto Lind", "pilot of the harbour"),
    Term("Anna M. Berg, Jr.", "owner of the *Anna*"),
    Term("Georg II", "king until 1961"),
    Term("Lindt", "see Lind"),
    Term("Ada Young", "cook"),
)


def test_persons_are_those_of_the_list_who_are_named():
    text = "Captain Lind met Lindt, Berg’s men, Georg and a young cook."
    document = Document(
        name="a",
        format="tei",
        nodes=(text,),
        blocks=(Block(kind=Kind.PARAGRAPH, places=(Place(0, 0, len(text)),)),),
        persons=_LISTED,
    )
    assert [one["name"] for one in persons(document)] == [
        "Otto Lind",
        "Anna M. Berg, Jr.",
        "Georg II",
    ]
    assert persons(document)[0]["about"] == "pilot of the harbour"
