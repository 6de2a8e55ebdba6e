"""Who had what part in a podcast: the groups and roles that ``podcast:person`` may name.

Source: the English list of the Podcast Taxonomy, as the podcast namespace keeps it (CC0,
github.com/Podcastindex-org/podcast-namespace, ``taxonomy-en.json``), in small letters.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = """
creative direction: director, assistant director, executive producer, senior producer, producer, associate producer, development producer, creative director
cast: host, co-host, guest host, guest, voice actor, narrator, announcer, reporter
writing: author, editorial director, co-writer, writer, songwriter, guest writer, story editor, managing editor, script editor, script coordinator, researcher, editor, fact checker, translator, transcriber, logger
audio production: studio coordinator, technical director, technical manager, audio engineer, remote recording engineer, post production engineer
audio post-production: audio editor, sound designer, foley artist, composer, theme music, music production, music contributor
administration: production coordinator, booking coordinator, production assistant, content manager, marketing manager, sales representative, sales manager
visuals: graphic designer, cover art designer
community: social media manager
misc.: consultant, intern
video production: camera operator, lighting designer, camera grip, assistant camera
video post-production: editor, assistant editor
"""  # noqa: E501 - a row a group

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        group: tuple(one.strip() for one in roles.split(","))
        for group, _, roles in (row.partition(":") for row in _TABLE.strip().splitlines())
    }
)
"""Roles by group."""
ROLES = frozenset(role for roles in GROUPS.values() for role in roles)
DEFAULT_ROLE, DEFAULT_GROUP = "host", "cast"
"""What is meant where nothing is said."""
