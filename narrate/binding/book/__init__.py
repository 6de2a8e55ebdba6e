"""The text of an edition together with its sound, as every read-along package needs it.

Comes in: a ``Document``, and when each of its segments is heard. Goes out: sections (one content
file each) of blocks in reading order, every block cut into fragments that are highlighted while
their clip of the audio is heard. What XML becomes of it is the business of the formats.
"""
