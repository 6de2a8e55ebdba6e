"""The command line: parses, calls ``narrate.edition``, prints.

One module per command, imported only when it is asked for. Only the product goes to standard
output; everything else goes to standard error as ``narrate: sentence`` and ``  try: hint``.
"""
