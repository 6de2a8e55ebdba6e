"""Dutch sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "dhr mevr mw mej mr mrs dr drs ir ing prof ds gen kol kapt lt st jhr burg min past aanw",
        "vnw bnw",
    ),
    before_numbers=words(
        "p pp blz pag nr nrs no art artt hfst hoofdst dl deel fig afb tab vol tel par",
    ),
    calendar=words(
        "jan feb febr mrt apr jun jul aug sep sept okt nov dec ma di wo do vr za zo",
    ),
    may_end=words(
        "e.d e.a co corp inc ltd n.v b.v v.chr n.chr u.s u.s.a jr sr str min sec km",
    ),
    mostly_end=words(
        "enz etc",
    ),
    never_end=words(
        "bijv bv d.w.z o.a m.a.w m.b.t t.o.v i.v.m i.p.v z.g zgn resp ca vgl cf nl evt",
    ),
    starters=words(
        "de het een hij zij ze wij we ik jij je u jullie dit dat deze die er in op aan van met",
        "voor door naar bij uit over onder tussen tot om na en maar of want dus als toen wanneer",
        "terwijl omdat hoewel zoals ook nog al niet geen nu dan daar hier waar wat wie hoe waarom",
        "welke zijn haar hun mijn ons onze alle veel sommige elke ieder is was waren heeft hebben",
        "had werd worden kan zal vandaag gisteren morgen later daarna daarom echter toch",
        "misschien volgens sinds ja nee",
    ),
)
