"""Czech sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "p pí sl dr ing mgr bc judr mudr phdr rndr prof doc sv gen plk kpt ul nám tř arch",
    ),
    before_numbers=words(
        "s str č čís sv kap obr tab čl odst písm par roč tel r",
    ),
    calendar=words(
        "led ún břez dub květ červ srp září říj list pros",
    ),
    may_end=words(
        "aj s.r.o a.s n.l př.n.l kč tis mil mld hod min sek km kg cm mm m",
    ),
    mostly_end=words(
        "atd apod",
    ),
    never_end=words(
        "např tj tzv tzn mj popř resp srov viz cca ap nar zem",
    ),
    starters=words(
        "a i ale nebo v ve na s se k ke po z ze od do pro bez u o při nad pod za přes mezi já ty",
        "on ona ono my vy oni to ten ta tento tato kdo co jak kde kdy proč jestli když protože",
        "aby však také už ještě jen ne tak tam tady tehdy teď dnes včera zítra potom pak všichni",
        "každý jeho její jejich byl byla bylo byli je jsou bude",
    ),
    ordinal_stop=True,
)
