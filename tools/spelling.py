"""How numbers and company names are spelled: folded for comparing, and the short forms people use."""

import re
import unicodedata

_ZH_LEGAL_WORDS = """
    集团股份有限公司 集团有限公司 有限责任公司 股份有限公司 有限公司 分公司 总公司 公司 集团 厂
"""
_EN_LEGAL_WORDS = """
    co company corp corporation inc incorporated ltd limited llc llp plc gmbh mbh ag kg sa sas sarl srl spa
    bv nv oy ab as aps kk pte pty sdn bhd jsc fze group holding holdings intl
"""
_ZH_TRADE_WORDS = """
    科技 技术 信息 贸易 商贸 实业 工业 机械 机电 电子 电气 设备 制造 精密制造 物流 食品 医疗 医疗器械 材料 建材 包装 纺织
    自动化 自动化设备 精密 智能 仪器 建设 工程 化工 能源 新能源 汽车 汽车零部件 国际 进出口 供应链 办公 办公用品 家居 五金
    五金制品 印务 教育 教育科技
"""
_EN_TRADE_WORDS = """
    trading trade trades technology technologies tech industries industry industrial ind international systems
    solutions manufacturing machinery electronics equipment logistics supply supplies markets market store stores
    services service engineering imports exports restaurant foods food
"""
# Words of everyday questions, which are no company's short name.
_COMMON_WORDS = """
    global united first royal modern central order orders customer customers sales stock north south east west
    northern southern eastern western general national world premium quality invoice ticket status
    中国 全国 国内 联合 国际 东方 华东 华南 华北 华中 西南 西北 东北 海外 大通 中通 安全 永远 成功 创新 发达 安康 兴隆 联通
    正信 大利 恒通 丰盛 隆众 强力 通联 飞通 大海 明星 中邦 中国业 万众 合众 大众 公司 客户 订单
"""
_ZH_LEGAL = frozenset(_ZH_LEGAL_WORDS.split())
_EN_LEGAL = frozenset(_EN_LEGAL_WORDS.split()) | {"", "&"}
_ZH_TRADE = frozenset(_ZH_TRADE_WORDS.split())
_EN_TRADE = frozenset(_EN_TRADE_WORDS.split())
_COMMON = frozenset(_COMMON_WORDS.split())
_PROVINCE_WORDS = """
    北京 上海 天津 重庆 广东 浙江 江苏 山东 福建 四川 湖北 湖南 河北 河南 安徽 江西 辽宁 吉林 黑龙江 陕西 山西 广西
    云南 贵州 海南 甘肃 青海 宁夏 新疆 西藏 内蒙古 香港
"""
_PROVINCES = frozenset(_PROVINCE_WORDS.split())
_BRACKETS = re.compile(r"\s*[(\[【][^()\[\]【】]*[)\]】]\s*")
_PUNCTUATION = re.compile(r"[.,'’]+")
_DASHES = re.compile(r"[\s_‐-―−－~.]+|-+")
_NUMBERED = re.compile(r"(.*\D)?(\d{1,6})")


class _Fold(dict[int, str]):
    """One character to one character, so that offsets stay: half width, small letters."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character).lower()
        self[code] = plain if len(plain) == 1 else character
        return self[code]


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return `text` in half width and small letters, with every character where it was.

    >>> fold("ＡＣＭＥ（杭州）")
    'acme(杭州)'
    """
    return text.translate(_FOLD)


def number_key(text: str) -> str:
    """Return a number without what people add or leave out: case, spaces, dashes.

    >>> number_key("ｓｏ2026 – 00042"), number_key("SO2026/00042")
    ('SO202600042', 'SO2026/00042')
    """
    return _DASHES.sub("", unicodedata.normalize("NFKC", text).strip()).upper()


def number_spellings(text: str) -> list[str]:
    """Return how a number may be written in the store, likeliest first.

    >>> number_spellings("so2026 42")
    ['so2026 42', 'SO2026 42', 'SO2026-42', 'SO202642', 'SO2026-0042', 'SO2026-00042', 'SO2026-000042']
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    dashed = _DASHES.sub("-", plain.upper())
    found = [plain, plain.upper(), dashed, number_key(text)]
    head, _, tail = dashed.rpartition("-")
    if head and _NUMBERED.fullmatch(tail) and tail.isdigit():
        found += [f"{head}-{tail.zfill(width)}" for width in (4, 5, 6) if width > len(tail)]
    return list(dict.fromkeys(found))


def short_names(name: str, places: frozenset[str] = frozenset()) -> tuple[list[str], list[str]]:
    """Return the folded forms of a company's name: surely it, and perhaps it.

    Args:
        name: As a system tells it.
        places: Folded city names that may stand in front.

    >>> short_names("杭州云创科技有限公司", frozenset({"杭州"}))
    (['杭州云创科技有限公司', '杭州云创科技', '云创科技'], ['云创', '杭州云创'])
    >>> short_names("Acme Trading Co., Ltd.")
    (['acme trading co., ltd.', 'acme trading'], ['acme'])
    """
    whole = " ".join(fold(name).split())
    bare = (
        (_BRACKETS.sub("", whole).strip() or whole)
        if whole.endswith((")", "]", "】")) or "(" in whole
        else whole
    )
    legal = _without_legal(bare)
    core = _without_place(legal, places)
    sure = [form for form in dict.fromkeys((whole, bare, legal, core)) if _telling(form)]
    trade = _without_trade(core)
    perhaps = trade not in sure and _telling(trade) and trade not in _COMMON and trade not in places
    place = legal.removesuffix(core)
    return sure, list(dict.fromkeys((trade, place + trade))) if perhaps else []


def _telling(form: str) -> bool:
    """Say whether a form is long enough to be a name, and not a mere trade or place."""
    if len(form) < 2 or form in _ZH_TRADE or form in _PROVINCES:
        return False
    return not form.isascii() or (len(form) >= 4 and form not in _EN_TRADE)


def _without_legal(name: str) -> str:
    if not name.isascii():
        return _without_ending(name, _ZH_LEGAL, 3)
    words = name.split(" ")
    while len(words) > 1 and _PUNCTUATION.sub("", words[-1]) in _EN_LEGAL:
        words.pop()
    return " ".join(words).rstrip(",. ")


def _without_place(name: str, places: frozenset[str]) -> str:
    for width in (4, 3, 2):
        head = name[:width].removesuffix("市").removesuffix("省")
        if (head in places or head in _PROVINCES) and len(head) >= 2 and len(name) >= width + 2:
            return name[width:]
    return name


def _without_trade(core: str) -> str:
    if not core.isascii():
        return _without_ending(core, _ZH_TRADE, 2)
    words = core.split(" ")
    while len(words) > 1 and words[-1] in _EN_TRADE:
        words.pop()
    return " ".join(words)


def _without_ending(name: str, endings: frozenset[str], times: int) -> str:
    """Take the longest known ending off, up to `times` times; two characters always stay."""
    for _ in range(times):
        for width in range(min(8, len(name) - 2), 0, -1):
            if name[-width:] in endings:
                name = name[:-width]
                break
        else:
            return name
    return name
