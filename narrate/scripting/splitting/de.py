"""German sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "hr hrn fr frl dr drs prof dipl ing mag st sr jr mr mrs pfr bgm bgmst Gen Lt Hptm Maj Ltn",
        "Min Präs Dir Insp Abg Geb Gebr rer nat phil med jur oec theol habil hc h.c pol soc agr",
        "techn",
    ),
    before_numbers=words(
        "S s nr nrn bd bde abs art abb tab kap ziff anm aufl jg bl vol no lfd par ca tel zi pos kl",
        "z hs cod fol bsp vs Ps Mos Kor Röm Kg",
    ),
    calendar=words(
        "jan feb febr mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so jän",
    ),
    may_end=words(
        "u.a u.ä u.ä.m o.ä o.a o.g n.chr v.chr n.c v.c co corp inc ltd str pl ff f d.c u.s u.s.a",
        "e.v v.u.z bzgl a.d a.m p.m i.r a.d.r min std sek mio mrd tsd kg m km gmbh jh jhd jhdt",
        "jhs hg hgg hrsg verf übers bearb red z.t a.a.o l.c allg dgl m.e m.w s.o s.u g.m.b.h",
    ),
    mostly_end=words(
        "usw etc u.s.w u.v.m u.v.a",
    ),
    never_end=words(
        "z.b d.h i.d.r i.e bzw vgl sog bspw evtl ggf ggfs gegr geb gest zzgl inkl exkl insb",
        "insbes einschl ausschl eigtl urspr ehem gen i.a i.allg u.u m.a.w d.i resp ca cf s.a z.zt",
        "zt ztr von v.a dt engl frz lat griech kath evang ev röm mhd ahd im-a verh verw wg max",
        "mind durchschn betr aussch lt a b u i",
    ),
    times=words("a.m p.m"),
    starters=words(
        "der die das den dem des ein eine einer einem einen eines er sie es wir ihr ich du man in",
        "im am an auf aus bei beim mit nach seit von vom zu zum zur und aber oder denn doch",
        "jedoch sondern wenn als ob weil dass daß da dann so auch nur noch schon hier dort heute",
        "gestern morgen nun jetzt was wer wie wo warum wann woher wohin welche welcher welches",
        "dieser diese dieses diesen diesem jeder jede jedes alle viele einige manche mehrere",
        "beide sein seine seinen seiner ihre ihren ihrer mein meine unser unsere kein keine nicht",
        "nein ja bis durch für gegen ohne um über unter vor zwischen während wegen trotz dabei",
        "damit danach daher darum deshalb deswegen dennoch trotzdem außerdem allerdings bereits",
        "immer sehr mehr ebenso insgesamt schließlich später zunächst zuerst vielleicht etwa zwar",
        "sonst selbst obwohl nachdem bevor sobald sowohl wird werden wurde wurden ist sind war",
        "waren hat haben hatte hatten kann können muss müssen soll sollen will wollen ab hierzu",
        "hierbei davon dazu dafür dagegen darauf darin daraus jene jener niemand jemand etwas",
        "nichts alles solche solcher laut gemäß zudem ferner",
    ),
    speech=words(
        "sagte rief fragte antwortete meinte erwiderte flüsterte schrie dachte erklärte",
    ),
    ordinal_stop=True,
)
