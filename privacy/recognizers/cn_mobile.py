"""Mobile number of mainland China: 11 digits from 13 to 19 (numbering plan of MIIT), with or without +86."""

from privacy.recognizers.rule import SEPARATOR, Rule, names_a_thing

_COUNTRY = rf"(?:(?:\((?:\+ ?|00)?86\)|(?:\+ ?|00)?86){SEPARATOR}?)?"
_AFTER_WORD = r"(?:(?<![0-9A-Za-z])|(?<=[Tt][Ee][Ll])|(?<=[Pp][Hh][Oo][Nn][Ee])|(?<=[Mm][Oo][Bb]))"
_NUMBER = rf"1[3-9][0-9](?:{SEPARATOR}?[0-9]{{4}}{SEPARATOR}?[0-9]{{4}}|\.[0-9]{{4}}\.[0-9]{{4}})"


def _fits(text: str, start: int, end: int) -> bool:  # noqa: ARG001 - every rule is asked alike
    return not names_a_thing(text, start)


RULE = Rule(
    name="mobile of mainland China",
    kind="PHONE",
    # Not after a decimal point nor before one: then it is an amount.
    pattern=rf"{_AFTER_WORD}(?<![0-9]\.){_COUNTRY}{_NUMBER}(?![0-9])(?!\.[0-9])",
    score=0.85,
    fits=_fits,
    needs="1[3-9]",
)
