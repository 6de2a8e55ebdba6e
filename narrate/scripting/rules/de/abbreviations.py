"""Abbreviations that are said in full: everyday ones, titles, labels before numbers."""

from narrate.scripting.rules.shared import abbreviations as shared

_SAID = {
    "z.B.": "zum Beispiel", "zB": "zum Beispiel", "d.h.": "das heißt", "u.a.": "unter anderem",
    "u.ä.": "und ähnliches", "u.Ä.": "und Ähnliches", "o.ä.": "oder ähnliches",
    "o.Ä.": "oder Ähnliches", "usw.": "und so weiter", "u.s.w.": "und so weiter",
    "usf.": "und so fort", "etc.": "et cetera", "bzw.": "beziehungsweise",
    "bspw.": "beispielsweise",
    "vgl.": "vergleiche", "s.o.": "siehe oben", "s.u.": "siehe unten", "sog.": "sogenannt",
    "u.a.m.": "und andere mehr", "em.": "emeritus", "h.c.": "honoris causa",
    "mult.": "multiplex", "a.M.": "am Main", "a.Rh.": "am Rhein", "o.d.T.": "ob der Tauber",
    "a.d.": "an der", "d.Gr.": "der Große", "d.Ä.": "der Ältere", "Gebr.": "Gebrüder",
    "Msp.": "Messerspitze", "Pck.": "Päckchen", "Pckg.": "Packung", "gem.": "gemäß",
    "betr.": "betrifft", "lt.": "laut", "Wwe.": "Witwe", "evtl.": "eventuell", "rd.": "rund",
    "Az.": "Aktenzeichen", "Einw.": "Einwohner",
    "Dtl.": "Deutschland", "gen.": "genannt", "ü.NN": "über Normalnull", "Anl.": "Anlage",
    "ü.NHN": "über Normalhöhennull", "ü.d.M.": "über dem Meeresspiegel", "Div.": "Divisionen",
    "erm.": "ermäßigt", "i.J.": "im Jahr", "n.u.Z.": "nach unserer Zeitrechnung",
    "v.u.Z.": "vor unserer Zeitrechnung", "Mill.": "Millionen", "Jhs.": "Jahrhunderts",
    "ggf.": "gegebenenfalls", "ca.": "circa", "inkl.": "inklusive",
    "exkl.": "exklusive", "insb.": "insbesondere", "insbes.": "insbesondere",
    "einschl.": "einschließlich",
    "zzgl.": "zuzüglich", "abzgl.": "abzüglich", "v.a.": "vor allem", "i.a.": "im Allgemeinen",
    "i.d.R.": "in der Regel", "m.E.": "meines Erachtens", "m.a.W.": "mit anderen Worten",
    "u.U.": "unter Umständen", "z.T.": "zum Teil", "z.Z.": "zur Zeit", "z.Zt.": "zur Zeit",
    "zz.": "zurzeit", "a.a.O.": "am angegebenen Ort", "ebd.": "ebenda", "Anm.": "Anmerkung",
    "Hrsg.": "Herausgeber", "hrsg.": "herausgegeben", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert",
    "Jhdt.": "Jahrhundert", "n.Chr.": "nach Christus", "v.Chr.": "vor Christus", "geb.": "geboren",
    "gest.": "gestorben", "verh.": "verheiratet", "gez.": "gezeichnet", "bes.": "besonders",
    "allg.": "allgemein", "dt.": "deutsch", "engl.": "englisch", "frz.": "französisch",
    "lat.": "lateinisch", "max.": "maximal", "min.": "minimal", "resp.": "respektive",
    "Str.": "Straße", "Tel.": "Telefon", "Mio.": "Millionen", "Mrd.": "Milliarden",
    "Tsd.": "Tausend", "Std.": "Stunden", "Min.": "Minuten", "Sek.": "Sekunden", "Bhf.": "Bahnhof",
    "Hbf.": "Hauptbahnhof", "Abt.": "Abteilung", "Co.": "Co", "e.V.": "eingetragener Verein",
    "i.V.m.": "in Verbindung mit", "i.V.": "in Vertretung", "i.A.": "im Auftrag",
    "a.D.": "außer Dienst", "d.J.": "dieses Jahres",
    "d.M.": "dieses Monats", "u.v.m.": "und vieles mehr", "u.v.a.": "und viele andere",
    "b.w.": "bitte wenden", "p.a.": "per annum", "Ew.": "Euer", "Ltd.": "Limited",
    "Corp.": "Corporation",
    "dgl.": "dergleichen", "u.dgl.": "und dergleichen", "gegr.": "gegründet", "ehem.": "ehemals",
    "urspr.": "ursprünglich", "versch.": "verschiedene", "vs.": "versus", "Forts.": "Fortsetzung",
    "jun.": "junior", "sen.": "senior", "jr.": "junior", "sr.": "senior", "Frhr.": "Freiherr",
    "Gfn.": "Gräfin", "z.Hd.": "zu Händen", "zit.": "zitiert", "übers.": "übersetzt",
    "Mo.": "Montag", "Di.": "Dienstag", "Mi.": "Mittwoch", "Do.": "Donnerstag", "Fr.": "Freitag",
    "Dr.": "Doktor", "Prof.": "Professor", "Mr.": "Mister", "Mrs.": "Misses", "Ms.": "Miss",
    "Frl.": "Fräulein", "Hrn.": "Herrn", "Sa.": "Samstag", "So.": "Sonntag", "ff.": "folgende",
    "f.": "folgende", "Fa.": "Firma",
    "v.H.": "vom Hundert", "v.u.": "von unten", "v.o.": "von oben", "hg.v.": "herausgegeben von",
    "hrsg.v.": "herausgegeben von", "Aufl.": "Auflage", "überarb.": "überarbeitete",
    "verb.": "verbesserte", "neubearb.": "neubearbeitete", "s.a.": "siehe auch",
    "verk.": "verkaufen", "tägl.": "täglich", "einst.": "einstimmig", "Erw.": "Erwachsene",
    "Fam.": "Familie", "Führg.": "Führung", "Ermäß.": "Ermäßigung",
    "Kirchengem.": "Kirchengemeinde", "Kto.-Nr.": "Kontonummer", "BGBl.": "Bundesgesetzblatt",
    "USt.": "Umsatzsteuer", "BT-Drs.": "Bundestagsdrucksache", "BR-Drs.": "Bundesratsdrucksache",
    "Drs.": "Drucksache", "USt-IdNr.": "Umsatzsteuer-Identifikationsnummer", "StGB": "S T G B",
    "StPO": "S T P O", "BVerfG": "Bundesverfassungsgericht",
    "BVerwG": "Bundesverwaltungsgericht", "BvR": "B V R", "EStG": "E S T G", "UStG": "U S T G",
    "UrhG": "Urheberrechtsgesetz", "AktG": "Aktiengesetz", "GmbHG": "G M B H G",
    "InsO": "Insolvenzordnung", "BauGB": "Baugesetzbuch", "VwGO": "V W G O",
    "BetrVG": "Betriebsverfassungsgesetz", "VwVfG": "V W V F G",
    "Pers.": "Personen", "Pkt.": "Punkte", "ggü.": "gegenüber", "Vj.": "Vorjahr",
    "Wfl.": "Wohnfläche", "Wohnfl.": "Wohnfläche", "Bj.": "Baujahr", "Whg.": "Wohnung",
    "tgl.": "täglich", "wöch.": "wöchentlich", "jährl.": "jährlich", "monatl.": "monatlich",
    "Temp.": "Temperatur", "zw.": "zwischen", "wg.": "wegen",
    "n.V.": "nach Vereinbarung", "Urt.": "Urteil", "Beschl.": "Beschluss", "i.R.": "im Ruhestand",
    "prom.": "promoviert", "Vors.": "Vorsitzender", "stellv.": "stellvertretend",
    "mind.": "mindestens", "bzgl.": "bezüglich", "insg.": "insgesamt", "zus.": "zusammen",
    "durchschn.": "durchschnittlich", "jew.": "jeweils", "entspr.": "entsprechend",
    "voraussichtl.": "voraussichtlich", "schriftl.": "schriftlich", "mündl.": "mündlich",
    "tel.": "telefonisch", "kath.": "katholisch", "evang.": "evangelisch", "Mitgl.": "Mitglieder",
    "Stk.": "Stück", "Whs.": "Wohnhaus", "Anz.": "Anzahl", "Bez.": "Bezirk", "Kto.": "Konto",
    "Verw.": "Verwaltung", "Gde.": "Gemeinde", "Kr.": "Kreis", "Lkr.": "Landkreis",
    "verw.": "verwitwet", "gesch.": "geschieden", "led.": "ledig",
    "MwSt.": "Mehrwertsteuer", "mtl.": "monatlich", "u.": "und", "od.": "oder", "Nr.": "Nummer",
    "UdSSR": "U D S S R", "GmbH": "G M B H", "BAföG": "Bafög", "MdB": "M D B", "MdL": "M D L",
}  # fmt: skip
_WEEKDAYS = frozenset({"Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."})
_AFTER_NUMBERS = frozenset({"ff.", "f."})
_CLOSING = frozenset({"usw.", "u.s.w.", "etc.", "usf.", "u.a.", "u.ä.", "o.ä.", "u.v.m.",
    "u.v.a.", "s.o.", "s.u.",
                      "e.v.", "co.", "str.", "jr.", "jun.", "jh.", "n.chr.", "v.chr."})  # fmt: skip
_TITLES = {
    "Hr.": "Herr", "Fr.": "Frau",
    "St.": "Sankt", "Gen.": "General", "Lt.": "Leutnant", "Ltn.": "Leutnant", "Hptm.": "Hauptmann",
    "Maj.": "Major", "Oberst.": "Oberst", "Ing.": "Ingenieur", "Dipl.-Ing.": "Diplom-Ingenieur",
    "Mag.": "Magister", "Dr.-Ing.": "Doktor-Ingenieur", "Mme.": "Madame", "Bgm.": "Bürgermeister",
    "Abg.": "Abgeordneter", "Min.": "Minister", "Präs.": "Präsident", "Dir.": "Direktor",
    "Kard.": "Kardinal",
    "Msgr.": "Monsignore", "Pfr.": "Pfarrer", "Dres.": "Doktoren", "Drs.": "Doktoren",
    "Hl.": "Heilige",
    "hl.": "heilige", "Kgl.": "Königlich", "kgl.": "königlich",
    "k.u.k.": "kaiserlich und königlich",
}  # fmt: skip
_LABELS = {
    "S.": "Seite", "Nr.": "Nummer", "Nrn.": "Nummern", "№": "Nummer", "#": "Nummer", "Bd.": "Band",
    "Bde.": "Bände", "Art.": "Artikel", "Abs.": "Absatz", "Abb.": "Abbildung", "Tab.": "Tabelle",
    "Kap.": "Kapitel", "Ziff.": "Ziffer", "Anm.": "Anmerkung", "Fn.": "Fußnote", "Aufl.": "Auflage",
    "Bl.": "Blatt", "Sp.": "Spalte", "Z.": "Zeile", "V.": "Vers", "Hs.": "Handschrift",
    "H.": "Heft",
    "Jg.": "Jahrgang", "T.": "Teil", "§§": "Paragraphen", "§": "Paragraph", "Rn.": "Randnummer",
    "Tel.": "Telefon", "ca.": "circa", "Fig.": "Figur", "Gl.": "Gleis", "Anl.": "Anlage",
    "op.": "opus",
    "Op.": "Opus",
}  # fmt: skip

abbreviations = shared.abbreviations(
    {one: said for one, said in _SAID.items() if one not in _WEEKDAYS | _AFTER_NUMBERS}, _CLOSING
)
weekdays = shared.before_numbers(
    {one: _SAID[one] for one in _WEEKDAYS} | {"v.": "vom"}, also=r",\sde[mn]\s"
)
following = shared.after_numbers({one: _SAID[one] for one in _AFTER_NUMBERS})
honorifics = shared.titles(_TITLES)
particles = shared.titles(_TITLES, before=r"(?:von|vom|van|de|du|di|zu|zum|zur)\s")
references = shared.labels(_LABELS)
streets = shared.endings({"str.": "straße"})
