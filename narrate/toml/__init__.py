"""TOML files checked against a table of keys.

Comes in: a file or a typed ``key=value``, and a ``Table`` that says which keys there are and what
each allows. Goes out: checked values by dotted key, each with its origin, or a ``TomlError`` that
names the file, the line and the nearest right name. Settings and voice cards are read this way.
"""
