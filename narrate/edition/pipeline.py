"""The whole pipeline on one screen: read → script → render → lay → bind."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, closing
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.laying import Layout
from narrate.binding.metering import Meter
from narrate.binding.timeline import TimelineSpool
from narrate.edition.binder import Binder, Laid
from narrate.edition.levelling import ATTEMPTS, correction_db, louder
from narrate.edition.lines import Lines
from narrate.edition.named import cover_of
from narrate.edition.room import check_room
from narrate.engines import engine
from narrate.engines.errors import NoSuchEngine, NoSuchVoice
from narrate.errors import SourceError
from narrate.model.script import Pause
from narrate.model.sound import CANONICAL_RATE_HZ
from narrate.rendering.failures import PassageFailed
from narrate.rendering.recipe import traits_of
from narrate.rendering.render import render
from narrate.scripting.scripter import scripter_of as scripter_for
from narrate.settings.naming import said_in
from narrate.toml.origin import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.edition.choices import Choices
    from narrate.edition.request import Request
    from narrate.edition.studio import Studio
    from narrate.model.document import Document
    from narrate.model.edition import Edition
    from narrate.model.voice import Voice
    from narrate.scripting import Scripter


class NothingSaid(SourceError):
    """A text of which every character is silent, such as one of nothing but dots."""


class Manuscript(NamedTuple):
    """A document, what was decided for it, and where its files go."""

    document: Document
    choices: Choices
    data: bytes
    """The source, for its digest."""
    slug: str
    folder: Path
    only: Path | None = None
    """The one file that is wanted, when it was named."""


def scripter_of(manuscript: Manuscript) -> Scripter:
    """Return the script of a manuscript, not yet walked."""
    choices = manuscript.choices
    return scripter_for(
        manuscript.document,
        voice=choices.voice,
        policy=choices.policy,
        lexicons=choices.lexicons,
        language=choices.language,
    )


def lines_of(manuscript: Manuscript, scripter: Scripter, request: Request) -> Lines:
    """Return everything the edition says."""
    choices = manuscript.choices
    return Lines(
        scripter,
        opening=choices.opening,
        closing=choices.closing,
        name_the_voice=choices.name_the_voice,
        credit_titles=choices.credit_titles,
        chapter="" if request.chapter == manuscript.document.id else request.chapter,
        sample=request.sample,
    )


def check_named(manuscript: Manuscript) -> None:
    """Say what is wrong with the cover and the voices that settings name, before all the work."""
    choices = manuscript.choices
    if choices.cover:
        with said_in(choices.origins, "edition.cover"):
            cover_of(choices.cover)
    for key, voice in (*choices.voices_by_key.items(), ("", choices.voice)):
        check_voice(voice, key, choices)


def check_voice(voice: Voice, key: str, choices: Choices) -> None:
    """Look whether there is a voice; what is wrong names the card or else the setting that says it.

    Raises:
        VoiceError: its engine or the voice is not there.
    """
    card = choices.cards.get(voice.name)
    try:
        with said_in({} if card else choices.origins, key):
            engine(voice.engine).fingerprint(voice)
    except (NoSuchEngine, NoSuchVoice) as error:
        if card:
            said = "voice" if isinstance(error, NoSuchVoice) else "engine"
            raise error.at(str(Origin(str(card), (said,)))) from error
        if choices.by_language and voice == choices.voice:
            raise NoSuchVoice(
                f"no voice speaks '{choices.language}'", "another --language, or a --voice for it"
            ) from error
        raise


def check_said(manuscript: Manuscript, lines: Lines) -> None:
    """Raise ``NothingSaid`` when all lines were walked and none was of the text."""
    if lines.is_mute:
        raise NothingSaid(
            f"nothing of {manuscript.document.name} is said",
            "narrate script FILE --explain: it shows which rule leaves out what",
        )


def make_edition(manuscript: Manuscript, request: Request, studio: Studio) -> Edition:
    """Make all files of one document; what is already rendered is taken from the store.

    Where that comes out louder or quieter than the profile wants, it is rendered again.
    """
    check_named(manuscript)
    for attempts_left in reversed(range(ATTEMPTS)):
        with ExitStack() as stack:
            try:
                binder = _rendered(manuscript, request, studio, stack)
            except PassageFailed as error:
                with said_in(manuscript.choices.origins, error.rule.replace("say:", "say.", 1)):
                    raise
            more = correction_db(binder.levels, manuscript.choices.profile)
            if not (more and attempts_left):
                return binder.bind(studio.store)
        manuscript = manuscript._replace(choices=louder(manuscript.choices, more))
    raise AssertionError("unreachable")


def _rendered(manuscript: Manuscript, request: Request, studio: Studio, stack: ExitStack) -> Binder:
    """Speak, encode and lay all of one document; ``stack`` closes its spools."""
    choices, profile = manuscript.choices, manuscript.choices.profile
    scripter = scripter_of(manuscript)
    lines = lines_of(manuscript, scripter, request)
    check_room(manuscript, lines, studio.store)
    studio.reporter.start(lines.words_ahead(manuscript.document), manuscript.slug)
    codecs = [profile.codec_for(name) for name in choices.codecs]
    head_ms = choices.voice.pauses_ms[Pause.HEAD] / choices.voice.rate
    meter = Meter()
    files = [tempfile.TemporaryFile() for _ in codecs]  # noqa: SIM115 - the stack closes them
    spools = [TimelineSpool(stack.enter_context(file)) for file in files]
    layouts = [
        Layout(codec, head_ms=head_ms, spool=spool)
        for codec, spool in zip(codecs, spools, strict=True)
    ]
    speaks = engine(choices.voice.engine)
    rendering = render(
        lines,
        voice=choices.voice,
        engine=speaks,
        codecs=codecs,
        store=studio.store,
        ceiling_db=profile.ceiling_db,
        cast=choices.cast,
        executor=studio.workers(traits_of(speaks, choices.cast)),
    )
    with closing(rendering):  # a Ctrl-C here lets go of the workers at once
        for paragraph, passages, _ in rendering:
            starts = [
                layout.add(paragraph, passage, lines.chapter_of(paragraph))
                for layout, passage in zip(layouts, passages, strict=True)
            ]
            meter.add(passages, starts)
            studio.reporter.advance(
                sum(len(one.words) for one in paragraph.segments),
                passages[0].samples / CANONICAL_RATE_HZ,
            )
    laid = [
        Laid(layout, layout.close(), meter.levels(at, layout.spool.samples))
        for at, layout in enumerate(layouts)
    ]
    studio.reporter.finish()
    check_said(manuscript, lines)
    digest = sha256(manuscript.data).hexdigest()
    return Binder(manuscript, digest, scripter, lines, laid)
