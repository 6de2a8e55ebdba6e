"""What the rules of several languages have in common; a language brings its words and tables.

A module here builds rules of one family: it knows how such a thing is written on the page, and is
told by a language how it is said there.
"""
