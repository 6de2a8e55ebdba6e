"""Abbreviations that are said in full: everyday ones, titles, labels before numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.genders import gender, is_noun
from narrate.scripting.rules.es.numbers import cardinal
from narrate.scripting.rules.gates import NUMBERS, mentions, near
from narrate.scripting.rules.shared import abbreviations as shared
from narrate.scripting.rules.shared.joining import edit, either, ends_text, together

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = {
    "etc.": "etcétera", "p.ej.": "por ejemplo", "ej.": "ejemplo",
    "v.gr.": "verbigracia",
    "cf.": "compárese", "aprox.": "aproximadamente", "sr.": "señor", "sra.": "señora",
    "srta.": "señorita", "sres.": "señores", "sras.": "señoras", "srtas.": "señoritas",
    "dr.": "doctor", "dra.": "doctora", "dres.": "doctores", "prof.": "profesor",
    "profa.": "profesora", "dña.": "doña", "da.": "doña", "ud.": "usted", "uds.": "ustedes",
    "vd.": "usted", "vds.": "ustedes", "lic.": "licenciado", "licda.": "licenciada",
    "ing.": "ingeniero", "arq.": "arquitecto", "gral.": "general", "cnel.": "coronel",
    "cap.": "capitán", "tte.": "teniente", "sgto.": "sargento", "alm.": "almirante",
    "excmo.": "excelentísimo", "excma.": "excelentísima", "ilmo.": "ilustrísimo",
    "ilma.": "ilustrísima", "rvdo.": "reverendo", "mons.": "monseñor", "pza.": "plaza",
    "pl.": "plaza", "av.": "avenida", "avda.": "avenida", "avd.": "avenida", "esq.": "esquina",
    "ctra.": "carretera", "c.ºb.": "camino bajo", "c.º": "camino", "c/": "calle", "pso.": "paseo",
    "dpto.": "departamento", "depto.": "departamento", "izq.": "izquierda", "dcha.": "derecha",
    "admón.": "administración", "cía.": "compañía", "ltda.": "limitada", "tel.": "teléfono",
    "tfno.": "teléfono", "ee.uu.": "Estados Unidos", "EE.UU.": "Estados Unidos",
    "EE.UU": "Estados Unidos", "EEUU": "Estados Unidos", "FF.AA.": "Fuerzas Armadas",
    "JJ.OO.": "Juegos Olímpicos", "CC.OO.": "Comisiones Obreras", "RR.HH.": "recursos humanos",
    "SS.MM.": "Sus Majestades", "a.C.": "antes de Cristo", "d.C.": "después de Cristo",
    "a.c.": "antes de Cristo", "d.c.": "después de Cristo", "a.de C.": "antes de Cristo",
    "d.de C.": "después de Cristo", "ec": "era común", "a.e.c.": "antes de la era común",
    "e.c.": "era común", "ed.": "edición", "eds.": "editores", "trad.": "traducción",
    "ibid.": "ibídem", "ibíd.": "ibídem", "op.cit.": "obra citada", "loc.cit.": "lugar citado",
    "prov.": "provincia", "vs.": "versus", "i.e.": "es decir",
    "e.g.": "por ejemplo", "S.A.": "sociedad anónima", "S.L.": "sociedad limitada",
    "P.D.": "posdata", "P.S.": "posdata", "N.del T.": "nota del traductor", "b.o.e.": "B O E",
    "Jr.": "júnior", "hnos.": "hermanos", "hno.": "hermano", "hna.": "hermana",
    "D.ª": "doña", "M.ª": "María", "Mª": "María", "Fco.": "Francisco", "s.n.": "sin número",
    "s/n": "sin número",
    "cda.": "cucharada", "cdas.": "cucharadas",
    "cdta.": "cucharadita", "cdtas.": "cucharaditas", "s.n.m.": "sobre el nivel del mar",
    "trim.": "trimestre", "vid.": "véase",
    "y ss.": "y siguientes", "ap.": "apartado", "vols.": "volúmenes", "pers.": "personas",
    "pág.": "página", "págs.": "páginas",
    "núm.": "número", "q.e.p.d.": "que en paz descanse",
    "D.m.": "Dios mediante", "entlo.": "entresuelo",
    "pral.": "principal", "izda.": "izquierda", "dcho.": "derecho", "izdo.": "izquierdo",
    "vda.": "viuda", "ppios.": "principios", "expte.": "expediente",
    "disp.": "disposición", "adic.": "adicional", "trans.": "transitoria", "ayto.": "ayuntamiento",
    "ldo.": "licenciado", "lda.": "licenciada", "lcdo.": "licenciado", "lcda.": "licenciada",
    "mtro.": "maestro", "mtra.": "maestra", "abog.": "abogado", "fdo.": "firmado",
    "atte.": "atentamente", "rte.": "remitente", "ntra.": "nuestra", "ntro.": "nuestro",
    "pje.": "pasaje", "blvd.": "bulevar", "urb.": "urbanización", "edif.": "edificio",
    "pol.ind.": "polígono industrial", "gta.": "glorieta", "rda.": "ronda", "trav.": "travesía",
    "fracc.": "fraccionamiento", "mpio.": "municipio", "edo.": "estado", "telf.": "teléfono",
    "teléf.": "teléfono", "c/c": "cuenta corriente", "c/u": "cada uno",
    "cta.": "cuenta", "cte.": "corriente", "fra.": "factura", "ref.": "referencia",
    "dto.": "descuento", "vto.": "vencimiento", "cód.": "código", "coord.": "coordinador",
    "íd.": "ídem", "mill.": "millones", "hab.": "habitaciones",
    "temp.": "temperatura", "T.ª": "temperatura",
    "vel.": "velocidad", "v.o.": "vía oral", "i.m.": "intramuscular", "i.v.": "intravenosa",
    "c/s": "cantidad suficiente",
    "c.s.": "cantidad suficiente", "Vº Bº": "visto bueno", "V.º B.º": "visto bueno",
    "P.º": "paseo", "Pº": "paseo",
    "CC.AA.": "comunidades autónomas",
    "AA.PP.": "administraciones públicas", "AA.VV.": "autores varios", "VV.AA.": "varios autores",
    "DD.HH.": "derechos humanos", "BB.AA.": "Bellas Artes", "OO.PP.": "obras públicas",
    "RR.PP.": "relaciones públicas", "RR.EE.": "relaciones exteriores",
    "FF.CC.": "ferrocarriles", "SS.AA.": "Sus Altezas", "CCAA": "comunidades autónomas",
    "FFAA": "Fuerzas Armadas", "CCOO": "Comisiones Obreras", "RRHH": "recursos humanos",
    "acctal.": "accidental", "p/ej": "por ejemplo", "p/ej.": "por ejemplo",
    "excmos.": "excelentísimos", "ilmos.": "ilustrísimos",
    "excmas.": "excelentísimas", "ilmas.": "ilustrísimas", "móv.": "móvil",
    "a.de J.C.": "antes de Jesucristo", "d.de J.C.": "después de Jesucristo",
    "a.J.C.": "antes de Jesucristo", "d.J.C.": "después de Jesucristo",
    "const.": "construidos", "tlf.": "teléfono", "esc.": "escalera",
    "apdo.": "apartado", "Pol.Ind.": "polígono industrial", "secc.": "sección",
    "inst.": "instancia",
    "cfr.": "compárese", "cad.": "caducidad", "rvdmo.": "reverendísimo", "G.º": "grupo",
    "n.º": "número", "y s.": "y siguiente", "S.A.R.": "Su Alteza Real", "fest.": "festivos",
    "S.L.U.": "sociedad limitada unipersonal", "S.A.U.": "sociedad anónima unipersonal",
    "S.A.de C.V.": "sociedad anónima de capital variable",
    "JJOO": "Juegos Olímpicos", "DDHH": "derechos humanos",
}  # fmt: skip
_CLOSING = frozenset(
    {"etc.", "ee.uu.", "a.c.", "d.c.", "s.a.", "s.l.", "cía.", "ibid.", "jr.", "ud.", "uds."}
)
_TITLES = {
    "Sto.": "Santo", "Sta.": "Santa", "Fr.": "fray", "Mr.": "míster",
    "Mrs.": "místres", "St.": "Saint", "S.M.": "Su Majestad", "S.E.": "Su Excelencia",
    "S.S.": "Su Santidad", "S.A.R.": "Su Alteza Real", "Alm.": "almirante", "Pdte.": "presidente",
}  # fmt: skip
_LABELS = {
    "p.": "página", "pp.": "páginas", "pág.": "página", "págs.": "páginas", "n.º": "número",
    "N.º": "número", "nº": "número", "Nº": "número", "n°": "número", "N°": "número",
    "núm.": "número", "núms.": "números", "№": "número", "#": "número", "art.": "artículo",
    "arts.": "artículos", "Art.": "artículo", "cap.": "capítulo", "caps.": "capítulos",
    "vol.": "volumen", "vols.": "volúmenes", "t.": "tomo", "fig.": "figura", "figs.": "figuras",
    "sec.": "sección", "párr.": "párrafo", "inc.": "inciso", "apdo.": "apartado", "lib.": "libro",
    "fol.": "folio", "v.": "verso", "vv.": "versos", "n.ª": "número", "§§": "párrafos",
    "§": "párrafo",
    "s.": "siglo",
    "ss.": "siglos", "tel.": "teléfono", "km.": "kilómetro", "km": "kilómetro", "ca.": "circa",
    "letr.": "letra", "C.P.": "código postal", "T.A.": "tensión arterial",
    "L.O.": "Ley Orgánica", "R.D.": "Real Decreto", "R.D.L.": "Real Decreto-ley",
    "R.D.-Ley": "Real Decreto-ley", "exp.": "expediente", "n.": "nota", "ms.": "manuscrito",
    "mss.": "manuscritos", "ff.": "folios", "f.j.": "fundamento jurídico", "lit.": "literal",
    "ap.": "apartado", "ep.": "epígrafe", "lám.": "lámina",
    "láms.": "láminas", "cuad.": "cuadro", "fols.": "folios", "líns.": "líneas", "lín.": "línea",
    "P.K.": "punto kilométrico", "p.k.": "punto kilométrico", "pk": "punto kilométrico",
    "PK": "punto kilométrico", "FJ": "fundamento jurídico",
    "F.J.": "fundamento jurídico", "RD": "Real Decreto", "LO": "Ley Orgánica",
    "RDL": "Real Decreto-ley", "STS": "sentencia del Tribunal Supremo",
    "SSTS": "sentencias del Tribunal Supremo", "STC": "sentencia del Tribunal Constitucional",
    "SSTC": "sentencias del Tribunal Constitucional", "CP": "código postal",
}  # fmt: skip
_SHORTEST_CAPITAL = 3
"""Longer labels than this are such with a first capital, too."""
_WEEKDAYS = {
    "lun.": "lunes", "mar.": "martes", "mié.": "miércoles", "miér.": "miércoles", "jue.": "jueves",
    "vier.": "viernes", "vie.": "viernes", "sáb.": "sábado", "dom.": "domingo",
}  # fmt: skip

_LABELS |= {
    one[0].upper() + one[1:]: said for one, said in _LABELS.items() if len(one) > _SHORTEST_CAPITAL
}
# what an abbreviated adjective agrees with stands before it: "velocidad máx.", "gastos incl."
_ADJECTIVES = {"máx": "máxim", "mín": "mínim", "incl": "incluid", "excl": "excluid"}
_ADJECTIVE = re.compile(rf"(?<![\w.])(?i:(?P<stem>{either(_ADJECTIVES)}))\.(?!\w)")
_NOUN_BEFORE = re.compile(r"([^\W\d_]{3,})\.?\s$")
_LONGEST_NOUN = 20
_SHORT_FEMININE = frozenset({"temp", "vel", "tensión", "pres"})
_EVERY = {"h": "horas", "hs": "horas", "hrs": "horas", "d": "días", "min": "minutos"}
_DOSE = re.compile(
    rf"(?<!\w)c/\s?(?P<number>\d{{1,2}})\s?(?P<unit>{either(_EVERY)}|horas?|días?|semanas?|meses)\b"
)
_MINUTE = re.compile(r"(?<!\w)[Mm]in\.\s(?=\d{1,3}(?:\+\d{1,2})?(?:[),;:]|$|\.$|\s(?:de|y)\b))")
_EVERY_DAY = re.compile(r"(?<=[a-záéíóúñ]{2}s)/(?=(?:día|semana|mes|año|hora|persona)\b)")
_FOR = re.compile(r"(?<!\w)p/\s?(?=\d)")
_CIRCA = re.compile(r"(?=[hcf])(?<![\w.])(?<!\d )(?P<sign>h|c|ca|fl)\.\s(?=1\d{3}\b|[3-9]\d\d\b)")
_ABOUT = {"h": "hacia ", "c": "circa ", "ca": "circa ", "fl": "floreció en "}
_SIDE = re.compile(
    r"(?<!\w)(?:fols?\.|ff?\.|folios?|h\.|hojas?)\s\d{1,4}\s?(?P<side>[rv])(?:\.|º|\b)",
    re.IGNORECASE,
)
_SIDES = {"r": " recto", "v": " vuelto"}


_DAY_SPAN = re.compile(
    r"(?<!\w)(?i:(?P<first>lun|mar|mi[eé]r?|jue|vier?|s[aá]b|dom)\.?\s?(?:[-–/]|\ba\b)\s?"
    r"(?P<last>lun|mar|mi[eé]r?|jue|vier?|s[aá]b|dom)(?:\.|\b))"
    r"|(?<!\w)(?P<one>[LMXJVSD])\s?[-–]\s?(?P<other>[LMXJVSD])(?=\.?:?\s(?:de\s)?\d)"
)
_DAYS = {
    "lu": "lunes", "ma": "martes", "mi": "miércoles", "ju": "jueves", "vi": "viernes",
    "sa": "sábado", "sá": "sábado", "do": "domingo", "L": "lunes", "M": "martes",
    "X": "miércoles", "J": "jueves", "V": "viernes", "S": "sábado", "D": "domingo",
}  # fmt: skip


def _day_spans(text: str) -> Iterator[Edit]:
    """Say ``lun.-vie.`` and ``L-V 9-14 h``."""
    for found in _DAY_SPAN.finditer(text):
        ends = (found["first"], found["last"])
        keys = (found["one"], found["other"]) if found["one"] else (e[:2].lower() for e in ends)
        yield edit(found, " a ".join(_DAYS[key] for key in keys), "abbreviations")


def _adjectives(text: str) -> Iterator[Edit]:
    for found in _ADJECTIVE.finditer(text) if mentions(text, _ADJECTIVES) else ():
        ahead = _NOUN_BEFORE.search(text, max(0, found.start() - _LONGEST_NOUN), found.start())
        # an acronym before it is masculine as a rule: "IVA incl."
        known = ahead and is_noun(ahead[1]) and not ahead[1].isupper()
        noun = ahead[1].lower() if ahead and known else ""
        ending = "a" if noun in _SHORT_FEMININE or (noun and gender(noun) == "f") else "o"
        said = f"{_ADJECTIVES[found['stem'].lower()]}{ending}{'s' if noun.endswith('s') else ''}"
        said = said.capitalize() if found[0][0].isupper() else said
        span = Span(found.start(), found.end() - ends_text(text, found.end()))
        yield Edit(span=span, spoken=said, rule="abbreviations")


def _before_figures(text: str) -> Iterator[Edit]:
    for found in _DOSE.finditer(text) if "c/" in text else ():
        unit = _EVERY.get(found["unit"], found["unit"])
        number = cardinal(int(found["number"]), gender(unit))
        yield edit(found, f"cada {number} {unit}", "abbreviations")
    for found in _MINUTE.finditer(text) if "in." in text else ():
        yield edit(found, "minuto ", "abbreviations")
    for found in _EVERY_DAY.finditer(text) if "/" in text else ():
        yield edit(found, " por ", "abbreviations")
    for found in _FOR.finditer(text) if "p/" in text else ():
        yield edit(found, "para ", "abbreviations")
    for found in _CIRCA.finditer(text):
        yield edit(found, _ABOUT[found["sign"]], "abbreviations")


def following(text: str) -> Iterator[Edit]:
    """Say the sides of leaves: ``fol. 12 r.``."""
    for found in _SIDE.finditer(text):
        end = found.end() - (found[0].endswith(".") and ends_text(text, found.end()))
        span = Span(found.start("side"), end)
        yield Edit(span=span, spoken=_SIDES[found["side"].lower()], rule="references")


abbreviations = together(_adjectives, shared.abbreviations(_SAID, _CLOSING))
weekdays = together(
    _day_spans,
    shared.before_numbers(_WEEKDAYS, r",?\s(?:y\s)?(?:lun|mar|mié|jue|vie|sáb|dom|fest)\."),
)
honorifics = shared.titles(_TITLES)
# "D. Juan", but not the first of several initials, "D. H. Lawrence"
don = shared.titles({"D.": "don"}, before="[A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
references = together(
    near(NUMBERS, _before_figures),
    shared.labels(_LABELS),
    shared.titles({"s.v.": "sub voce"}, before=r"[«“\"‘\w]"),
)
