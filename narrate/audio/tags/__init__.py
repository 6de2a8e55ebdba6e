"""Tags: the one door to mutagen.

Comes in: what a file says about itself, and its chapters. Goes out: an ID3v2.3 tag (``id3``), the
``meta`` box of an MP4 file (``mp4_meta``), or a Vorbis comment and a picture block for Opus and
FLAC (``vorbis_comment``, ``flac_picture``). And back: ``read_back`` and ``picture``.
"""

from narrate.audio.tags.about import ChapterMark, Tags
from narrate.audio.tags.id3 import id3, read_back
from narrate.audio.tags.mp4 import mp4_meta
from narrate.audio.tags.picture import picture
from narrate.audio.tags.vorbis import flac_picture, vorbis_comment

__all__ = [
    "ChapterMark",
    "Tags",
    "flac_picture",
    "id3",
    "mp4_meta",
    "picture",
    "read_back",
    "vorbis_comment",
]
