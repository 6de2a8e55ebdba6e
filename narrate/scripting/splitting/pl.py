"""Polish sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "p pp pn św ks o bp abp kard dr hab prof doc mgr inż red gen płk ppłk mjr kpt por ppor",
        "sierż ul al pl os im woj pow gm m j bałt niem ang fr łac gr",
    ),
    before_numbers=words(
        "s str nr nry t tom rozdz rys tab art ust pkt par poz r w wyd tel z ok",
    ),
    calendar=words(
        "sty lut mar kwi maj cze lip sie wrz paź lis gru stycz lut kwiet czerw sierp wrześ",
    ),
    may_end=words(
        "in n.e p.n.e zł gr tys mln mld godz min sek km kg cm mm m s.a sp z.o.o",
    ),
    mostly_end=words(
        "itd itp",
    ),
    never_end=words(
        "np tzn tzw tj por zob cyt wg ok ur zm przyp red tłum",
    ),
    starters=words(
        "i a ale lub albo w we na z ze do od po za przy nad pod przez między bez dla o u ja ty on",
        "ona ono my wy oni one to ten ta te tamten kto co jak gdzie kiedy dlaczego jeśli jeżeli",
        "choć aby żeby ponieważ jednak także też już jeszcze tylko nawet nie tak tam tu tutaj",
        "wtedy teraz dziś wczoraj jutro potem następnie wszyscy każdy niektórzy wiele jego jej",
        "ich mój twój swój był była było są jest będzie został została",
    ),
    ordinal_stop=True,
)
