"""Which gender a noun has, so that "1" and "21" agree with it: a list and the endings that tell."""

from __future__ import annotations

import re

from narrate.scripting.rules.shared.words import names

_FEMININE = frozenset(
    names(
        "heure heures page pages minute minutes seconde secondes fois personne personnes femme"
        " femmes semaine semaines lettre lettres ligne lignes lieue lieues ville villes maison"
        " maisons brigade batterie batteries tonne tonnes place places chambre chambres partie"
        " parties voiture voitures pièce pièces bouteille bouteilles table tables fille filles mère"
        " sœur sœurs tête têtes main mains nuit nuits fin forme formes classe classes compagnie"
        " compagnies carte cartes porte portes vie voix croix année années journée journées"
        " livre-sterling balle balles bombe bombes mine mines machine machines chose choses"
        " question règle règles étoile étoiles île îles école écoles église églises usine usines"
        " route routes rue rues loi lois mort victime victimes voiture tasse tasses équipe équipes"
        " étape étapes gousse gousses tranche tranches pincée noix carotte carottes pomme pommes"
        " tomate tomates courgette courgettes aubergine aubergines branche branches feuille"
        " feuilles botte bottes boîte boîtes louche louches orange oranges gélule gélules"
        " dose doses goutte gouttes piqûre piqûres"
    )
)
_ENDING = re.compile(
    r"(?:tion|sion|xion|té|ée|ette|esse|ance|ence|ure|ie|ade|aine|euse|trice|ise|ille|elle|enne|onne|ude)s?"
)
_MASCULINE = frozenset(
    names(
        "musée lycée côté été comité traité pâté arrêté député silence génie incendie parapluie"
        " silences musées lycées côtés étés comités traités députés murmure domaine"
    )
)


def gender(noun: str) -> str:
    """Return ``f`` for a noun that is known or looks feminine, otherwise ``m``."""
    word = noun.lower()
    if word in _FEMININE:
        return "f"
    ends = re.search(rf"{_ENDING.pattern}$", word)
    return "f" if ends and word not in _MASCULINE else "m"
