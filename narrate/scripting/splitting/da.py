"""Danish sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "hr fr frk dr mr mrs ms prof st skt sct mt gen ing cand mag phil adv dir fhv pastor jr",
        "kapt",
    ),
    before_numbers=words(
        "s ss nr nrs no n° kap bd bl fig art stk pkt vol p pp § tlf ca kl",
    ),
    calendar=words(
        "jan feb mar apr jun jul aug sep sept okt nov dec man tirs ons tors fre lør søn",
    ),
    may_end=words(
        "co inc corp ltd a/s aps m.m m.v m.fl o.l o.lign e.kr f.kr u.s u.s.a e.u d.d d.å a.m p.m",
        "min sek km kg jr sr mio mia gade",
    ),
    mostly_end=words(
        "osv etc",
    ),
    never_end=words(
        "f.eks fx bl.a dvs jf jvf vedr inkl ekskl pga ifm mht ca cf evt hhv i.e e.g iflg",
    ),
    starters=words(
        "den det de en et han hun vi jeg du i man der her hvor hvad hvem hvorfor hvordan hvornår",
        "når som hvis da og men eller for så at på til fra med af om under over efter før mellem",
        "uden ved gennem ikke nej ja også kun nu da denne dette disse alle mange nogle hans",
        "hendes deres min din vores er var har havde kan skal vil blev bliver efter derfor",
        "desuden dog måske altid aldrig i dag the a it he she they we how what who where when why",
        "this that there in on",
    ),
    shouted=words(
        "Yahoo",
    ),
    ordinal_stop=True,
)
