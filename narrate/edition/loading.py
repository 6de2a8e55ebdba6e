"""From one source and the options to a manuscript: read it, look up its settings, decide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.audio.profiles import profile
from narrate.binding.formats import ALL, codecs_of, format_of, names, with_audio
from narrate.binding.recording import Wishes
from narrate.edition.announcements import disclosure
from narrate.edition.casting import Director
from narrate.edition.choices import Choices
from narrate.edition.named import bytes_of
from narrate.edition.pipeline import Manuscript
from narrate.edition.request import DEFAULT_FOLDER
from narrate.edition.sounds import sound_voices, speaker_of
from narrate.edition.target import format_named, is_file
from narrate.model.policy import Languages
from narrate.settings.naming import said_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.audio.profiles import Profile
    from narrate.edition.opening import Opened
    from narrate.edition.request import Request
    from narrate.model.document import Division, Document, Metadata
    from narrate.scripting.paragraphs import Lexicon
    from narrate.settings import SayTable, Settings


def manuscript_of(opened: Opened, division: Division | None, request: Request) -> Manuscript:
    """Decide everything about the edition of a source, or of one document in it.

    Raises:
        NarrateError: its settings, the voice or an option is wrong.
    """
    document, slug = opened.document_of(division), opened.slug_of(division)
    settings = opened.settings(document)
    if settings.reading.languages is Languages.DECLARED:
        document = document.as_declared()
    choices = decide(settings, opened.source.path, request, document)
    folder, only = _target(request, settings, slug)
    return Manuscript(document, choices, opened.data, slug, folder, only)


def decide(settings: Settings, path: Path | None, request: Request, document: Document) -> Choices:
    """Weigh the settings, which know the document already, and the options."""
    about = settings.edition.metadata
    said = request.language or about.language or settings.show.language
    near = path.absolute().parent if path else None
    director = Director(settings.voice, near, request.rate, settings.origins)
    tongues = [*document.languages(said), disclosure(said)[1]] if said else document.languages("")
    casting = director.cast(request.voice, said, tongues)
    language = casting.cast.language
    lexicons = (*settings.voice.lexicons, *casting.lexicons)
    cover = settings.edition.cover
    sound = profile(request.profile or settings.output.profile)
    wishes = _wishes(request, settings)
    beside = not wishes.embed_resources and not is_file(request)
    wanted = _wanted(request, settings) or (sound.audio,)
    formats = _formats((*wanted, *request.also), sound, beside=beside)
    opening, closing, titles = _credits(settings, sound, about, language)
    said_lines = {"opening": opening, "closing": closing}
    sounds = sound_voices(said_lines, settings.origins, sound.target_lufs)
    own_files = [*casting.files, *([cover] if cover else [])]
    own_files += [Path(one.voice) for one in sounds.values()]
    return Choices(
        origins=settings.origins,
        voices_by_key=casting.keys,
        cards=casting.cards,
        by_language=casting.by_language,
        cast=casting.cast.joined({speaker_of(line): one for line, one in sounds.items()}),
        findings=casting.findings,
        profile=sound,
        formats=formats,
        codecs=codecs_of(formats, sound.audio),
        wishes=wishes,
        metadata=replace(about, language=language),
        language=language,
        policy=settings.reading,
        lexicons=_lexicons(settings, lexicons),
        opening=opening,
        closing=closing,
        credit_titles=titles,
        file_per=request.file_per or settings.output.file_per or sound.file_per,
        name_the_voice=settings.voice.disclosure,
        cover=cover,
        inputs=(*settings.files, *own_files, *lexicons),
        absent=settings.absent,
    )


def _target(request: Request, settings: Settings, slug: str) -> tuple[Path, Path | None]:
    """Return the folder of an edition and, when one file was named, that file."""
    if is_file(request):
        return Path(request.output).parent, Path(request.output)
    folder = Path(request.output) if request.output else settings.output.folder
    return (folder or Path(DEFAULT_FOLDER)) / slug, None


def _wanted(request: Request, settings: Settings) -> tuple[str, ...]:
    """Return the formats that were asked for; one named file says it by its ending."""
    named = format_named(request.output)
    return (named.name,) if named else request.formats or settings.output.formats


def _formats(wanted: tuple[str, ...], sound: Profile, *, beside: bool) -> tuple[str, ...]:
    """Return the formats to be made; ``all`` are those whose sound the profile has.

    Args:
        wanted: What was asked for.
        sound: The profile.
        beside: Whether what needs an audio file gets it beside it, if none is wanted for itself.
    """
    if ALL in wanted:
        return tuple(name for name in names() if format_of(name).codec in {"", *sound.codecs})
    return with_audio(wanted, sound.audio) if beside else tuple(dict.fromkeys(wanted))


def _credits(
    settings: Settings, sound: Profile, about: Metadata, language: str
) -> tuple[str, str, tuple[str, str] | None]:
    """Return the lines before and after the text, and the titles of the chapters they make up."""
    said = settings.voice
    if not sound.retail:
        return said.opening, said.closing, None
    from narrate.edition.credits import credits_of  # noqa: PLC0415 - seldom needed

    lines = credits_of(about.title, about.author, language, name_the_voice=said.disclosure)
    titles = (lines.opening_title, lines.closing_title)
    return said.opening or lines.opening, said.closing or lines.closing, titles


def _wishes(request: Request, settings: Settings) -> Wishes:
    said = settings.output
    return Wishes(
        highlight=request.highlight or said.highlight,
        embed_resources=request.embed_resources or said.embed_resources,
        zip=request.zip or said.zip,
        certified_by=said.certified_by,
    )


def _lexicons(settings: Settings, files: Sequence[Path]) -> tuple[Lexicon, ...]:
    """Return the edition's ``[say]`` tables, then the PLS files, strongest first."""
    if not settings.say and not files:
        return ()

    said = [_said(one) for one in settings.say]
    return (*said, *(_pls(file, settings) for file in files))


def _pls(file: Path, settings: Settings) -> Lexicon:
    from narrate.scripting.lexicon import Lexicon as Entries  # noqa: PLC0415 - seldom needed

    own = settings.origins if file in settings.voice.lexicons else {}
    with said_in(own, "voice.lexicons", file):
        return Entries.from_pls(
            bytes_of(file, "lexicon", "voice.lexicons, or those of the voice card"), name=file.name
        )


def _said(table: SayTable) -> Lexicon:
    """Return a ``[say]`` table as a lexicon; the error for a bad entry names its line."""
    from narrate.scripting.lexicon import Lexicon as Entries  # noqa: PLC0415 - seldom needed
    from narrate.scripting.lexicon import LexiconError  # noqa: PLC0415 - the same

    name = Path(table.source).name
    try:
        return Entries.from_say(table.entries, name=name)
    except LexiconError:
        for key, said in table.entries.items():
            _check_entry(table, key, said, name)
        raise


def _check_entry(table: SayTable, key: str, said: str, name: str) -> None:
    from narrate.scripting.lexicon import Lexicon as Entries  # noqa: PLC0415 - seldom needed
    from narrate.scripting.lexicon import LexiconError  # noqa: PLC0415 - the same

    try:
        Entries.from_say({key: said}, name=name)
    except LexiconError as error:
        line = table.line(key)
        where = f"{table.source}, line {line}" if line else table.source
        message = error.message.removeprefix(f"{name}: ")
        raise LexiconError(f"{where}: {message}", error.hint) from error
