"""Arabic sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(before_names=words("د أ م ا ص ت ق ه"))
