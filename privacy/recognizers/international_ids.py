"""Identity and tax numbers of people in other countries, each switched on by its name.

A number counts when its check digit is right and its form is rare, or when a word beside it says what it is.
Sources: US Social Security Administration (randomised numbers: no 000, 666, 9xx) and IRS (ITIN 9xx); HMRC manual
NIM39110 (NINO); NHS Data Dictionary (modulo 11); Bundeszentralamt (ISO 7064 MOD 11,10); INSEE (97 minus modulo 97);
Real Decreto 1553/2005 (modulo 23); D.M. 23.12.1976 (codice fiscale); PESEL act (weights 1 3 7 9); UIDAI (form);
Income Tax Department (PAN); ICA (NRIC, modulo 11); ATO (TFN, modulo 11); Service Canada (SIN, Luhn); MOIS (RRN).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, Rule, after, before, luhn, names_a_thing

_GAP = r"[ \-]?"
_WINDOW, _AFTER = 24, 8


@dataclass(frozen=True)
class _Paper:
    """One country's number: its form, the words that say so, its check, and whether the check alone is enough."""

    form: str
    cue: str
    check: Callable[[str], bool] = lambda number: True  # noqa: ARG005 - some have no check
    alone: bool = False
    needs: str = ""  # of those that need no word; the others need theirs


def _weighted(number: str, weights: tuple[int, ...]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, number, strict=False))


def _nhs(number: str) -> bool:
    rest = 11 - _weighted(number, (10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return rest % 11 == int(number[9]) and rest != 10


def _german(number: str) -> bool:
    product = 10
    for digit in number[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(number[10])


def _french(number: str) -> bool:
    body = number[:13].replace("2A", "19").replace("2B", "18")
    return 97 - int(body) % 97 == int(number[13:])


def _spanish(number: str) -> bool:
    digits = number[:-1].translate(str.maketrans("XYZ", "012"))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == number[-1]


def _polish(number: str) -> bool:
    return -_weighted(number[:10], (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10 == int(number[10])


def _singapore(number: str) -> bool:
    total = _weighted(number[1:8], (2, 7, 6, 5, 4, 3, 2)) + {"T": 4, "G": 4, "M": 3}.get(number[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(number[0], "XWUTRQPNMLK")
    index = total % 11 if number[0] != "M" else 10 - total % 11
    return letters[index] == number[8]


def _australian(number: str) -> bool:
    return len(number) == 9 and _weighted(number, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


PAPERS: dict[str, _Paper] = {
    "us_ssn": _Paper(
        r"(?!000|666|9)[0-9]{3}([ \-]?)(?!00)[0-9]{2}\1(?!0000)[0-9]{4}",
        r"social security|SSN|soc\.? sec",
        needs=r"-[0-9]{2}-[0-9]{4}|(?i:social|ssn|soc\.? ?sec)",
    ),
    "us_itin": _Paper(rf"9[0-9]{{2}}{_GAP}[5-9][0-9]{_GAP}[0-9]{{4}}", r"ITIN|taxpayer id"),
    "uk_nino": _Paper(
        r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?[0-9]{2}){3} ?[A-D]",
        r"national insurance|NINO|\bNI\b",
        alone=True,
        needs="[A-Z]{2} ?[0-9]{2} ?[0-9]{2}|(?i:nino|national ins)",
    ),
    "uk_nhs": _Paper(rf"[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}", r"NHS", _nhs),
    "de_tax_id": _Paper(
        r"[1-9][0-9](?: ?[0-9]{3}){3}",
        r"Steuer-?ID|steuerliche|Steueridentifikationsnummer|IdNr|tax id",
        _german,
    ),
    "fr_nir": _Paper(
        r"[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}",
        r"s[ée]curit[ée] sociale|NIR|num[ée]ro de s[ée]cu",
        _french,
    ),
    "es_nif": _Paper(
        r"(?:[0-9]{8}|[0-9]{2}\.[0-9]{3}\.[0-9]{3}|[XYZ]-?[0-9]{7})-?[A-HJ-NP-TV-Z]",
        r"DNI|NIF|NIE",
        _spanish,
        alone=True,
        needs="[0-9]{3}-?[A-Za-z]",
    ),
    "it_fiscal_code": _Paper(
        r"[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]",
        r"codice fiscale|C\.?F\.?",
        alone=True,
        needs="[A-Za-z]{6}[0-9]",
    ),
    "pl_pesel": _Paper(r"[0-9]{11}", r"PESEL", _polish),
    "in_aadhaar": _Paper(r"[2-9][0-9]{3}[ \-]?[0-9]{4}[ \-]?[0-9]{4}", r"aadhaar|aadhar|UIDAI"),
    "in_pan": _Paper(
        r"[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]",
        r"\bPAN\b|permanent account",
        alone=True,
        needs="[A-Za-z]{5}[0-9]{4}",
    ),
    "sg_nric": _Paper(
        r"[STFGM][0-9]{7}[A-Z]", r"NRIC|FIN\b|IC no", _singapore, alone=True, needs="[STFGMstfgm][0-9]{7}"
    ),
    "au_tfn": _Paper(r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}", r"TFN|tax file", _australian),
    "ca_sin": _Paper(r"[1-79][0-9]{2}[ \-]?[0-9]{3}[ \-]?[0-9]{3}", r"\bSIN\b|social insurance", luhn),
    "kr_rrn": _Paper(
        r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-?[1-8][0-9]{6}",
        r"RRN|resident registration|주민등록",
    ),
    "driving_licence": _Paper(
        r"[A-Z9]{5}[0-9][0156][0-9][0-3][0-9]{2}[A-Z9]{2}[0-9A-Z]{3}|[A-Z][0-9]{7,12}|[A-Z]{1,2}[0-9]{5,7}",
        r"driv(?:er'?s?|ing) licen[cs]e|\bDL\b",
    ),
}
# On without being named: rare forms, or never without their word.
DEFAULT = ("us_ssn", "us_itin", "uk_nino", "uk_nhs", "sg_nric", "in_aadhaar", "in_pan", "driving_licence")


def rule(name: str) -> Rule:
    """Return the rule of one paper.

    Raises:
        KeyError: There is none of this name.
    """
    paper = PAPERS[name]
    cue = re.compile(paper.cue, re.IGNORECASE)

    def fits(text: str, start: int, end: int) -> bool:
        number = re.sub(r"[ .\-]", "", text[start:end])
        cued = cue.search(before(text, start, _WINDOW)) or cue.search(after(text, end, _AFTER))
        if cued:
            return True
        if name == "us_ssn":  # its dashes are its own: 3-2-4
            return text[start:end].count("-") == 2 and not names_a_thing(text, start)
        # Without its word, in capitals only: ab123456c may be anything.
        return paper.alone and number.isupper() and paper.check(number) and not names_a_thing(text, start)

    return Rule(
        name=name,
        kind="ID_NUMBER",
        pattern=rf"(?i:{ALONE_BEFORE}(?<![0-9A-Z]-)(?:{paper.form}){ALONE_AFTER}(?!-[0-9A-Z]))",
        score=0.8,
        fits=fits,
        needs=paper.needs or f"(?i:{paper.cue})",
    )


RULES = tuple(rule(name) for name in DEFAULT)
