"""Texts in time: WebVTT, SubRip, LRC and podcast transcripts.

Comes in: a ``Recording``. Goes out: for each format one file of cues, ordered, escaped, none of
them empty, timed by the audio the recording is of. All are made from ``cues``, and that from the
same view as the player.
"""
