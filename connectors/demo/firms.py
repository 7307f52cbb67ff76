"""Names of companies: at home city + brand + trade + 有限公司, abroad two words and a legal form."""

from dataclasses import dataclass

import numpy as np

from connectors.demo.people import spell
from connectors.demo.places import CHINA, CITIES, COUNTRIES
from connectors.demo.plan import Ints, Plan, Texts, spread, words

_FIRST = (
    "华恒金天中宏嘉瑞盛德信诚永新东海云博远鸿泰安益康力正大明光亚欧"
    "联合创智汇鼎万丰福兴隆凯越飞翔腾达科星利昌裕和顺宝佳美奥龙泽旭锦"
)
_SECOND = (
    "远达信诚泰瑞丰盛兴隆创智科星辰宇航腾飞翔海洋江河山峰林森源泉"
    "润泽通联合众邦国强伟业鑫磊晶锐捷迅驰骏马维拓成荣昌宁安康乐"
)
TRADES = (
    ("科技", "Technology", "信息技术"),
    ("机械", "Machinery", "机械制造"),
    ("电子", "Electronics", "电子电器"),
    ("贸易", "Trading", "批发贸易"),
    ("物流", "Logistics", "物流运输"),
    ("建材", "Building Materials", "建筑建材"),
    ("包装", "Packaging", "包装印刷"),
    ("食品", "Foods", "食品饮料"),
    ("医疗器械", "Medical", "医疗健康"),
    ("汽车零部件", "Auto Parts", "汽车制造"),
    ("纺织", "Textiles", "纺织服装"),
    ("化工", "Chemicals", "化工"),
    ("新能源", "New Energy", "新能源"),
    ("自动化设备", "Automation", "工业自动化"),
    ("五金制品", "Hardware", "五金工具"),
    ("印务", "Printing", "包装印刷"),
    ("教育科技", "Education", "教育培训"),
    ("工程", "Engineering", "建筑建材"),
    ("精密制造", "Precision", "机械制造"),
    ("办公用品", "Office Supplies", "批发贸易"),
)
_FORMS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司")
_WORDS = words("""
    Nord Alpen Blue Silver Iron Red Green Atlas Orion Delta Summit Harbor Maple Cedar River
    Stone Bright Swift True Prime Apex Polar Solar Lunar Terra Astra Nova Vega Titan Falcon
    Eagle Heron Raven Wolf Lion Bison Crown Royal Union Civic Metro Coast Ocean Lake Forest
    Meadow Valley Ridge Canyon Mesa Oak Ash Elm Pine Birch Copper Cobalt Nickel Zinc Quartz
    Granite Marble Amber Coral Pearl Onyx Jade Ruby Crystal Beacon Compass Anchor Bridge Gate
    Tower Keystone Pioneer Frontier Heritage
    """)
_NOUNS = words("""
    Machinery Supply Tools Industrial Systems Equipment Logistics Packaging Fabrication
    Components Trading Works Motors Controls Robotics Printing Safety Metals Plastics Foods
    Textiles Chemicals Energy Marine Aviation Rail Medical Instruments Hydraulics Pneumatics
    Castings Bearings Valves Pumps Filters Sensors Cables Welding Coatings Storage
    """)
_PLAIN = str.maketrans("üö", "uo")
_GENERIC_TRADES = ("机械制造", "批发贸易", "工业自动化", "物流运输", "汽车制造", "包装印刷")
TAKEN = ("云创",)  # the brand of the customer the examples name: no other may have it


@dataclass(frozen=True)
class Firms:
    """Companies, one row each. `core` is the name without city and legal form."""

    name: Texts
    core: Texts
    english: Texts
    industry: Texts
    domain: Texts


def name_firms(plan: Plan, country: Ints, city: Ints, part: int = 0) -> Firms:
    """Name a company for each place; brand and trade together do not repeat below 80,000 companies."""
    rows = []
    taken: dict[str, int] = {}
    brand = spread(np.arange(len(city)) + part, len(_FIRST) * len(_SECOND), plan.seed % 1_000).tolist()
    for i, (where, place, b) in enumerate(zip(country.tolist(), city.tolist(), brand, strict=True)):
        row = _chinese(place, b, i + part) if where == CHINA else _foreign(where, place, i + part)
        count = taken[row[4]] = taken.get(row[4], 0) + 1
        rows.append((*row[:4], f"{row[4]}{count if count > 1 else ''}.example.com"))
    name, core, english, industry, domain = (list(column) for column in zip(*rows, strict=True))
    return Firms(name, core, english, industry, domain)


def _chinese(place: int, brand: int, i: int) -> tuple[str, str, str, str, str]:
    first, second = _FIRST[brand // len(_SECOND)], _SECOND[brand % len(_SECOND)]
    if first == second or first + second in TAKEN:
        second = "祥" if first == second else "瀚"  # neither is in _SECOND
    trade, english_trade, industry = TRADES[(brand * 7 + i // (len(_FIRST) * len(_SECOND))) % len(TRADES)]
    word, city = first + second, CITIES[place]
    spelled = spell(word)
    return (
        f"{city.name}{word}{trade}{_FORMS[i % len(_FORMS)]}",
        word + trade,
        f"{city.english} {spelled.capitalize()} {english_trade} Co., Ltd.",
        industry,
        spelled,
    )


def _foreign(country: int, place: int, i: int) -> tuple[str, str, str, str, str]:
    n = (i * 1_249) % (len(_WORDS) * len(_NOUNS))
    where = COUNTRIES[country]
    words = f"{_WORDS[n // len(_NOUNS)]} {_NOUNS[n % len(_NOUNS)]}"
    if i >= len(_WORDS) * len(_NOUNS):
        words = f"{words} {where.cities[place]}"
    name = f"{words} {where.suffixes[i % len(where.suffixes)]}"
    slug = words.lower().replace(" ", "-").translate(_PLAIN)
    return name, words, name, _GENERIC_TRADES[i % len(_GENERIC_TRADES)], slug
