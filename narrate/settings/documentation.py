"""``docs/settings.md``, made from the table."""

from __future__ import annotations

from narrate.settings.table import TABLE
from narrate.toml.documenting import HEAD, row

_HEAD = """# Settings

One file, `narrate.toml`, says how editions are made. It is looked for in the folder of the source
and in every folder above. Of several files the one nearer to the source is stronger. Weakest first:

1. what is built in,
2. your own `narrate.toml` in the platform's configuration folder (`narrate doctor` names it),
3. the folders' `narrate.toml`, outer to inner,
4. what the document says of itself (title, author, date, language),
5. `letter.narrate.toml` beside `letter.txt`,
6. options: `--set reading.notes=end` reaches every key.

An unknown key or a refused value is an error that names the file, the line and the nearest right
name. Entries of `[say]` and `voice.lexicons` add up over all files; of every other key the
strongest word counts alone. Relative paths start where the settings file stands.
"""

_ABOUT = {
    "edition": "What the edition is; it becomes its tags.",
    "reading": "What is read aloud.",
    "say": "How words are said. Whole words; the case of a key in small letters does not matter.",
    "tei": "How TEI files are read; `docs/tei.md` has all words.",
    "voice": "Who reads. Voice cards ([voices.md](voices.md)) hold the sound itself.",
    "output": "What is written, and where.",
    "show": "The podcast and the site that `narrate publish` makes.",
}

_ANY = {
    "say": "any word",
    "tei": "any element",
    "voice.languages": "`languages.` any tag",
    "voice.speakers": "`speakers.` any name",
}
"""How the keys of an open table are called."""


def settings_page() -> str:
    """Return the page; a test compares it with the file in ``docs``."""
    parts = [_HEAD]
    for table, about in _ABOUT.items():
        parts.append(f"## `[{table}]`\n\n{about}\n\n{HEAD}")
        for key in TABLE.keys:
            if key.name.startswith(f"{table}."):
                name = (
                    _ANY[key.open_table]
                    if key.open_table
                    else f"`{key.name.removeprefix(f'{table}.')}`"
                )
                parts[-1] += row(name, key)
    return "\n".join(parts)
