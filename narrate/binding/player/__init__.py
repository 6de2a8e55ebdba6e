"""The player and the transcript: one HTML file that reads along, and one to be read.

Comes in: a ``Recording``. Goes out: pages that work from a disk, without a network, under a content
security policy that names every script and style by its hash. What goes into the pages (templates,
styles, scripts, words) stands beside these modules and is MIT-0; see ``LICENSE``.
"""
