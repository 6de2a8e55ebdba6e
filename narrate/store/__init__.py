"""Where rendered sound is kept, and how files come to stand under their final names.

Comes in: bytes with a key that says what they depend on. Goes out: the same bytes, or nothing.
Entries are content-addressed, checksummed, written aside and renamed; a damaged entry is a miss.
"""
