"""Voice cards: ``voices/*.toml``, which hold the sound of a voice and nothing else.

Looked for in ``voices`` folders around the sources (nearest first), in the user's data folder, and
in what came with the package. ``chosen`` turns what a person typed into a ``Voice``.
"""

from narrate.cards.choosing import NoSuchCard, chosen
from narrate.cards.folders import folders
from narrate.cards.reading import Card, read_card
from narrate.cards.shelf import card, cards

__all__ = ["Card", "NoSuchCard", "card", "cards", "chosen", "folders", "read_card"]
