"""MP4 as audiobooks need it: AAC linked from passages, chapters in both ways, all tables in front.

Comes in: a link plan, its passages, chapters, and a tag box made elsewhere. Goes out: the file, in
one forward pass after a first look at the packets' sizes. Nothing is held but those sizes.
"""
