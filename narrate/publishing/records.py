"""Episodes as JSON, as the catalogue keeps them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from narrate.model.show import ChapterMark, Episode, Person, PublishedFile
from narrate.publishing.moments import moment, stamp


def written(episode: Episode) -> str:
    """Return an episode as one line of JSON."""
    said = asdict(episode)
    said["published"] = stamp(episode.published)
    said["updated"] = stamp(episode.updated)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def episode_of(text: str) -> Episode:
    """Return the episode that ``written`` made ``text`` of."""
    said: dict[str, Any] = json.loads(text)
    return Episode(
        **{
            **said,
            "published": moment(said["published"]),
            "updated": moment(said["updated"]),
            "persons": tuple(Person(*one) for one in said["persons"]),
            "chapters": tuple(ChapterMark(*one) for one in said["chapters"]),
            "mentioned": tuple((name, about) for name, about in said["mentioned"]),
            "links": tuple((text, address) for text, address in said["links"]),
            "audio": PublishedFile(*said["audio"]),
            "files": tuple(PublishedFile(*one) for one in said["files"]),
        }
    )
