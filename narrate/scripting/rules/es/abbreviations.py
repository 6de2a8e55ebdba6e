"""Abbreviations that are said in full: everyday ones, titles, labels before numbers."""

from narrate.scripting.rules.shared import abbreviations as shared

_SAID = {
    "etc.": "etcétera", "incl.": "incluido", "p.ej.": "por ejemplo", "ej.": "ejemplo",
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
    "ibid.": "ibidem", "ibíd.": "ibidem", "op.cit.": "obra citada", "loc.cit.": "lugar citado",
    "prov.": "provincia", "máx.": "máximo", "mín.": "mínimo", "vs.": "versus", "i.e.": "es decir",
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
    "pral.": "principal",
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
    "ss.": "siglos", "tel.": "teléfono", "Tel.": "teléfono", "km.": "kilómetro", "ca.": "circa",
}  # fmt: skip
_WEEKDAYS = {
    "lun.": "lunes", "mar.": "martes", "mié.": "miércoles", "miér.": "miércoles", "jue.": "jueves",
    "vier.": "viernes", "vie.": "viernes", "sáb.": "sábado", "dom.": "domingo",
}  # fmt: skip

abbreviations = shared.abbreviations(_SAID, _CLOSING)
weekdays = shared.before_numbers(_WEEKDAYS)
honorifics = shared.titles(_TITLES)
# "D. Juan", but not the first of several initials, "D. H. Lawrence"
don = shared.titles({"D.": "don"}, before="[A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
references = shared.labels(_LABELS)
