"""The nouns: frozen values that the stages pass on. Standard library only.

Comes in: nothing. Goes out: ``Document`` (what the page says), ``Script`` (what is said and when
to breathe), ``Take`` and ``Passage`` (sound), ``Timeline`` (when it is heard), ``Voice`` (who
speaks) and ``Finding`` (what an editor should know).
"""
