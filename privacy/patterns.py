"""Every rule by which personal values are recognised, importable without presidio."""

from privacy.recognizers import (
    bank_card,
    cn_address,
    cn_mobile,
    email,
    international_phone,
    landline,
    plate,
    resident_id,
    western_address,
)
from privacy.recognizers.rule import Rule

RULES: tuple[Rule, ...] = (
    resident_id.RULE,
    email.RULE,
    bank_card.RULE,
    cn_mobile.RULE,
    landline.RULE,
    international_phone.RULE,
    plate.RULE,
    cn_address.RULE,
    western_address.RULE,
)
