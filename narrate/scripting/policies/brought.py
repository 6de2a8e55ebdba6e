"""The pronunciations a document brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.finding import Finding

if TYPE_CHECKING:
    from narrate.model.document import Document
    from narrate.scripting.paragraphs import Lexicon


def lexicons_of(document: Document) -> tuple[tuple[Lexicon, ...], tuple[Finding, ...]]:
    """Return the lexicons of ``document``, and a finding for each that cannot be read."""
    if not document.lexicons:
        return (), ()
    from narrate.scripting.lexicon import Lexicon as Entries  # noqa: PLC0415 - seldom needed
    from narrate.scripting.lexicon import LexiconError  # noqa: PLC0415 - the same

    lexicons: list[Lexicon] = []
    findings: list[Finding] = []
    for count, data in enumerate(document.lexicons, start=1):
        try:
            lexicons.append(Entries.from_pls(data, name=f"{document.name}, lexicon {count}"))
        except LexiconError as error:
            findings.append(
                Finding(
                    id="lexicon-not-read",
                    message=f"A lexicon of the document was passed over: {error.message}.",
                    suggestion="Mend the lexicon, or give its words in the [say] table.",
                )
            )
    return tuple(lexicons), tuple(findings)
