"""What every page has that is made here: colours, typefaces, policy, words, data in a script.

The player and the transcript (``binding``) and the site of a show (``publishing``) look alike
because they take these from here. What goes into pages (style, fonts) is MIT-0; see ``LICENSE``.
"""
