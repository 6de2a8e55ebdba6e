"""``narrate script``: what will be said, when to breathe, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from narrate.cli.console import Console
from narrate.cli.opening import (
    division_options,
    manuscript_of,
    request_of,
    source_options,
    voice_options,
)
from narrate.cli.parser import one_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from narrate.cli.parser import Parser
    from narrate.edition.pipeline import Manuscript
    from narrate.model.document import Document
    from narrate.model.script import Script

ABOUT = """Print what will be said: one breath a line, one JSON object a line, SSML 1.1, or a
page of HTML. With --explain the page itself, each change and omission marked as
{page = spoken; rule}."""
EXAMPLES = """  narrate script letter.txt                  what will be said
  narrate script letter.txt --explain        the rule behind each change
  narrate script letter.txt --format jsonl   spans, pauses, pronunciations
  narrate script letter.txt --format ssml > letter.ssml
  narrate script letter.txt --format html    page and spoken form side by side
  narrate script volume.xml --chapter d29    one document of many
  narrate script volume.xml --elements       what is read of it, and what is not
  narrate script letter.txt --words          names, ready for the [say] table
"""

FORMATS = ("text", "jsonl", "ssml", "html")


def options(parser: Parser) -> None:
    """Add what ``script`` takes."""
    parser.add_argument("source", metavar="SOURCE", help="a file, - (stdin), or an https address")
    parser.add_argument(
        "-f",
        "--format",
        type=one_of(*FORMATS),
        default="text",
        metavar="|".join(FORMATS),
        help="how it is printed (text)",
    )
    parser.add_argument("--explain", action="store_true", help="mark every change with its rule")
    parser.add_argument(
        "--elements", action="store_true", help="of a TEI file: what becomes of every element"
    )
    parser.add_argument("--words", action="store_true", help="names and doubtful words, as TOML")
    division_options(parser)
    voice_options(parser)
    source_options(parser)


def run(args: Namespace) -> int:
    """Print the script of one source."""
    console = Console(args)
    if args.elements:
        from narrate.cli.elements import show_elements  # noqa: PLC0415 - only for --elements

        return show_elements(request_of(args, (args.source,)), console)
    manuscript = manuscript_of(args)
    script = script_of(manuscript)
    if args.chapter and args.chapter != manuscript.document.id:
        script = chapter_of(script, manuscript.document, args.chapter)
    if console.json:
        console.document("script", _document(manuscript, script))
        return 0
    for part in _parts(args, manuscript, script):
        console.product(part)
    for finding in script.findings:
        console.tell(f"{finding.severity.value}: {finding.message} {finding.suggestion}".rstrip())
    return 0


def _parts(args: Namespace, manuscript: Manuscript, script: Script) -> Iterator[str]:
    if args.explain:
        from narrate.cli.explaining import explained  # noqa: PLC0415 - only for --explain

        return explained(manuscript.document, script)
    if args.words:
        from narrate.cli.wordlist import word_table  # noqa: PLC0415 - only for --words

        return iter((word_table(script),))
    if args.format == "html":
        from narrate.cli.sidebyside import side_by_side  # noqa: PLC0415 - only for html

        title = manuscript.choices.metadata.title or script.name
        return side_by_side(manuscript.document, script, title)
    return {"text": _text, "jsonl": _lines, "ssml": _ssml}[args.format](script)


def script_of(manuscript: Manuscript) -> Script:
    """Return the whole script of a manuscript."""
    from narrate.scripting import script  # noqa: PLC0415 - loads the rules

    choices = manuscript.choices
    return script(
        manuscript.document,
        voice=choices.voice,
        policy=choices.policy,
        lexicons=choices.lexicons,
        language=choices.language,
    )


def chapter_of(script: Script, document: Document, wanted: str) -> Script:
    """Return only what belongs to one chapter, by number from 1 or id."""
    from dataclasses import replace  # noqa: PLC0415 - only for --chapter

    from narrate.edition.lines import chapter_index  # noqa: PLC0415 - the same

    index = chapter_index(script.chapters, wanted) or 0
    spoken = tuple(one for one in script.paragraphs if one.chapter == index)
    places = [place for one in spoken for place in document.blocks[one.block].places]
    first, last = min(places), max(places)
    return replace(
        script,
        paragraphs=spoken,
        changes=tuple(one for one in script.changes if first[:2] <= one.place[:2] < last[::2]),
    )


def _text(script: Script) -> Iterator[str]:
    """Yield paragraphs with a blank line between, one breath a line."""
    for number, paragraph in enumerate(script.paragraphs):
        said = "\n".join(segment.spoken for segment in paragraph.segments)
        yield f"\n{said}" if number else said


def _lines(script: Script) -> Iterator[str]:
    from narrate.cli.shapes import segment_shape  # noqa: PLC0415 - only for this

    for segment in script.walk():
        yield json.dumps(segment_shape(segment), ensure_ascii=False)


def _ssml(script: Script) -> Iterator[str]:
    from narrate.scripting.ssml import to_ssml  # noqa: PLC0415 - only for this

    yield to_ssml(script)


def _document(manuscript: Manuscript, script: Script) -> dict[str, object]:
    from narrate.binding.report import findings  # noqa: PLC0415 - only for --json
    from narrate.cli.explaining import marks  # noqa: PLC0415 - the same
    from narrate.cli.shapes import change_shape, segment_shape  # noqa: PLC0415 - the same

    omitted = [one for one in marks(manuscript.document, script) if not one.spoken]
    return {
        "name": script.name,
        "title": manuscript.choices.metadata.title,
        "language": script.language,
        "voice": manuscript.choices.voice.name,
        "chapters": [{"id": one.id, "title": one.title} for one in script.chapters],
        "segments": [segment_shape(segment) for segment in script.walk()],
        "changes": [change_shape(one) for one in script.changes],
        "omitted": [{"place": list(one.place), "rule": one.rule} for one in omitted],
        "findings": findings(script.findings),
    }
