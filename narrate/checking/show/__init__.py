"""A published show to findings: what validators of feeds do not see.

Comes in: the folder of a show, or a feed alone. Goes out: findings over the feed and its archives,
the sounds, pictures, transcripts and chapters they name, and the site around them. Documents are
read piece by piece and what must be unique is kept on disk, so a show may have any number of
episodes.
"""
