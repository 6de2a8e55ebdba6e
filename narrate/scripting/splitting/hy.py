"""Armenian sentence table: a colon is the full stop."""

from narrate.scripting.splitting.table import SentenceTable

TABLE = SentenceTable(questions="՞", extra_stops=":։")
