"""What a person is told when a paragraph cannot be spoken: always which one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.engines.errors import UnknownPhoneme
from narrate.errors import VoiceError

if TYPE_CHECKING:
    from narrate.rendering.job import Job

_SHOWN_LETTERS = 60


class PassageFailed(VoiceError):
    """A paragraph that could not be spoken; the message says which."""

    rule = ""
    """The rule that asked for the pronunciation which the voice does not have; blank for none."""


def could_not_speak(job: Job, error: VoiceError) -> PassageFailed:
    """Say that the engine refused ``job``, and why."""
    where = f"(in the paragraph that begins {_beginning(job)})"
    failed = PassageFailed(f"{error.message} {where}", error.hint)
    if isinstance(error, UnknownPhoneme):
        said = (sound for one in job.utterances for sound in one.pronunciations)
        failed.rule = next((one.rule for one in said if one.ipa == error.ipa), "")
    return failed


def killed_its_worker(job: Job, engine: str) -> PassageFailed:
    """Say that ``job`` took its worker down, alone and twice."""
    return PassageFailed(
        f"engine '{engine}' crashed on the paragraph that begins {_beginning(job)}",
        "change its words, give them another spoken form in [say], or try another engine",
    )


def broke(job: Job, engine: str, error: BaseException) -> PassageFailed:
    """Say that ``job`` failed in a way nobody foresaw."""
    return PassageFailed(
        f"engine '{engine}' failed on the paragraph that begins {_beginning(job)}: {error!r}",
        "try another engine or voice; if it stays, it is a fault to be reported",
    )


def _beginning(job: Job) -> str:
    words = " ".join(one.text for one in job.utterances)
    if len(words) > _SHOWN_LETTERS:
        words = words[:_SHOWN_LETTERS].rsplit(" ", 1)[0] + " …"
    return f"'{words}'"
