"""Names of people, Chinese and Western, drawn from pools large enough for a hundred thousand."""

from functools import cache

from connectors.demo.plan import Ints, Plan, Texts, pick, weighted, within, words

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤"
)
COMPOUND = ("欧阳", "司徒", "上官", "诸葛", "令狐", "皇甫")
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文斌辉力健俊帆雪松宇浩然子轩"
    "梓涵一诺欣怡佳琪思源嘉豪雨桐晨曦若溪泽宏博瑞安琳颖婷慧莹倩蕾薇璐瑶珊彤妍菲萱宁岚凯旋峰鹏飞"
    "翔龙海波江河山川林森楠毅恒诚信达远航启铭昊天佑承德仁义礼智忠孝廉春夏秋冬晓东南西北云霄星月"
    "阳光润泽清池"
)
_FAMILY = {  # country code -> given names | family names
    "DE": """
        Anna Thomas Julia Stefan Katrin Markus Sabine Jürgen Petra Lukas Heike Andreas Monika
        Florian Ute Dirk |
        Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter
        Klein Wolf Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Krause Lehmann Köhler
        Herrmann König Walter Mayer Huber Kaiser
        """,
    "FR": """
        Camille Julien Sophie Nicolas Claire Antoine Élodie Mathieu Hélène Pierre Aurélie Laurent |
        Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent
        Lefèvre Michel Garcia David Bertrand Roux Vincent Fournier
        """,
    "VN": """
        Minh Linh Huong Tuan Thao Dung Lan Quang Mai Hieu |
        Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do
        """,
    "JP": """
        Haruto Yui Ren Sakura Kenji Aiko Takumi Emi Daichi Naoko |
        Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada
        """,
    "AE": """
        Omar Fatima Khalid Aisha Yousef Mariam Hassan Layla |
        Al-Mansoori Al-Hashimi Al-Suwaidi Al-Marri Rahman Haddad Farouk Nasser
        """,
    "": """
        James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara
        Richard Susan Joseph Karen Daniel Sarah Matthew Nancy Anthony Lisa Mark Margaret Steven
        Emily Paul Ashley Andrew Laura Kevin Rachel Brian Amy |
        Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson White
        Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Torres Hill Green Adams
        Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins
        Stewart Morris Murphy Cook Rogers Morgan Cooper Reed Bailey
        """,
}
TITLES = ("采购经理", "采购专员", "总经理", "设备主管", "行政主管", "财务经理", "仓储主管", "技术负责人")
TITLES_EN = (
    "Purchasing Manager",
    "Buyer",
    "Managing Director",
    "Plant Manager",
    "Office Manager",
    "Accountant",
    "Warehouse Lead",
    "Technical Lead",
)


def chinese_names(plan: Plan, part: str, count: int) -> Texts:
    """Draw Chinese names; common surnames are common, as in life, and one in a hundred is compound."""
    rng = plan.rng(f"names of {part}")
    pool = [*SURNAMES, *COMPOUND]
    weights = [1 / (6 + i) for i in range(len(SURNAMES))] + [0.001] * len(COMPOUND)
    family = pick(pool, weighted(rng, weights, count))
    first = within(rng, 0, len(GIVEN) - 1, count).tolist()
    second = within(rng, 0, len(GIVEN) - 1, count).tolist()
    single = (rng.random(count) < 0.25).tolist()
    return [
        name + GIVEN[a] + ("" if one or GIVEN[a] == GIVEN[b] else GIVEN[b])
        for name, a, b, one in zip(family, first, second, single, strict=True)
    ]


def foreign_names(plan: Plan, part: str, countries: Texts) -> Texts:
    """Draw one name for each country code, in the manner of that country."""
    rng = plan.rng(f"foreign names of {part}")
    given = rng.random(len(countries)).tolist()
    family = rng.random(len(countries)).tolist()
    names = []
    for code, a, b in zip(countries, given, family, strict=True):
        firsts, lasts = _pool(code)
        names.append(f"{firsts[int(a * len(firsts))]} {lasts[int(b * len(lasts))]}")
    return names


@cache
def _pool(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given, family = _FAMILY.get(code, _FAMILY[""]).split("|")
    return words(given), words(family)


@cache
def _pinyin(character: str) -> str:
    from pypinyin import lazy_pinyin  # 0.5 s to load, and only the demo's builder comes here

    return "".join(lazy_pinyin(character))


_PLAIN = str.maketrans({"ü": "ue", "ö": "oe", "ä": "ae", "ß": "ss", "é": "e", "è": "e", "É": "e", "ô": "o"})


def latin(name: str) -> str:
    """Return a name in plain Latin letters, as it stands before the @ of an e-mail address.

    >>> latin("Jürgen Müller"), latin("李娜")
    ('juergen.mueller', 'li.na')
    """
    if name.isascii() or " " in name:
        return name.translate(_PLAIN).lower().replace(" ", ".")
    cut = 2 if name[:2] in COMPOUND else 1
    return f"{spell(name[:cut])}.{spell(name[cut:])}"


def spell(text: str) -> str:
    """Return Chinese characters as pinyin without tones, joined.

    >>> spell("云创")
    'yunchuang'
    """
    return "".join(_pinyin(character) for character in text)


def job_titles(rng_index: Ints, chinese: list[bool]) -> Texts:
    """Return a job title for each contact in the language of the customer."""
    return [
        (TITLES if zh else TITLES_EN)[i % len(TITLES)]
        for i, zh in zip(rng_index.tolist(), chinese, strict=True)
    ]
