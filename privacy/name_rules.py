"""Names told by the words around them: after 姓, before 先生, after Mr, after "Regards,". Rules, so that they are sure and cheap.

What they say stands beside what the name model says; a rule never takes a name away.
"""

import re
from collections.abc import Iterator
from functools import cache

from privacy.name_lexicon import lexicon

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# After a surname and these, it is a person, whoever else 王工 or 马上 may be.
_SURE_TITLES = (
    "女士|先生|小姐|太太|师傅|老师|经理|总监|主任|主管|医生|大夫|律师|教授|阿姨|大爷|大妈|大姐|大哥|叔叔|同学|老板|会计|警官"
    "|护士|药师|组长|队长|班长|厂长|校长|院长|处长|科长|董事长|总经理|工程师"
)
_LEADS = "[的由请找给让叫问和跟与及被把对向据是至到为说、，。；：:,;\\s（(【“\"'/|]"
_SAID = re.compile(
    rf"(?:免贵姓|姓)(?P<a>[{_HAN}])(?![{_HAN}]?氏|名)"
    rf"|(?:我叫|他叫|她叫|名叫|全名|真名|本名)(?:是|叫|：|:)?(?P<b>[{_HAN}]{{2,4}})(?=[,，。.；;、!！?？\s]|$)"
)
_FIELDS = (
    "收件人|收货人|寄件人|发件人|联系人|经办人|负责人|签收人|申请人|投诉人|报修人|投保人|被保险人|受益人|户名|姓名|车主|法人"
    "|法定代表人|委托人|代收人|对接人|业务员|跟单员|经办|制单|审核|收款人|付款人|持卡人|担保人"
)
_FIELD = re.compile(
    rf"(?:{_FIELDS})(?:是|为|叫|改为|改成|换成)?[\s:：]{{1,3}}(?P<a>[{_HAN}]{{2,4}})(?=[,，。.；;、/|\s\d(（\]】]|$)"
)
_NO_NAME = re.compile(
    "公司|集团|本人|同上|待定|未知|不详|客户|店|厂|部$|仓$|银行|无$|暂|前台|门卫|财务|采购|仓库|客服|先生$|女士$|有限"
)

_CAP = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ɏ'’\-]+"
_PARTICLE = (
    r"(?:van|von|de|der|den|del|della|da|di|la|le|al|el|bin|binti|ibn|af|zu|ter|ten|dos|van't|'t|st\.?)"
)
_TITLED = re.compile(
    r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Mdm|Mme|Sir|Herrn?|Frau|Monsieur|Madame|Señora?|Sra?|Signora?|Shri|Smt|Capt"
    r"|Rev|Auntie|Aunty|Uncle)\b\.?[ ]?"
    rf"(?P<a>(?:(?:{_CAP}|[A-Z]\.?|{_PARTICLE}) ){{0,3}}{_CAP})"
)
_SIGNED = re.compile(
    r"(?:(?i:regards|sincerely|best wishes|thanks and regards|many thanks|cheers|yours faithfully|yours truly|rgds)[,.!]?\s{1,3})"
    rf"(?P<a>{_CAP}(?:[ ](?:{_CAP}|[A-Z]\.?)){{0,3}})(?=[\s,.|]|$)"
)
_LABELLED = re.compile(
    r"(?i:contact(?: person| name)?|attn|attention|name|full name|customer name|recipient|consignee|account holder|holder"
    r"|beneficiary|payee|cardholder|driver|signed by|received by|my name is|name is|speaking to|spoke (?:to|with))\s?[:.\-]?\s"
    rf"(?P<a>{_CAP}(?:[ ](?:{_CAP}|[A-Z]\.|{_PARTICLE})){{1,3}})"
)
_NO_SURNAMES = """
the a an your our my this that it he she we they please pls be of in on at and or to for is was will bank account team customer
service support department dept desk office sir madam all everyone
"""
_STOPS = frozenset(_NO_SURNAMES.split())


def told(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the names that the words around them tell; `text` is folded in width."""
    if not text.isascii():
        yield from _chinese(text)
    yield from _western(text)


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    for match in _surname_and_title().finditer(text):
        yield match.start("a"), match.end()
    for pattern in (_SAID, _FIELD):
        for match in pattern.finditer(text):
            group = match.lastgroup or "a"
            if not _NO_NAME.search(match[group]) and (
                len(match[group]) > 1 or match[group] in lexicon().surnames
            ):
                yield match.start(group), match.end(group)


def _western(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED, _SIGNED, _LABELLED):
        for match in pattern.finditer(text):
            words = match["a"].lower().split()
            if words[0] in _STOPS or (
                pattern is not _TITLED and all(word in lexicon().words for word in words)
            ):
                continue
            yield match.start("a"), match.end("a")


@cache
def _surname_and_title() -> re.Pattern[str]:
    """Build the pattern of the surname lists, once."""
    known = lexicon()
    single = "".join(name for name, group in known.surnames.items() if group != "C")
    surname = f"(?P<a>{'|'.join(sorted(known.compound))}|[{single}])"
    return re.compile(rf"(?:(?<=^)|(?<={_LEADS})|(?<=[0-9A-Za-z])){surname}(?:{_SURE_TITLES})")
