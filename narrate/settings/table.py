"""Every key of ``narrate.toml``, with what it allows and what it is for."""

from __future__ import annotations

from narrate.model.document import Kind
from narrate.model.tei import ProfileName
from narrate.settings.reading import READING
from narrate.settings.show import show_keys
from narrate.settings.treatments import ElementTreatment
from narrate.toml.kinds import Choice, Day, Flag, Language, Number, PathName, Several, Text
from narrate.toml.table import Key, Table

_SAID = Text(
    'how it is said, in quotes; a word with a dot or blank is quoted too: "Lt. Gen." = "…"'
)

OUTPUTS = (
    "mp3",
    "m4b",
    "opus",
    "flac",
    "epub",
    "daisy202",
    "daisy3",
    "lpf",
    "readium",
    "html",
    "transcript.html",
    "vtt",
    "srt",
    "lrc",
    "transcript.json",
)
"""Names of the formats that are written, as ``narrate.binding.formats`` has them (there is a
test)."""

TABLE = Table(
    (
        Key("edition.title", Text(), "Title of the edition.", "the document's"),
        Key("edition.author", Text(), "Who wrote it.", "the document's"),
        Key("edition.date", Text(), "When it was written, best as 1977-06-09.", "the document's"),
        Key("edition.language", Language(), "Language of the text.", "the document's"),
        Key("edition.album", Text(), "Series or collection; players sort by it."),
        Key("edition.description", Text(), "A sentence or two about it."),
        Key("edition.publisher", Text(), "Who publishes it."),
        Key("edition.rights", Text(), "What listeners may do with it, or who holds the rights."),
        Key("edition.identifier", Text(), "An ISBN, DOI or archival reference."),
        Key("edition.number", Text(), "Its number among others.", "the document's"),
        Key("edition.season", Text(), "The season or volume of a show it belongs to."),
        Key(
            "edition.status",
            Choice(("draft", "published")),
            "A draft stays out of a show.",
            "the document's",
        ),
        Key("edition.embargo", Day(), "Not published before.", "a date to come, of the document"),
        Key("edition.cover", PathName(), "Picture (JPEG or PNG) for the cover.", "drawn"),
        *READING,
        Key(
            "say.*",
            _SAID,
            'A word and how it is said: words, or IPA between slashes; "re:…" is a pattern.',
        ),
        Key(
            "tei.extends",
            Choice(tuple(ProfileName)),
            "Profile by which TEI files are read.",
            "the one that fits the file",
        ),
        Key(
            "tei.*",
            ElementTreatment(),
            'An element, such as "note[place=top]" or "choice/abbr", and what becomes of it; '
            "narrate script FILE --elements lists those of a file.",
        ),
        Key("voice.card", Text("a voice card, or ENGINE:VOICE"), "Who reads.", "by the language"),
        Key(
            "voice.fallbacks",
            Several(Text("a voice card, or ENGINE:VOICE")),
            "Who reads instead, in this order, where a voice or its engine is not there.",
        ),
        Key(
            "voice.languages.*",
            Text("a voice card, or ENGINE:VOICE"),
            'Who reads what is in another language, by its tag: `fr = "french"`.',
        ),
        Key(
            "voice.speakers.*",
            Text("a voice card, or ENGINE:VOICE"),
            "Who reads the lines of a speaker, by the name on the page.",
        ),
        *(
            Key(
                f"voice.roles.{kind}",
                Text("a voice card, or ENGINE:VOICE"),
                f"Who reads what is a {kind.replace('-', ' ')}.",
                "voice.card",
            )
            for kind in Kind
        ),
        Key("voice.rate", Number(0.25, 4), "Speed relative to the voice card's.", "1.0"),
        Key(
            "voice.opening",
            Text(),
            "A line spoken before the text, or a sound file: WAV, FLAC, MP3, Ogg.",
        ),
        Key("voice.closing", Text(), "A line spoken after the text, or a sound file."),
        Key(
            "voice.disclosure",
            Flag(),
            "Say at the end, in the text's language, that the voice is synthetic.",
            "true",
        ),
        Key("voice.lexicons", Several(PathName()), "PLS 1.0 files with pronunciations."),
        Key(
            "output.formats",
            Several(Choice((*OUTPUTS, "all"))),
            "Files to be made.",
            "the profile's",
        ),
        Key(
            "output.profile",
            Choice(("speech", "podcast", "audiobook", "small", "lossless")),
            "What the sound is for.",
            "speech",
        ),
        Key(
            "output.file_per",
            Choice(("edition", "chapter")),
            "One audio file, or one for each chapter and a playlist.",
            "the profile's",
        ),
        Key(
            "output.highlight",
            Choice(("sentence", "word")),
            "What read-along formats highlight.",
            "sentence",
        ),
        Key("output.embed_resources", Flag(), "Put the audio into the player's file.", "false"),
        Key("output.zip", Flag(), "Pack outputs that are folders.", "false"),
        Key(
            "output.certified_by",
            Text(),
            "Who has found that the EPUB conforms to EPUB Accessibility 1.1 - WCAG 2.2 Level AA.",
            "nobody: nothing is claimed",
        ),
        Key("output.folder", PathName(), "Where editions go.", "output, where the command is run"),
        *show_keys(OUTPUTS),
    ),
)
"""The single truth about settings: a key that is not here does not exist."""
