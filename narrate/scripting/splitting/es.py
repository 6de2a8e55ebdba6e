"""Spanish sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "sr sra srta sres sras srtas d dª dña don dr dra dres drs prof profa lic licda ing arq",
        "mons fr sto sta gral gen cnel col cap tte sgto cmdte alm excmo excma ilmo ilma hno hna",
        "pbro rvdo rdo mr mrs ms mt st pdte vd ud uds vds vda fdo bo col edo ldo lda lcdo lcda",
        "mtro mtra ntra ntro abog pza ctra pje blvd urb edif excmos ilmos esq avda",
        "rvdmo hnos fco pol ind gta rda trav",
    ),
    before_numbers=words(
        "p pp pág págs pg n nº núm núms no nos art arts cap caps vol vols t tom fig figs sec párr",
        "párrf inc apdo lib ed fol fols v vv ss tel tfno ext aprox c ca rs disp adic expte exp ref",
        "ap tlf cad ff mss letr lit lám láms lín líns telf teléf cta cód ep h fl",
    ),
    calendar=words(
        "ene feb mar abr may jun jul ago sep sept set oct nov dic lun mar mié mie jue vie sáb sab",
        "dom",
    ),
    may_end=words(
        "cía cia co corp inc ltd ltda s.a s.l s.r.l s.a.u c.v ee.uu ee uu e.u u.s u.s.a u.e o.n.u",
        "jr a.c d.c a.m p.m hs h min seg km kg cm mm av avda c dpto dto pto izq dcha admón ibid",
        "id op cit loc r.i.p q.e.p.d b.o.e cc.oo ff.aa jj.oo rr.hh AA OO HH mill",
    ),
    mostly_end=words(
        "etc",
    ),
    never_end=words(
        "p.ej ej vs cf i.e e.g v.gr vgr esp aprox máx mín prov trad FF CC RR DD BB VV JJ",
        "SS",
    ),
    times=words("a.m p.m"),
    starters=words(
        "el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel",
        "aquella él ella ellos ellas yo tú nosotros nosotras usted ustedes se me te le les nos su",
        "sus mi mis tu tus nuestro nuestra y e o u pero mas sino porque pues aunque si cuando",
        "como donde mientras que quien quienes cual cuales qué quién cuál cómo cuándo dónde",
        "cuánto cuántos en de a por para con sin sobre bajo entre desde hasta hacia según tras",
        "durante ante contra no sí ni también tampoco ya aún todavía siempre nunca jamás hoy ayer",
        "mañana ahora luego después antes entonces así aquí allí además sin embargo finalmente es",
        "son era eran fue fueron ha han había habían hay está están tiene tienen todo toda todos",
        "todas cada otro otra otros otras algunos algunas muchos muchas varios varias ningún",
        "ninguna nadie nada algo alguien más menos muy tan tanto dos tres cuatro cinco buenos",
        "buenas gracias envíe",
    ),
    speech=words(
        "dijo preguntó respondió contestó exclamó gritó añadió murmuró replicó pensó",
    ),
)
