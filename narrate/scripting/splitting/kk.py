"""Kazakh sentence table."""

from narrate.scripting.splitting.table import SentenceTable, words

TABLE = SentenceTable(
    before_names=words(
        "г ғ ж жж б қ обл ауд проф акад т.б б.з.б б.з",
    ),
    before_numbers=words(
        "№ б т сурет кесте",
    ),
    may_end=words(
        "т.б т.с.с млн млрд мың теңге м см кг км",
    ),
    starters=words(
        "бұл ол мен сен сіз біз олар және бірақ сондықтан егер қазір бүгін кеше ертең",
    ),
)
