"""What a worker does: the one function that travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.engines import engine
from narrate.errors import VoiceError
from narrate.rendering.failures import could_not_speak
from narrate.rendering.job import Batch, Made
from narrate.rendering.keys import voice_key
from narrate.rendering.objectfile import pack, pack_take
from narrate.rendering.recipe import traits_of
from narrate.rendering.speakers import speaker_for

if TYPE_CHECKING:
    from narrate.engines.protocol import Speaker


def work(batch: Batch) -> list[Made]:
    """Render the jobs of ``batch``, in order, with this thread's speaker.

    Raises:
        PassageFailed: the engine refused one of them.
        VoiceError: the engine or the voice is not there.
    """
    # numpy and the codecs load with the first passage, and never where nothing is to be done
    from narrate.rendering.passage import render_passages  # noqa: PLC0415

    recipe = batch.recipe
    needed = {part for job in batch.jobs for part in job.parts or (0,)}
    speakers = [
        _speaker(batch, part) if part in needed else None for part in range(len(recipe.others) + 1)
    ]
    keeps_takes = not traits_of(batch.engine, recipe.cast).deterministic
    made = []
    for job in batch.jobs:
        try:
            passages, spoken = render_passages(job, recipe, *speakers)
        except VoiceError as error:
            raise could_not_speak(job, error) from error
        takes = tuple((at, pack_take(take)) for at, take in spoken) if keeps_takes else ()
        made.append(Made(tuple(map(pack, passages)), takes))
    return made


def _speaker(batch: Batch, part: int) -> Speaker:
    """Return this thread's speaker for a part of the recipe."""
    recipe = batch.recipe.of(part)
    opens = engine(recipe.voice.engine) if part else batch.engine
    return speaker_for(opens, recipe.voice, voice_key(recipe))
