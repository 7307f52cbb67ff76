"""Other papers of mainland China, behind their word: of the army, of social insurance, of birth, of driving and of marriage.

An officer's number is written 南字第1234567号; social insurance numbers are 8 to 18 digits (GB/T 31596); a birth certificate
has a letter and nine digits (National Health Commission); a driver's file has twelve (GA/T 946).
"""

from privacy.recognizers.rule import Rule, either_case, group

_FORM = (
    r"(?:军官|士兵|军人|警官|文职|退伍|退役)[^，。,;；\n0-9]{0,8}?([\u4e00-\u9fff]字第? ?[0-9]{5,9} ?号?|[0-9]{7,9})(?![0-9])"
    r"|(?:社保|医保|社會保障|社会保障|养老保险|公积金|医疗保险|就诊卡|病历|住院)(?:卡|个人|账户|编)?[号號码][码是为:： ]{0,3}([0-9A-Z]{7,18})(?![0-9A-Za-z\-])"
    r"|(?:出生证|出生医学证明)[^，。,;；\n0-9A-Z]{0,8}([A-Z][0-9]{9})(?![0-9])"
    r"|(?:驾驶证|驾照)档案编?[号號][码是为:： ]{0,3}([0-9]{12})(?![0-9])"
    r"|(?:结婚证|离婚证|婚姻登记)[^，。,;；\n0-9A-Z]{0,8}([JLB]?[0-9]{6}-[0-9]{4}-[0-9]{6})(?![0-9])"
    r"|残疾证[号是为:： ]{0,3}([0-9]{17}[0-9X][0-9]{2})(?![0-9])"
)

RULE = Rule(
    name="other paper of mainland China",
    kind="ID_NUMBER",
    pattern=_FORM,
    score=0.7,
    grow=group(_FORM),
    needs=either_case(
        "军官|士兵|军人|警官|文职|退伍|退役|社保|医保|社會保障|社会保障|养老保险|公积金|医疗保险|就诊卡|病历|住院|出生证|出生医学|驾驶证|驾照|结婚证|离婚证|婚姻|残疾证"
    ),
)
