"""DAISY talking books, full text and full audio: 2.02 and 3 (ANSI/NISO Z39.86-2005).

Comes in: a recording. Goes out: the files of a folder that is ready for a player's card. Both kinds
are made from the same sections, clips and outline; ``daisy202`` and ``daisy3`` say how they are
written down.
"""
