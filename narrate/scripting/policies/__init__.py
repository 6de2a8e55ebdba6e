"""What an edition chooses to have heard: one policy for all formats, applied here and only here.

Readers say what stands on the page; ``blocks`` decides what of it is heard, ``rows`` how the row of
a table is said, ``texts`` what becomes of addresses and omissions in running text, ``pages`` where
page numbers are heard. ``phrases`` holds the few words that stand on no page, by language.
"""
