"""Italian sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "sig sigg sig.ra sigra sig.na signa sig.ri dott dott.ssa dr dr.ssa prof prof.ssa avv ing",
        "arch geom rag on sen dir amm gen col cap magg ten s san ss d don mons card psicol comm",
        "cav pres min egr gent spett ill rev v.cte f.lli st mr mrs",
    ),
    before_numbers=words(
        "p pp pag pagg n nn nr num art artt cap capp vol voll t fig figg sez tab c cc",
    ),
    calendar=words(
        "gen feb mar apr mag giu lug ago set sett ott nov dic lun mer gio ven sab dom",
    ),
    may_end=words(
        "a.c d.c s.p.a s.r.l f.p u.s u.s.a o.n.u ibid id op cit loc meteor idraul az tel int min",
        "sec km kg co corp inc ltd jr a.m p.m p.zza v.le c.so",
    ),
    mostly_end=words(
        "ecc etc",
    ),
    never_end=words(
        "es ad.es p.es cfr cf i.e e.g vs v circa ca tel st d econ",
    ),
    times=words("a.m p.m"),
    starters=words(
        "il lo la i gli le un uno una l del dello della dei degli delle al allo alla ai agli alle",
        "nel nella nei nelle sul sulla sui sulle dal dalla in di a da con su per tra fra e ed o",
        "ma però se quando come dove mentre perché poiché benché che chi cui quale quali cosa io",
        "tu lui lei egli ella esso essa noi voi loro essi si mi ti ci vi ne questo questa questi",
        "queste quello quella quelli quelle suo sua suoi sue mio mia tuo nostro vostro è sono era",
        "erano fu ha hanno aveva non sì no anche ancora già sempre mai oggi ieri domani ora poi",
        "dopo prima così qui là inoltre infine tuttavia tutto tutti tutte ogni altro altri alcuni",
        "molti molte nessuno niente più meno molto due tre quattro cinque grazie buongiorno",
        "arrivederci secondo durante dopo",
    ),
    speech=words(
        "disse chiese rispose esclamò gridò aggiunse mormorò replicò pensò",
    ),
)
