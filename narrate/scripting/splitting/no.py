"""Norwegian sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "hr fr frk dr mr mrs prof st jr gen kapt dir cand adv",
    ),
    before_numbers=words(
        "s ss nr kap bd bl fig art vol p pp tlf ca kl §",
    ),
    calendar=words(
        "jan feb mars apr jun jul aug sept sep okt nov des",
    ),
    may_end=words(
        "m.m m.v m.fl o.l e.kr f.kr co inc corp ltd u.s u.s.a min sek km kg a/s",
    ),
    mostly_end=words(
        "osv etc",
    ),
    never_end=words(
        "f.eks bl.a dvs jf jfr vedr inkl ekskl ifm mht ca cf evt hhv",
    ),
    starters=words(
        "den det de en ei et han hun vi jeg du man der her hvor hva hvem hvorfor hvordan når som",
        "hvis da og men eller for så at på til fra med av om under over etter før mellom uten ved",
        "gjennom ikke nei ja også bare nå denne dette disse alle mange noen hans hennes deres min",
        "din vår er var har hadde kan skal vil ble blir derfor dessuten kanskje alltid aldri i",
    ),
    ordinal_stop=True,
)
