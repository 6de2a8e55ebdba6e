"""Slovak sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "p pí sl dr ing mgr bc judr mudr phdr rndr prof doc sv gen plk kpt ul nám arch",
    ),
    before_numbers=words(
        "s str č čís zv kap obr tab čl ods písm par roč tel r",
    ),
    calendar=words(
        "jan feb mar apr máj jún júl aug sep sept okt nov dec",
    ),
    may_end=words(
        "a.i s.r.o a.s n.l pr.n.l tis mil mld hod min sek km kg cm mm m k.s",
    ),
    mostly_end=words(
        "atď apod",
    ),
    never_end=words(
        "napr tj tzv t.j resp porov cca nar zom príp vč",
    ),
    starters=words(
        "a aj i ale alebo v vo na s so k ku po z zo od do pre bez u o pri nad pod za cez medzi ja",
        "ty on ona ono my vy oni to ten tá tento táto kto čo ako kde kedy prečo ak keď pretože",
        "aby však tiež už ešte len nie tak tam tu vtedy teraz dnes včera zajtra potom všetci",
        "každý jeho jej ich bol bola bolo boli je sú bude",
    ),
    ordinal_stop=True,
)
