"""Portuguese sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "sr sra srs sras srta d dr dra drs dras prof profa eng arq gen cel cap ten sgt pe fr s",
        "sto sta exmo exma ilmo ilma v exa ex dep sen gov min pres",
    ),
    before_numbers=words(
        "p pp pág págs n nº no núm art arts cap caps vol vols t fig figs sec tel",
    ),
    calendar=words(
        "jan fev mar abr mai jun jul ago set out nov dez seg ter qua qui sex sáb dom",
    ),
    may_end=words(
        "cia co corp inc ltd ltda s.a e.u.a eua a.c d.c a.m p.m jr min seg km kg av r",
    ),
    mostly_end=words(
        "etc",
    ),
    never_end=words(
        "p.ex ex vs cf i.e e.g aprox",
    ),
    times=words("a.m p.m"),
    starters=words(
        "o a os as um uma uns umas ao aos à às do da dos das no na nos nas este esta esse essa",
        "aquele aquela ele ela eles elas eu tu nós você vocês se me te lhe seu sua seus suas meu",
        "minha e ou mas porém porque pois embora quando como onde enquanto que quem qual quais em",
        "de por para com sem sobre sob entre desde até segundo após durante não sim também já",
        "ainda sempre nunca hoje ontem amanhã agora depois antes então assim aqui ali além é são",
        "era eram foi foram há tem todo toda todos todas cada outro outra alguns algumas muitos",
        "muitas nenhum ninguém nada mais menos muito",
    ),
)
