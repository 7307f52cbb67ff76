"""Every rule by which personal values are recognised, importable without presidio."""

from collections.abc import Iterable

from connectors.failures import SetupError, nearest
from privacy.recognizers import (
    account,
    asian_address,
    bank_card,
    birth_date,
    cn_address,
    cn_mobile,
    cn_papers,
    credit_code,
    email,
    european_address,
    greater_china_id,
    handle,
    health,
    iban,
    international_ids,
    international_phone,
    ip_address,
    landline,
    location,
    login,
    mac_address,
    minor,
    passport,
    plate,
    plate_abroad,
    resident_id,
    travel_permit,
    western_address,
)
from privacy.recognizers.rule import Rule

RULES: tuple[Rule, ...] = (
    resident_id.RULE,
    passport.RULE,
    travel_permit.RULE,
    cn_papers.RULE,
    greater_china_id.RULE,
    credit_code.RULE,
    *international_ids.RULES,
    email.RULE,
    iban.RULE,
    bank_card.RULE,
    cn_mobile.RULE,
    landline.RULE,
    international_phone.RULE,
    plate.RULE,
    plate_abroad.RULE,
    plate_abroad.SMALL,
    account.RULE,
    handle.RULE,
    login.RULE,
    ip_address.RULE,
    mac_address.RULE,
    birth_date.RULE,
    location.RULE,
    health.RULE,
    minor.RULE,
    cn_address.RULE,
    western_address.RULE,
    asian_address.RULE,
    european_address.RULE,
)


def named(names: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that are on, and those of other countries' papers that are named; the papers are on by now without it.

    Raises:
        SetupError: There is no rule of such a name.
    """
    more: list[Rule] = []
    for name in names:
        if name not in international_ids.PAPERS:
            hint = nearest(name, international_ids.PAPERS)
            raise SetupError(f"There is no recogniser {name!r}.{hint}")
        if name not in international_ids.DEFAULT:
            more.append(international_ids.rule(name))
    return (*RULES, *more)
