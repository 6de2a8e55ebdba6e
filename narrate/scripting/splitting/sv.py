"""Swedish sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "hr fr frk dr mr mrs prof st s:t jr gen kapt löjtn dir fil kand mag",
    ),
    before_numbers=words(
        "s sid nr kap bd bl fig art vol p pp tel ca kl §",
    ),
    calendar=words(
        "jan febr feb mars apr jun jul aug sept sep okt nov dec",
    ),
    may_end=words(
        "m.m m.fl o.d e.kr f.kr co inc corp ltd u.s u.s.a a.m p.m min sek km kg",
    ),
    mostly_end=words(
        "osv etc",
    ),
    never_end=words(
        "t.ex dvs d.v.s bl.a jfr jmf fr.o.m t.o.m s.k inkl exkl ca cf p.g.a m.a.o",
    ),
    starters=words(
        "den det de en ett han hon vi jag du ni man här där var vad vem varför hur när som om och",
        "men eller för så att på till från med av om under över efter före mellan utan vid genom",
        "inte nej ja också bara nu då denna detta dessa alla många några hans hennes deras min",
        "din vår är var har hade kan ska vill blev blir därför dessutom dock kanske alltid aldrig",
        "i",
    ),
)
