"""Abbreviations that are said in full: everyday ones, titles, labels before numbers."""

import re

from narrate.scripting.rules.shared import abbreviations as shared

_SAID = {
    "etc.": "et cetera", "c.-à-d.": "c'est-à-dire", "c.à.d.": "c'est-à-dire", "càd": "c'est-à-dire",
    "p.ex.": "par exemple", "par ex.": "par exemple", "cf.": "confer", "env.": "environ",
    "av.J.-C.": "avant Jésus-Christ", "apr.J.-C.": "après Jésus-Christ", "J.-C.": "Jésus-Christ",
    "ap.J.-C.": "après Jésus-Christ", "vs": "versus", "vs.": "versus", "ibid.": "ibidem",
    "id.": "idem", "op.cit.": "ouvrage cité", "loc.cit.": "passage cité", "éd.": "édition",
    "trad.": "traduction", "dir.": "direction", "coll.": "collection", "dép.": "département",
    "av.": "avenue", "arr.": "arrondissement", "bd": "boulevard", "bld": "boulevard",
    "boul.": "boulevard",
    "tél.": "téléphone", "qqn": "quelqu'un", "qqch.": "quelque chose", "qqch": "quelque chose",
    "càd.": "c'est-à-dire", "i.e.": "c'est-à-dire", "e.g.": "par exemple", "N.B.": "nota bene",
    "P.-S.": "post-scriptum", "P.S.": "post-scriptum", "N.D.L.R.": "note de la rédaction",
    "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle", "Mlles": "Mesdemoiselles",
    "Mgr": "Monseigneur", "MM.": "Messieurs", "Mᵐᵉ": "Madame", "Mᵐᵉˢ": "Mesdames",
    "Mˡˡᵉ": "Mademoiselle", "Mˡˡᵉˢ": "Mademoiselles", "Mᵍʳ": "Monseigneur", "Dʳ": "Docteur",
    "Dʳᵉ": "Docteure", "Dʳˢ": "Docteurs", "Dʳᵉˢ": "Docteures", "Sᵗ": "Saint", "Sᵗᵉ": "Sainte",
    "Pʳ": "Professeur", "Vᵛᵉ": "Veuve", "Cⁱᵉ": "Compagnie", "Cie": "Compagnie", "Bᵈ": "boulevard",
    "Fᵍ": "faubourg", "d°": "dito", "frs": "francs", "FRS": "francs",
    "svp": "s'il vous plaît", "rens.": "renseignements", "réf.": "référence",
    "p.j.": "pièces jointes", "rev.": "revue", "corr.": "corrigée", "RDV": "rendez-vous",
    "N.-D.": "Notre-Dame", "S.V.P.": "s'il vous plaît", "dr": "docteur",
    "Gᵃˡ": "Général", "Cᵃˡ": "Caporal", "Lᵗ": "Lieutenant", "Cᵗᵉ": "Comte", "Mⁱˢ": "Marquis",
    "lun.": "lundi", "ven.": "vendredi",
    "dim.": "dimanche", "janv.": "janvier", "févr.": "février", "avr.": "avril",
    "juil.": "juillet", "juill.": "juillet", "fév.": "février",
    "oct.": "octobre", "nov.": "novembre",
    "déc.": "décembre", "suiv.": "suivantes", "s.d.": "sans date", "s.l.": "sans lieu",
    "n°": "numéro", "N°": "Numéro", "r°": "recto", "v°": "verso", "T°": "température",
    "M°": "métro", "ø": "de diamètre", "Ø": "de diamètre",
    "moy.": "moyenne", "larg.": "largeur",
    "diam.": "diamètre", "trim.": "trimestre", "g.a.": "glissement annuel", "abst.": "abstentions",
    "O.J.": "ordre du jour", "O.D.J.": "ordre du jour", "P.-V.": "procès-verbal",
    "A/R": "aller-retour", "assoc.": "association", "sté": "société",
    "au cap. de": "au capital de",
    "Rép.": "République", "fg": "faubourg", "bât.": "bâtiment",
    "esc.": "escalier", "ét.": "étage", "asc.": "ascenseur", "appt": "appartement",
    "appart.": "appartement",
    "cuis. équipée": "cuisine équipée", "cuis. amér.": "cuisine américaine",
    "s. de b.": "salle de bains",
    "sdb": "salle de bains", "chauff.": "chauffage", "kitch.": "kitchenette", "park.": "parking",
    "s.-sol": "sous-sol", "dern.": "dernier", "c.c.": "charges comprises", "dispo.": "disponible",
    "hab.": "habitables", "à déb.": "à débattre", "ch. comprises": "charges comprises",
    "de ch.": "de charges",
    "+ ch.": "plus charges", "ch. meublée": "chambre meublée", "ch. d'hôtes": "chambre d'hôtes",
    "ch. d’hôtes": "chambre d’hôtes", "av. le": "avant le", "av. les": "avant les",
    "ds": "dans", "tte": "toute", "ttes": "toutes", "ts les": "tous les", "bcp": "beaucoup",
    "sf": "sauf", "s/cour": "sur cour", "s/jardin": "sur jardin", "s/rue": "sur rue",
    "au RDC": "au rez-de-chaussée", "du RDC": "du rez-de-chaussée", "à dr.": "à droite",
    "prép.": "préparation", "j. fériés": "jours fériés", "cuill.": "cuillère",
    "C. civ.": "Code civil", "C. pén.": "Code pénal", "C. com.": "Code de commerce",
    "C. trav.": "Code du travail", "C. pr. civ.": "Code de procédure civile",
    "C. pr. pén.": "Code de procédure pénale", "Cass.": "Cassation", "civ.": "civile",
    "crim.": "criminelle", "soc.": "sociale", "Bull. civ.": "Bulletin civil",
    "Bull. crim.": "Bulletin criminel", "décr.": "décret", "règl.": "règlement",
    "et s.": "et suivants",
    "pers.": "personnes",
    "délib.": "délibération", "av. n. è.": "avant notre ère", "de n. è.": "de notre ère",
    "ch. soc.": "chambre sociale", "ch. civ.": "chambre civile", "ch. com.": "chambre commerciale",
    "ch. corr.": "chambre correctionnelle", "R.F.": "République française",
    "LL.MM.": "Leurs Majestés", "LL.AA.": "Leurs Altesses",
}  # fmt: skip
_CLOSING = frozenset({"etc.", "ibid.", "id.", "j.-c.", "av.j.-c.", "apr.j.-c.", "ap.j.-c."})
_TITLES = {
    "M.": "Monsieur", "Dr": "Docteur", "Dr.": "Docteur", "Pr": "Professeur", "Pr.": "Professeur",
    "Prof.": "Professeur", "Me": "Maître", "St": "Saint", "Ste": "Sainte", "Sts": "Saints",
    "St.": "Saint", "Ste.": "Sainte", "Gal": "Général", "Gén.": "Général", "Col.": "Colonel",
    "Cdt": "Commandant", "Cap.": "Capitaine", "Capt.": "Capitaine", "Lt": "Lieutenant",
    "Sgt": "Sergent", "Vve": "Veuve", "Mr": "Monsieur", "Mr.": "Monsieur", "Mrs.": "Mistress",
    "S.M.": "Sa Majesté", "S.E.": "Son Excellence", "S.S.": "Sa Sainteté", "S.A.": "Son Altesse",
    "R.P.": "Révérend Père", "Bse": "Baronne", "Cte": "Comte", "Ctesse": "Comtesse",
    "Av.": "Avenue",
    "Pdt": "Président", "Pdte": "Présidente", "pl.": "place", "imp.": "impasse", "rte": "route",
    "S.E. M.": "Son Excellence Monsieur", "C/": "chez",
    "c/": "contre", "gén.": "général", "sq.": "square",
    "all.": "allée",
}  # fmt: skip
_PARTICLES = {
    "S.M.": "Sa Majesté", "S.A.": "Son Altesse", "M.": "Monsieur", "Mr": "Monsieur",
    "Dr": "Docteur", "Gal": "Général", "Gén.": "Général", "Col.": "Colonel", "Cdt": "Commandant",
    "Cap.": "Capitaine", "Lt": "Lieutenant", "Mgr": "Monseigneur",
    "S.A.R.": "Son Altesse Royale", "S.A.I.": "Son Altesse Impériale",
    "S.A.S.": "Son Altesse Sérénissime", "gén.": "général",
    "pl.": "place", "imp.": "impasse", "rte": "route", "r.": "rue", "sq.": "square",
    "pass.": "passage", "all.": "allée", "ch.": "chemin", "fg": "faubourg",
    "S.E. M.": "Son Excellence Monsieur",
}  # fmt: skip
_BEFORE = {
    "mar.": "mardi", "mer.": "mercredi", "jeu.": "jeudi", "sam.": "samedi", "Mar.": "Mardi",
    "Mer.": "Mercredi", "Jeu.": "Jeudi", "Sam.": "Samedi", "sept.": "septembre",
    "Sept.": "Septembre",
}  # fmt: skip
"""Days and a month that are such only beside others or a number: also words that end sentences."""
_BEHIND_ARTICLES = (
    *(f"{one} {day}" for one in ("le", "les", "du", "au") for day in ("mer.", "sam.")),
    *(f"{one}sept." for one in ("en ", "de ", "fin ", "début ", "mi-")),
)
_OTHERS = "(?:lun|mar|mer|jeu|ven|sam|dim|oct|nov|déc)"
_CALENDAR = (
    "|".join(rf"(?<=\b{re.escape(one)})" for one in _BEHIND_ARTICLES)
    + rf"|,?\s(?:(?:et|ou|au|à)\s)?{_OTHERS}\.|[-–/]{_OTHERS}\b"
    + r"|\s(?:matin|midi|soir|après-midi|du mois|prochain|dernier)\b"
)
_LABELS = {
    "p.": "page", "pp.": "pages", "n°": "numéro", "nº": "numéro", "N°": "Numéro", "no": "numéro",
    "No": "Numéro", "nᵒ": "numéro", "Nᵒ": "Numéro", "nᵒˢ": "numéros",
    "pièces nos": "pièces numéros", "articles nos": "articles numéros",
    "№": "numéro",
    "art.": "article", "Art.": "Article", "al.": "alinéa", "vol.": "volume", "t.": "tome",
    "chap.": "chapitre", "ch.": "chapitre", "fig.": "figure", "sect.": "section", "liv.": "livre",
    "par.": "paragraphe", "§§": "paragraphes", "§": "paragraphe", "fol.": "folio", "f°": "folio",
    "ff.": "feuillets", "v.": "vers", "pl.": "planche", "tabl.": "tableau", "ill.": "illustration",
    "th.": "thermostat", "col.": "colonne", "tél.": "téléphone", "Tél.": "Téléphone",
    "#": "numéro", "max.": "maximum", "haut.": "hauteur", "ap.": "après",
    "déc. n°": "décision numéro", "req. n°": "requête numéro",
    "ca": "vers", "env.": "environ", "dir.": "directive", "l.": "ligne", "n.": "note",
    "ms.": "manuscrit", "app.": "appartement", "ann.": "annexe", "bât.": "bâtiment",
    "esc.": "escalier",
}  # fmt: skip
_BEHIND = {
    "sq.": "et suivante", "sqq.": "et suivantes", "ss.": "et suivants",
    "min.": "minute",
}  # fmt: skip

abbreviations = shared.abbreviations(_SAID, _CLOSING)
honorifics = shared.titles(_TITLES)
particles = shared.titles(
    _PARTICLES, before=r"(?:de|du|des|le|la)\s|(?:et|ou)\s(?:Mme|Mlle)\b|d['’]|l['’]"
)
references = shared.labels(_LABELS)
weekdays = shared.before_numbers(_BEFORE, also=_CALENDAR)
following = shared.after_numbers(_BEHIND)
