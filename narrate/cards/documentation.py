"""``docs/voices.md``, made from the table of a card's keys."""

from __future__ import annotations

from narrate.cards.table import TABLE
from narrate.toml.documenting import HEAD, row

_PAGE = """# Voice cards

A voice card says how a voice sounds, and nothing else. It is a TOML file in a folder `voices`, and
is called as the file is: `voices/calm.toml` is `--voice calm`, or `card = "calm"` in `[voice]`.

```toml
description = "American English, slower and with longer pauses"
engine = "espeak"
voice = "en-us"
language = "en-US"
rate = 0.85

[pauses_ms]
sentence = 800
paragraph = 1400
```

Cards are looked for in `voices` beside the source, in every folder above, then in your own folder
(`narrate doctor` names it), then among those that come with narrate; of two with one name the
nearer holds. Where no card is needed, `ENGINE:VOICE` names a voice by itself (`espeak:it`).

```
narrate voices                            cards that can be had
narrate voices list --engine espeak       voices that a card can be made of
narrate voices show calm                  what a card comes to
narrate voices preview calm english-gb    hear them
narrate voices calibrate calm --write     measure its gain, and put it into the card
```

`lexicons` are [PLS files](lexicons.md). `[options]` are an engine's own: of eSpeak `variant`
(another throat: `f3`, `whisper`), `wpm` (words a minute), `range` (how much the pitch moves) and
`word_gap` (in hundredths of a second); of pyttsx3 `driver`, `volume` and `wpm`. An option that an
engine does not have is an error that names those it has.

"""


def voices_page() -> str:
    """Return the page; a test compares it with the file in ``docs``."""
    names = (
        f"`{key.open_table}.` any name" if key.open_table else f"`{key.name}`" for key in TABLE.keys
    )
    return _PAGE + HEAD + "".join(map(row, names, TABLE.keys))
