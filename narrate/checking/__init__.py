"""Files to findings: a linter for what no validator sees.

Comes in: finished outputs, whoever made them. Goes out: findings with stable ids, each with what to
do. ``FINDINGS`` is the table of them; ``KINDS`` says which module judges which kind of file. A file
that lies beside its ``timeline.json`` is held against it as well: whether all that was spoken is in
it, and in time.
"""
