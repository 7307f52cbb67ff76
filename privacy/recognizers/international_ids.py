"""Identity and tax numbers of people in other countries, each by its name.

A number counts when its check digit is right and its form is rare, or when a word beside it says what it is; the word may
be farther away where the check digit is right or `no.` leads to the number. None counts as bare digits, though its check
digit be right.
Sources of the forms: US Social Security Administration (no 000, 666, 9xx), IRS (ITIN 9xx), USCIS (service centre and ten
digits); HMRC manual NIM39110; DVLA; D.M. 23.12.1976 (codice fiscale); Income Tax Department (PAN); Central Motor Vehicles
Rules, 1989 (licence); MOIS (RRN); JPN (MyKad); PAuswG annex; Emirates ICP; RENAPO (CURP). Check digits: `paper_checks`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from privacy.recognizers import paper_checks as check
from privacy.recognizers.rule import (
    ALONE_AFTER,
    ALONE_BEFORE,
    Rule,
    after,
    before,
    either_case,
    luhn,
    names_a_thing,
)

_GAP = r"[ \-]?"
_WINDOW, _AFTER, _FAR = 30, 12, 66
_LED = re.compile(r"(?i)(?:\b(?:no|nr|num|number|id|is|was|as|card|given|shows?)\b\.?|[:#=(])[\s:=#(]{0,3}$")


def _unchecked(number: str) -> bool:  # noqa: ARG001 - some papers have no check digit
    return True


@dataclass(frozen=True)
class _Paper:
    """One country's number: its form, the words that say so, its check, and whether form and check are enough.

    Args:
        form: A regular expression, read without regard to case.
        cue: The words, as literals; a blank stands for any number of blanks or dashes.
        check: Its check digit.
        alone: Whether form and check need no word.
        needs: What those that need no word hold, figures first, for they are rare; the others need their word.
    """

    form: str
    cue: str
    check: Callable[[str], bool] = _unchecked
    alone: bool = False
    needs: str = ""


PAPERS: dict[str, _Paper] = {
    "us_ssn": _Paper(
        r"(?!000|666|9)[0-9]{3}([ \-]?)(?!00)[0-9]{2}\1(?!0000)[0-9]{4}", "social security|ssn|soc sec|soc. sec",
        needs="-[0-9]{2}-[0-9]{4}|" + either_case("social|ssn|soc sec|soc. sec"),
    ),
    "us_itin": _Paper(rf"9[0-9]{{2}}{_GAP}[5-9][0-9]{_GAP}[0-9]{{4}}", "itin|taxpayer id"),
    "us_card": _Paper(
        r"(?:SRC|LIN|EAC|WAC|MSC|NBC|IOE|YSC)-?[0-9]{10}", "green card|permanent resident|uscis", alone=True,
        needs="SRC|LIN|EAC|WAC|MSC|NBC|IOE|YSC",
    ),
    "us_alien": _Paper(r"A?[ \-]?[0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{3}", "alien number|alien no|a-number|alien registration"),
    "uk_nino": _Paper(
        r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?[0-9]{2}){3} ?[A-D]",
        "national insurance|nino|ni no|ni number|ni:|ni ", alone=True,
        needs="[0-9][0-9] ?[A-Da-d]",
    ),
    "uk_nhs": _Paper(rf"[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}", "nhs", check.nhs),
    "de_tax_id": _Paper(
        r"[1-9][0-9](?: ?[0-9]{3}){3}", "steuer-id|steuer id|steuerid|steuerliche|steueridentifikationsnummer|idnr|tax id",
        check.german_tax,
    ),
    "de_card": _Paper(
        r"[CFGHJKLMNPRTVWXYZ](?=[A-Z]*[0-9])[0-9CFGHJKLMNPRTVWXYZ]{8}[0-9]?D?",
        "personalausweis|ausweis|ausweisnummer|personalausweisnummer|reisepassnummer|passnummer|ausweis-nr|reisepass|perso |pass-nr|german id|german passport",
    ),
    "fr_nir": _Paper(
        r"[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}",
        "sécurité sociale|securite sociale|nir |nir:|numéro de sécu|no de sécu", check.french,
    ),
    "es_nif": _Paper(
        r"(?:[0-9]{8}|[0-9]{2}\.[0-9]{3}\.[0-9]{3}|[XYZ]-?[0-9]{7})-?[A-HJ-NP-TV-Z]",
        "dni|nif|nie |nie:|national id|documento|spanish id", lambda number: check.spanish(number) and number[:2] not in {"19", "20"},  # batches begin with a year
        alone=True, needs="[0-9][0-9]{2}-?[A-Za-z]",
    ),
    "it_fiscal_code": _Paper(
        r"[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]", "codice fiscale|c.f.|cf:", alone=True, needs="[0-9][0-9][A-Za-z][0-9]{2}[A-Za-z]",
    ),
    "pl_pesel": _Paper(r"[0-9]{11}", "pesel", check.polish),
    "nl_bsn": _Paper(r"[0-9]{9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}", "bsn|burgerservicenummer|sofinummer"),
    "ie_pps": _Paper(r"[0-9]{7} ?[A-W][A-IW]?", "pps|ppsn"),
    "ch_ahv": _Paper(r"756[. ]?[0-9]{4}[. ]?[0-9]{4}[. ]?[0-9]{2}", "ahv|avs|social", alone=True, needs="756[. ]?[0-9]{4}"),
    "se_person": _Paper(
        r"(?:19|20)?[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][\-+]?[0-9]{4}", "personnummer|personnr|swedish id",
        lambda number: luhn(number[-10:]),
    ),
    "ae_card": _Paper(
        r"784-?(?:19|20)[0-9]{2}-?[0-9]{7}-?[0-9]", "emirates id|eid|uae id", alone=True, needs="784-?(?:19|20)[0-9]{2}",
    ),
    "in_aadhaar": _Paper(
        r"[2-9][0-9]{3}[ \-]?[0-9]{4}[ \-]?[0-9]{4}", "aadhaar|aadhar|adhaar|adhar|uidai|uid |uid:|आधार", check.verhoeff,
    ),
    "in_pan": _Paper(
        r"[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]", "pan |pan:|permanent account", alone=True, needs="[0-9][0-9]{3}[A-Za-z]",
    ),
    "in_licence": _Paper(
        r"(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[NRS]|U[KP]|WB)[ \-]?[0-9]{2}[ \-]?(?:19|20)[0-9]{2}[ \-]?[0-9]{7}",
        "licence|license|dl no|dl:", alone=True, needs=r"19[0-9]{2}[ \-]?[0-9]{7}|20[0-9]{2}[ \-]?[0-9]{7}",
    ),
    "in_voter": _Paper(r"[A-Z]{3}[0-9]{7}", "voter id|epic no|voter card|voterid"),
    "sg_nric": _Paper(
        r"[STFGM][0-9]{7}[A-Z]", "nric|fin |fin:|ic no|ic:|ic ", check.singapore, alone=True, needs="[0-9][0-9]{6}[A-Za-z]"
    ),
    "my_card": _Paper(
        r"[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]-?[0-9]{2}-?[0-9]{4}", "mykad|nric|ic no|ic |ic:|ic number|kad pengenalan|malaysian ic",
    ),
    "au_tfn": _Paper(r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}", "tfn|tax file", check.australian),
    "ca_sin": _Paper(r"[1-79][0-9]{2}[ \-]?[0-9]{3}[ \-]?[0-9]{3}", "sin |sin:|sin#|social insurance", luhn),
    "br_cpf": _Paper(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}|[0-9]{11}", "cpf", check.brazilian),
    "mx_curp": _Paper(r"[A-Z]{4}[0-9]{6}[HM][A-Z]{5}[0-9A-Z][0-9]", "curp", alone=True, needs="[0-9][0-9]{5}[HMhm]"),
    "th_card": _Paper(r"[1-8]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9]", "thai id|citizen id|national id", check.thai),
    "vn_card": _Paper(r"[0-9]{12}|[0-9]{9}", "cccd|cmnd|căn cước"),
    "id_nik": _Paper(r"[0-9]{16}", "nik |nik:|ktp"),
    "za_id": _Paper(r"[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9] ?[0-9]{4} ?[0-9]{2} ?[0-9]", "sa id|south african id|rsa id", luhn),
    "jp_number": _Paper(r"[0-9]{4}[ \-]?[0-9]{4}[ \-]?[0-9]{4}", "my number|マイナンバー|個人番号"),
    "national_id": _Paper(
        r"(?=(?:[A-Z\-]{0,4}[0-9]){5})[A-Z0-9][A-Z0-9\-]{5,17}",
        "national id|identity card|id card|identity number|carte d'identité|carta d'identità|cédula|cedula|dowód osobisty|id document",
    ),
    "permit": _Paper(
        r"[A-Z]{1,3}[0-9][0-9A-Z]{5,7}|[0-9]{8,9}",
        "residence permit|work permit|brp|visa no|visa number|visa:|resident card|residence card|aufenthaltstitel|titre de séjour|permesso di soggiorno",
    ),
    "kr_rrn": _Paper(
        r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-?[1-8][0-9]{6}", "rrn|resident registration|주민등록|korean id",
    ),
    "driving_licence": _Paper(
        r"[A-Z9]{5}[0-9][0156][0-9][0-3][0-9]{2}[A-Z9]{2}[0-9A-Z]{3}|[A-Z][0-9]{7,14}|[A-Z]{1,2}[0-9]{5,7}|[A-Z][0-9]{3}(?:[ \-][0-9]{3,4}){2,3}(?:[ \-][0-9])?",
        "driver licence|driver license|driver's licence|driver's license|drivers licence|drivers license|driving licence|driving license|dl |dl:",
    ),
}  # fmt: skip


def _words(cue: str) -> re.Pattern[str]:
    """Compile the words of a cue; one that ends in a blank or a colon is too short to stand inside another."""
    made = (re.escape(word.rstrip(" :")).replace(r"\ ", r"[\s\-]{1,2}") for word in cue.split("|"))
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(dict.fromkeys(made))})(?![A-Za-z])", re.IGNORECASE)


def rule(name: str) -> Rule:
    """Return the rule of one paper.

    Raises:
        KeyError: There is none of this name.
    """
    paper = PAPERS[name]
    cue = _words(paper.cue)

    def fits(text: str, start: int, end: int) -> bool:
        number = re.sub(r"[ .\-]", "", text[start:end])
        if names_a_thing(text, start):
            return False
        if cue.search(before(text, start, _WINDOW)) or cue.search(after(text, end, _AFTER)):
            return True
        if name == "us_ssn":  # its dashes are its own: 3-2-4
            return text[start:end].count("-") == 2
        checked = paper.check(number)
        # Without its word, in capitals only: ab123456c may be anything.
        if paper.alone and not any(map(str.islower, number)) and checked:
            return True
        around = before(text, start, _FAR)
        sure = _LED.search(around) or (paper.check is not _unchecked and checked)
        return bool(sure and cue.search(around))

    return Rule(
        name=name,
        kind="ID_NUMBER",
        pattern=rf"(?i:{ALONE_BEFORE}(?<![0-9A-Z]-)(?:{paper.form}){ALONE_AFTER}(?!-[0-9A-Z]))",
        score=0.8,
        fits=fits,
        needs=paper.needs or either_case(paper.cue),
    )


RULES = tuple(map(rule, PAPERS))
