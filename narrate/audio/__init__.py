"""Sound as numbers: from an engine's takes to the bytes of an MP3.

Comes in: 16-bit samples and the pauses between them. Goes out: levelled, encoded passages, the
stream linked from them, its tags, its cover, and sound on a loudspeaker. Each module is one step
and knows nothing of the others' callers: ``trim`` → ``resample`` → ``levels`` → ``join`` →
``loudness`` → ``mp3`` → ``link`` → ``tags``; ``cover`` and ``play`` stand beside them.

Samples are ``float32`` arrays of shape ``(samples,)`` at full scale ±1, or little-endian 16-bit
mono ``bytes``. Nothing is imported here: numpy and the codecs load with the module that needs them.
"""
