"""Made-up names of people in every form a carrier sentence asks for."""

import random
from pathlib import Path

from privacy.name_lexicon import lines, surnames

# Pinyin of frequent surnames and of given names, for Chinese people written in Latin letters.
_PINYIN_LAST = "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Deng Cao Peng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen Zhong Cui Tan Fan Qian Chan Wong Cheung Lau Leung Kwok Ng Lam Tsang Yeung Chow Hui Ouyang Lim Tan Goh Ong".split()
_PINYIN_GIVEN = "Wei Fang Na Min Jing Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiuying Xia Ping Gang Guiying Hao Xin Yu Ting Xue Lin Bo Peng Hui Qiang Hong Ying Mei Li Rui Zihan Yichen Haoran Xiaoming Xiaoli Jianguo Zhiqiang Wenjie Siqi Yuxuan Ka Fai Wing Man Siu Ming Chi Keung Mei Ling Hoi Yan".split()
_UIGHUR = "阿依古丽 买买提 古丽娜尔 艾尔肯 吐尔逊 热依汗 阿不都热合曼 库尔班 帕提古丽 买合木提 艾山 努尔兰 巴特尔 苏日娜 其其格 乌云 格日勒 扎西 卓玛 次仁 央金 多吉 旺堆 德吉 尼玛 普布 索朗".split()
_WORD_NAMES = "方圆 高兴 时光 安静 白雪 成功 马上 金鑫 文静 江山 胡琴 龙飞 明月 常青 车前 舒畅 温馨 游弋 平安 应许 高峰 向阳 石磊 牛奔 严厉 康健 万里 毛豆 花生 田野 黄河 钟点 全能 简单 路通 乐天 黎明 夏天 秋实 雷鸣 丁当 池塘 米粒 易水 林海 杨柳 宫保 贝壳 关心 言午 祝福 盛夏 单单 余额 包容 谷雨 冷静 双喜 甘甜 苗条 齐全 宁静 饶命 尹始 强大".split()
_TITLE_ODDS = "总 总 总 经理 经理 工 工 老师 老师 师傅 师傅 先生 女士 女士 小姐 姐 姐 哥 哥 主任 主管 总监 老板 医生 律师 太太 阿姨 叔 大爷 大姐 大哥 会计 董 店长 处长 科长 助理 同学 奶奶 嫂 伯 队长 厂长 校长 局 处 科 队 导 教授 博士".split()
_LOOSE_TITLES = ["总", "姐", "哥", "师傅", "老师", "叔", "阿姨", "经理", "妹", "爷", "医生", "工"]

_POPULAR = 0.4  # share of Latin names that are frequent ones
_LISTED = 0.55  # share of Latin names that come from the lists; in sentences without capitals, all of them


class People:
    """Makes names; one `random.Random` decides all of it.

    Args:
        rng: The source of chance.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.listed_only = False
        self._single, self._double = surnames()
        self._weights = [1 / (place + 12) for place in range(len(self._single))]
        self._groups = {
            line.split(" ", 1)[0]: line.split(" ", 1)[1].replace(" ", "") for line in lines("given_zh.txt")
        }
        western = [line.split() for line in lines("western_zh.txt")]
        self._any = (Path(__file__).with_name("given_any.txt")).read_text("utf-8").splitlines()[1]
        self._western_given, self._western_last = western[0] + western[1], western[2]
        self._first = [w for w in lines("first_latin.txt.gz") if len(w) > 2]
        self._last = [w for w in lines("last_latin.txt.gz") if len(w) > 2]
        popular = (Path(__file__).with_name("popular_latin.txt")).read_text("utf-8").splitlines()
        self._popular = {id(self._first): popular[1].split(), id(self._last): popular[2].split()}
        self._first_chain, self._last_chain = _chain(self._first), _chain(self._last)

    def surname(self) -> str:
        """Return a Chinese surname; rare ones come often enough to be learnt."""
        if self._rng.random() < 0.04:
            return self._rng.choice(self._double)
        if self._rng.random() < 0.2:
            return self._rng.choice(self._single)
        return self._rng.choices(self._single, self._weights)[0]

    def given(self) -> str:
        """Return a Chinese given name of one or two characters."""
        group = self._groups[
            self._rng.choices(["men", "women", "both", "older", "taiwan", "rare"], [5, 5, 3, 1, 1.5, 2])[0]
        ]
        if self._rng.random() < 0.2:
            group = self._any
        first, second = self._rng.choice(group), self._rng.choice(group)
        draw = self._rng.random()
        if draw < 0.24:
            return first
        return first * 2 if draw < 0.29 else first + second

    def full(self) -> str:
        """Return a full name in Chinese characters."""
        draw = self._rng.random()
        if draw < 0.05:
            return self._rng.choice(_WORD_NAMES)
        if draw < 0.08:
            return "·".join(self._rng.sample(_UIGHUR, 2)) if draw < 0.06 else self._rng.choice(_UIGHUR)
        if draw < 0.1:
            return self.surname() + self.surname()[:1] + self.given()
        return self.surname() + self.given()

    def short(self) -> str:
        """Return a given name alone, as friends use it."""
        name = self.given()
        return (
            name
            if len(name) > 1
            else self._rng.choice([name * 2, "阿" + name, "小" + name, name + "儿", name + "子"])
        )

    def nick(self) -> str:
        """Return a familiar form: 小王, 老陈, 阿明."""
        if self._rng.random() < 0.75:
            surname = self._rng.choice(self._single[:470]) if self._rng.random() < 0.4 else self.surname()
            return self._rng.choice("小老小老小老小老大") + surname
        return self._rng.choice("阿阿小") + self.given()[-1]

    def titled(self) -> str:
        """Return a surname, or at times a given name, with what people are called by."""
        draw = self._rng.random()
        if draw < 0.85:
            return self.surname() + self._rng.choice(_TITLE_ODDS)
        if draw < 0.95:
            return self.short() + self._rng.choice(_LOOSE_TITLES)
        return self._rng.choice("小老") + self.surname() + self._rng.choice(["师傅", "总", "姐", "哥"])

    def western(self) -> str:
        """Return a foreign name in Chinese characters."""
        given, last = self._rng.choice(self._western_given), self._rng.choice(self._western_last)
        return self._rng.choice(
            [
                given,
                last,
                f"{given}·{last}",
                f"{given}·{last}",
                f"{given}{last}",
                f"{given} {last}",
                f"{given}-{last}",
                f"{given}・{last}",
            ]
        )

    def _word(self, listed: list[str], chain: dict[str, str]) -> str:
        """Return a listed name, or one that sounds like those but is in no list: lists never hold all names."""
        if self._rng.random() < _POPULAR:
            return self._rng.choice(self._popular[id(listed)])
        if self.listed_only or self._rng.random() < _LISTED:
            return self._rng.choice(listed)
        for _ in range(20):
            made = "^^"
            while len(made) < 14:
                following = self._rng.choice(chain[made[-2:]])
                if following == "$":
                    break
                made += following
            if 3 < len(made) - 2 < 12:
                return made[2:]
        return self._rng.choice(listed)

    def latin_given(self) -> str:
        """Return a given name in Latin letters."""
        return _cased(self._word(self._first, self._first_chain))

    def latin_last(self) -> str:
        """Return a surname in Latin letters."""
        if self._rng.random() < 0.12:
            return self._rng.choice(_PINYIN_LAST)
        made = _cased(self._word(self._last, self._last_chain))
        draw = self._rng.random()
        if draw < 0.03:
            return f"{made}-{_cased(self._rng.choice(self._last))}"
        if draw < 0.06:
            return (
                self._rng.choice(
                    ["O'", "Mc", "Mac", "van ", "de ", "von ", "van der ", "al-", "bin ", "D'", "St. "]
                )
                + made
            )
        return made

    def latin_full(self) -> str:
        """Return a full name in Latin letters, of any country."""
        draw = self._rng.random()
        if draw < 0.12:
            return self.pinyin()
        given, last = self.latin_given(), self.latin_last()
        if draw < 0.18:
            return f"{given} {self._rng.choice('ABCDEFGHJKLMNPRSTW')}. {last}"
        if draw < 0.22:
            return f"{given} {self.latin_given()} {last}"
        if draw < 0.25:
            return f"{given}-{self.latin_given()} {last}"
        if draw < 0.27:
            return (
                self._rng.choice(["Mohd. ", "Md. ", "Sk. ", "St. John ", "Maria ", "Muhammad ", "Abdul "])
                + last
            )
        if draw < 0.29:
            return f"{given} {last} {self._rng.choice(['Jr.', 'II', 'III', 'Sr.', 'Singh', 'Kaur', 'Kumar'])}"
        return f"{given} {last}"

    def pinyin(self) -> str:
        """Return a Chinese name in Latin letters, in any of the orders people use."""
        last, given = self._rng.choice(_PINYIN_LAST), self._rng.choice(_PINYIN_GIVEN)
        more = self._rng.choice(_PINYIN_GIVEN).lower()
        return self._rng.choice(
            [
                f"{last} {given}",
                f"{given} {last}",
                f"{last.upper()} {given}",
                f"{last} {given}{more}",
                f"{given}{more} {last}",
                f"{last} {given} {more.title()}",
                f"{self.latin_given()} {last}",
                f"{last} {given}-{more}",
                f"{given} {last.upper()}",
            ]
        )

    def slot(self, name: str, *, chinese: bool) -> str:
        """Return a name for a slot of a carrier sentence."""
        if name == "latin":
            return (
                self.pinyin()
                if not chinese or self._rng.random() < 0.4
                else self._rng.choice([self.latin_given(), self.latin_full()])
            )
        if chinese:
            return {
                "full": self.full,
                "given": self.short,
                "nick": self.nick,
                "titled": self.titled,
                "western": self.western,
            }[name]()
        if name == "inverted":
            last = self.latin_last()
            return (
                f"{last.upper() if self._rng.random() < 0.3 else last}, {self.latin_given()}"
                + self._rng.choice(["", "", f" {self._rng.choice('ABCDEJKLMR')}.", f" {self.latin_given()}"])
            )
        if name == "initials":
            return self._rng.choice(
                [
                    f"{self.latin_given()} {self.latin_last()[0]}.",
                    f"{self.latin_given()[0]}. {self.latin_last()}",
                    f"{self.latin_given()[0]}.{self.latin_given()[0]}. {self.latin_last()}",
                    f"{self.latin_given()[0]} {self.latin_last()}",
                ]
            )
        return {"full": self.latin_full, "given": self.latin_given, "last": self.latin_last}[name]()


def _chain(words: list[str]) -> dict[str, str]:
    """Return which letters follow each pair of letters, as often as they do."""
    following: dict[str, list[str]] = {}
    for word in words:
        padded = f"^^{word}$"
        for place in range(len(padded) - 2):
            following.setdefault(padded[place : place + 2], []).append(padded[place + 2])
    return {pair: "".join(letters) for pair, letters in following.items()}


def _cased(word: str) -> str:
    return "'".join(part.capitalize() for part in word.split("'"))
