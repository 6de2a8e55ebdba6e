"""Descriptions of pictures: what an author wrote is spoken, what a program guessed is not."""

from __future__ import annotations

import re

_MACHINE = re.compile(
    r"(?:descriptions? automatically generated|ai-generated content may be incorrect"
    r"|automatisch generierte beschreibung|ki-generierte inhalte können fehlerhaft sein"
    r"|description générée automatiquement|le contenu généré par l[’']ia peut être incorrect"
    r"|descripción generada automáticamente|el contenido generado por ia puede ser incorrecto"
    r"|descrizione generata automaticamente|beschrijving automatisch gegenereerd"
    r"|descrição gerada automaticamente|automatisk genereret beskrivelse"
    r"|automatiskt genererad beskrivning|automatycznie generowany opis"
    r"|автоматически созданное описание)",
    re.IGNORECASE,
)
"""What Word adds to the descriptions it makes itself, by language of the program."""
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp)", re.IGNORECASE)


def is_machine_made(description: str) -> bool:
    """Tell whether a program wrote ``description``, or it is a mere file name."""
    return bool(_MACHINE.search(description) or _FILE_NAME.fullmatch(description.strip()))
