"""The fixed phrases that announce what is not read, by language."""

from __future__ import annotations

_PHRASES = {
    "image": {
        "en": "Image:", "de": "Bild:", "fr": "Image :", "es": "Imagen:", "it": "Immagine:",
        "nl": "Afbeelding:", "pt": "Imagem:", "sv": "Bild:", "da": "Billede:", "no": "Bilde:",
        "pl": "Obraz:", "ru": "Изображение:",
    },
    "figure": {
        "en": "Figure:", "de": "Abbildung:", "fr": "Figure :", "es": "Figura:", "it": "Figura:",
        "nl": "Figuur:", "pt": "Figura:", "sv": "Figur:", "da": "Figur:", "no": "Figur:",
        "pl": "Rycina:", "ru": "Рисунок:",
    },
    "table": {
        "en": "Table of {count} rows, not read.",
        "de": "Tabelle mit {count} Zeilen, nicht vorgelesen.",
        "fr": "Tableau de {count} lignes, non lu.",
        "es": "Tabla de {count} filas, no leída.",
        "it": "Tabella di {count} righe, non letta.",
        "nl": "Tabel van {count} rijen, niet voorgelezen.",
        "pt": "Tabela de {count} linhas, não lida.",
    },
    "table-of-one": {
        "en": "Table of one row, not read.",
        "de": "Tabelle mit einer Zeile, nicht vorgelesen.",
        "fr": "Tableau d’une ligne, non lu.",
        "es": "Tabla de una fila, no leída.",
        "it": "Tabella di una riga, non letta.",
        "nl": "Tabel van één rij, niet voorgelezen.",
        "pt": "Tabela de uma linha, não lida.",
    },
    "code": {
        "en": "Code sample, {count} lines.",
        "de": "Codebeispiel, {count} Zeilen.",
        "fr": "Exemple de code, {count} lignes.",
        "es": "Ejemplo de código, {count} líneas.",
        "it": "Esempio di codice, {count} righe.",
        "nl": "Codevoorbeeld, {count} regels.",
        "pt": "Exemplo de código, {count} linhas.",
    },
    "code-of-one": {
        "en": "Code sample, one line.",
        "de": "Codebeispiel, eine Zeile.",
        "fr": "Exemple de code, une ligne.",
        "es": "Ejemplo de código, una línea.",
        "it": "Esempio di codice, una riga.",
        "nl": "Codevoorbeeld, één regel.",
        "pt": "Exemplo de código, uma linha.",
    },
    "formula": {
        "en": "formula", "de": "Formel", "fr": "formule", "es": "fórmula", "it": "formula",
        "nl": "formule", "pt": "fórmula", "sv": "formel", "da": "formel", "no": "formel",
        "pl": "wzór", "ru": "формула",
    },
    "omission": {
        "en": "text omitted", "de": "Text ausgelassen", "fr": "texte omis",
        "es": "texto omitido", "it": "testo omesso", "nl": "tekst weggelaten",
        "pt": "texto omitido",
    },
    "link": {
        "en": "link", "de": "Link", "fr": "lien", "es": "enlace", "it": "collegamento",
        "nl": "link", "pt": "ligação",
    },
    "page": {
        "en": "Page {number}.", "de": "Seite {number}.", "fr": "Page {number}.",
        "es": "Página {number}.", "it": "Pagina {number}.", "nl": "Pagina {number}.",
        "pt": "Página {number}.", "sv": "Sida {number}.", "da": "Side {number}.",
        "no": "Side {number}.", "pl": "Strona {number}.", "ru": "Страница {number}.",
    },
}  # fmt: skip


def phrase(name: str, lang: str, *, count: int = 0, number: str = "") -> str:
    """Return a phrase in a language (BCP 47 tag); in English where it is not known in it."""
    words = _PHRASES.get(f"{name}-of-one", {}) if count == 1 else {}
    words = words or _PHRASES[name]
    said = words.get(lang.partition("-")[0].lower(), words["en"])
    return said.format(count=count, number=number)
