"""Script to passages: spoken, levelled and encoded, paragraph by paragraph.

Comes in: paragraphs, a voice, an engine and a codec. Goes out: every paragraph with its
``Passage``, in order, from the store where it is there already. ``plan`` says without rendering
what would be rendered; ``load`` reads a passage again when it is linked.
"""
