"""Sends ``public/`` to where it is served: only what changed, the feed last.

Comes in: the published folder with its ``manifest.jsonl``, and an address: a folder, a host that is
reached by SSH, or whatever fsspec reaches. Goes out: the same files there. Whenever it is killed,
every file that a feed there names is there, with the right bytes.
"""

from narrate.publishing.sending.reporting import Reporter, Silence
from narrate.publishing.sending.run import Sent, check, send

__all__ = ["Reporter", "Sent", "Silence", "check", "send"]
