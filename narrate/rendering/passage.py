"""From the clips of a paragraph to its passage: joined, measured, encoded."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.encoding import encode
from narrate.audio.join import join
from narrate.audio.levels import from_pcm, to_pcm
from narrate.audio.measuring import measure
from narrate.audio.resample import resample
from narrate.model.sound import CANONICAL_RATE_HZ, Passage
from narrate.rendering.clip import clip
from narrate.rendering.objectfile import unpack_take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.audio.measuring import Measured
    from narrate.engines.protocol import Speaker
    from narrate.model.sound import Codec, Take, Utterance
    from narrate.rendering.clip import Clip
    from narrate.rendering.job import Job
    from narrate.rendering.recipe import Recipe

_SILENT_FRAMES = 2
"""At either end of a passage; what the encoder's delay pushes out is silence then."""
_SAMPLES_PER_MS = CANONICAL_RATE_HZ // 1000
_SAMPLE_BYTES = 2


class _Body(NamedTuple):
    """What a paragraph says, from its first sound to its last, whatever the codec."""

    pcm: bytes
    clips: Sequence[Clip]
    starts: Sequence[int]
    """First sample of each clip."""
    measured: Measured


class _Frame(NamedTuple):
    """Where a passage's sound lies in whole codec frames, in samples at ``CANONICAL_RATE_HZ``."""

    frames: int
    lead: int
    trail: int


def render_passages(
    job: Job, recipe: Recipe, *speakers: Speaker | None
) -> tuple[list[Passage], list[tuple[int, Take]]]:
    """Render one paragraph, in each codec that is missing.

    Args:
        job: What is said.
        recipe: How, and by whom.
        speakers: By part of the recipe; one that the job does not need may be missing.

    Returns:
        Its passages, and the takes that were spoken now with the index of their utterance.

    Raises:
        VoiceError: the engine failed or gave no sound.
    """
    kept = job.takes or (None,) * len(job.utterances)
    takes = [
        unpack_take(old) if old is not None else _spoken(said, speakers[job.part(at)])
        for at, (said, old) in enumerate(zip(job.utterances, kept, strict=True))
    ]
    clips = [
        clip(take, said, recipe.of(job.part(at)))
        for at, (take, said) in enumerate(zip(takes, job.utterances, strict=True))
    ]
    fresh = [(at, takes[at]) for at, old in enumerate(kept) if old is None]
    body = _body(job, clips)
    return [_passage(body, job.keys[at], recipe.codecs[at]) for at in job.missing], fresh


def _spoken(said: Utterance, speaker: Speaker | None) -> Take:
    assert speaker, "the worker opens every part that a job needs"
    return speaker.speak(said)


def _body(job: Job, clips: Sequence[Clip]) -> _Body:
    gaps = [round(pause * _SAMPLES_PER_MS) for pause in job.pauses_ms]
    pcm = join([one.pcm for one in clips], [*gaps, 0], rate_hz=CANONICAL_RATE_HZ)
    lengths = [one.samples + gap for one, gap in zip(clips, [*gaps, 0], strict=True)]
    starts = list(accumulate(lengths[:-1], initial=0))
    return _Body(pcm, clips, starts, measure(from_pcm(pcm), CANONICAL_RATE_HZ))


def _passage(body: _Body, key: str, codec: Codec) -> Passage:
    frame = _framed(len(body.pcm) // _SAMPLE_BYTES, codec)
    clips = body.clips
    starts = array("q", (frame.lead + at for at in body.starts))
    before, after = (bytes(_SAMPLE_BYTES * samples) for samples in (frame.lead, frame.trail))
    pcm = b"".join((before, body.pcm, after))
    return Passage(
        key=key,
        codec=codec,
        frames=frame.frames,
        data=encode(_at_codec_rate(pcm, frame, codec), codec),
        lead=frame.lead,
        trail=frame.trail,
        starts=starts,
        ends=array("q", (at + one.samples for at, one in zip(starts, clips, strict=True))),
        marks=array(
            "q", (at + m for at, one in zip(starts, clips, strict=True) for m in one.marks)
        ),
        mark_counts=array("i", (len(one.marks) for one in clips)),
        energies=body.measured.energies,
        powers=body.measured.powers,
        peak_db=body.measured.peak_db,
        true_peak_db=body.measured.true_peak_db,
        limited=any(one.limited for one in clips),
        exact_marks=all(one.exact for one in clips),
    )


def _framed(body: int, codec: Codec) -> _Frame:
    """Return the fewest whole frames that hold ``body`` samples between silent ones."""
    per_frame = codec.frame_samples * CANONICAL_RATE_HZ
    lead = -(-_SILENT_FRAMES * per_frame // codec.rate_hz)
    frames = -(-(lead + body) * codec.rate_hz // per_frame) + _SILENT_FRAMES
    return _Frame(frames, lead, frames * per_frame // codec.rate_hz - lead - body)


def _at_codec_rate(pcm: bytes, frame: _Frame, codec: Codec) -> bytes:
    """Bring a joined passage to the encoder's rate, to the sample as long as its frames."""
    if codec.rate_hz == CANONICAL_RATE_HZ:
        return pcm
    changed = to_pcm(resample(from_pcm(pcm), CANONICAL_RATE_HZ, codec.rate_hz))
    size = frame.frames * codec.frame_samples * _SAMPLE_BYTES
    return changed[:size].ljust(size, b"\0")
