"""Which language a question is in: Chinese, English, or one the assistant does not speak."""

import re
from typing import Literal

Language = Literal["zh", "en", "other"]

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Scripts of languages that are neither: kana, hangul, Cyrillic, Greek, Arabic, Hebrew, Thai, Devanagari.
_FOREIGN = re.compile(
    r"[\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0370-\u03ff\u0590-\u06ff\u0e00-\u0e7f\u0900-\u097f]"
)
_PLACEHOLDER = re.compile(r"<[A-Z_]+_\d+>")
_WORD = re.compile(r"[a-z\u00e0-\u024f]+")

# Function words: a company name such as "La maison d'Asie" holds one or two, a sentence holds more.
_ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "is",
        "are",
        "was",
        "were",
        "what",
        "which",
        "who",
        "where",
        "when",
        "how",
        "many",
        "much",
        "show",
        "list",
        "any",
        "all",
        "my",
        "our",
        "its",
        "their",
        "do",
        "does",
        "did",
        "have",
        "has",
        "there",
        "about",
        "and",
        "or",
        "in",
        "on",
        "by",
        "from",
        "to",
        "with",
        "last",
        "this",
        "that",
        "it",
        "give",
        "tell",
        "me",
    ]
)
_OTHER_LATIN = frozenset(
    [
        "le",
        "les",
        "des",
        "est",
        "où",
        "ou",
        "commandes",
        "commande",
        "quelle",
        "quelles",
        "quel",
        "combien",
        "avec",
        "pour",
        "dans",
        "sont",
        "une",
        "der",
        "das",
        "ist",
        "wo",
        "welche",
        "wie",
        "viele",
        "bestellung",
        "bestellungen",
        "mit",
        "und",
        "für",
        "sind",
        "el",
        "los",
        "las",
        "dónde",
        "donde",
        "está",
        "cuántos",
        "cuantos",
        "pedido",
        "pedidos",
        "cuál",
        "para",
        "con",
        "qué",
        "il",
        "dove",
        "ordine",
        "ordini",
        "quanti",
        "quali",
        "onde",
        "pedidos",
        "quantos",
        "são",
        "não",
        "uma",
        "waar",
        "bestelling",
        "hoeveel",
        "gdzie",
        "jest",
        "zamówienie",
        "nerede",
        "sipariş",
    ]
)


def detect(text: str) -> Language:
    """Return the language of a question; mixed Chinese and English counts as Chinese.

    >>> detect("SO2026-00042 现在到哪了？"), detect("Where is order 10248?"), detect("Où est la commande ?")
    ('zh', 'en', 'other')
    """
    plain = _PLACEHOLDER.sub(" ", text)
    cjk, foreign = len(_CJK.findall(plain)), len(_FOREIGN.findall(plain))
    if foreign and foreign * 2 >= cjk + foreign and foreign > len(_LATIN.findall(plain)):
        return "other"
    if re.search(r"[\u3040-\u30ff\uac00-\ud7af]{2}", plain) and foreign * 3 >= cjk:
        return "other"
    if cjk:
        return "zh"
    words = _WORD.findall(plain.lower())
    strange = sum(word in _OTHER_LATIN for word in words)
    return "other" if strange >= 2 and strange > sum(word in _ENGLISH for word in words) else "en"
