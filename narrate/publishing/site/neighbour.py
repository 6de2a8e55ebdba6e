"""What an episode's page needs to know of the episodes before and after."""

from __future__ import annotations

from typing import NamedTuple


class Neighbour(NamedTuple):
    """The episode before or after, as far as its link needs it."""

    slug: str
    title: str = ""
    """What it is called; blank for a link that only says where it leads."""
