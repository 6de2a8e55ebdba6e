"""French sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "m mm mr mgr me mtre dr dre pr prof st ste sts stes mlle mme mlles mmes Mgrs Gal Col Cdt",
        "Cap Capt Lt Adj Sgt Vve Cte Ctesse Bon Cne Maj Gen Sr Jr P R.P S.E S.M S.A S.S LL.AA",
        "LL.MM",
    ),
    before_numbers=words(
        "p pp n no nos n° art al vol t chap ch fig sect liv éd par vers v f fol ff ms mss tél env",
        "tabl ill col ps cf",
    ),
    calendar=words(
        "janv févr fév avr juil juill sept oct nov déc lun mar mer jeu ven sam dim",
    ),
    may_end=words(
        "co cie inc ltd corp u.s u.s.a o.n.u u.r.s.s j.-c av apr a.m p.m r.f s.a.r.l s.a s.n.c.f",
        "ibid id op cit loc s.d s.l boul bd av pl r env min sec h hab coll dép arr km cm mm kg",
    ),
    mostly_end=words(
        "etc",
    ),
    never_end=words(
        "c.-à-d c.à.d p.ex ex vs cf env i.e e.g v not notam dir trad adj adv anc",
    ),
    times=words("a.m p.m"),
    starters=words(
        "le la les l un une des du de d au aux ce cet cette ces il elle ils elles on nous vous je",
        "j tu mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs et ou mais or ni",
        "car donc puis en dans par pour sur sous avec sans chez vers entre depuis pendant avant",
        "après contre selon malgré dès jusqu à si quand lorsque comme puisque parce quoique bien",
        "alors ainsi aussi enfin ensuite cependant pourtant toutefois néanmoins toujours jamais",
        "encore déjà ici là voici voilà qui que qu quoi dont où quel quelle quels quelles comment",
        "pourquoi combien ne n non oui tout toute tous toutes plusieurs quelques chaque aucun",
        "aucune certains certaines autre autres même plus moins très trop peu beaucoup est sont",
        "était étaient a ont avait c s y aujourd hier demain maintenant parfois souvent soudain",
        "heureusement malheureusement personne rien cela ça ceci celui celle ceux celles lui moi",
        "toi eux trois deux quatre cinq c'est l'on qu'il qu'elle",
    ),
    speech=words(
        "dit demanda répondit cria murmura ajouta reprit fit répliqua déclara pensa lança",
    ),
)
