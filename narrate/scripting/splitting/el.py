"""Greek sentence table: a semicolon is the question mark."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "κ κα κος κκ δρ καθ αγ στρ λεωφ οδ π.χ",
    ),
    before_numbers=words(
        "σ σελ αρ αριθ τ τόμ κεφ εικ άρθρ παρ βλ",
    ),
    may_end=words(
        "κ.λπ κλπ κ.ά μ.χ π.χ χιλ εκ δισ",
    ),
    never_end=words(
        "π.χ βλ πρβλ δηλ",
    ),
    questions=";\u037e",
    extra_stops=";\u037e",
)
