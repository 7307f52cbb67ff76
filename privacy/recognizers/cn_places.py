"""Names of provinces and cities, and where the address around a house number begins.

GB/T 2260: provinces, and cities and prefectures below them without their ending; places in Hong Kong, Macau and
Taiwan beside them. Districts, counties and towns are told by their last character.
"""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_PROVINCES = """
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃
青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 九龙 新界
"""
_CITIES = """
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头
乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦
铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
大兴安岭 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌
景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门
孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关
深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州
贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州
雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河
文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关
金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐
克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 昆山 常熟 张家港 江阴 义乌 慈溪 余姚
诸暨 晋江 台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 苗栗 彰化 南投 云林 屏东 宜兰 花莲
台东 澎湖 金门 旺角 尖沙咀 铜锣湾 中环 上环 湾仔 荃湾 观塘 沙田 屯门 元朗 油麻地
深水埗 北角 凼仔 氹仔
"""
PLACES = frozenset((_PROVINCES + _CITIES).split())
_BEGINNINGS = frozenset(name[:2] for name in PLACES)
_LONGEST = max(map(len, PLACES))

# Traditional characters that stand in these names and words, one for one.
_SIMPLE = str.maketrans(
    "東臨麗義烏樂鄉雲亞倫餘蘭關興內岡農涼則華衛廈雙臺呂吳鹹園壩頭婁寧寶賓爾崗島巖嶺嶽峽峯廣莊慶開張彥懷揚撫無晉來棗樹畢漢滄瀘澤濟溫灣濱濰潛煙瑪環鹽盤紅納紹綏綿肅節蕪蘆蘇荊蓮營薩觀許諸貝貢貴賀資贛邊遼達遷運"
    "遠連鄭鄲裏欽鐵銅銀錫鑼錦鎮長門陽陰隴陝隨頂順饒馬駐魯雞鴨鶴鷹黃齊龍瀋樑裡縣區給們請讓說發變換為現於貨郵遞還與號戶組單棟層樓國業廠",
    "东临丽义乌乐乡云亚伦余兰关兴内冈农凉则华卫厦双台吕吴咸园坝头娄宁宝宾尔岗岛岩岭岳峡峰广庄庆开张彦怀扬抚无晋来枣树毕汉沧泸泽济温湾滨潍潜烟玛环盐盘红纳绍绥绵肃节芜芦苏荆莲营萨观许诸贝贡贵贺资赣边辽达迁运"
    "远连郑郸里钦铁铜银锡锣锦镇长门阳阴陇陕随顶顺饶马驻鲁鸡鸭鹤鹰黄齐龙沈梁里县区给们请让说发变换为现于货邮递还与号户组单栋层楼国业厂",
)

_ENDS = "省市区县旗镇乡"
# Not 小区, 超市, 节省: these are no districts, cities or provinces.
_UNIT = re.compile(
    rf"(?<=[{HAN}])(?:自治[区州县]|特别行政区|街道|[县旗镇乡]|(?<![小园厂库景业])区|(?<![超城门上股])市|(?<!节)省|盟(?![友国主]))"
)
# Words that lead to an address or stand before one, and characters that no name of a place or road holds.
_LEAD = re.compile(
    r"地址(?:改?[为是成]|改到)?|住址|现居|[居常暂现家]住[在于]?|位于|坐落于?|[寄送发运搬换改回]到?[至去往]|[寄送发搬改换]到"
    r"|(?:改|换|变|变更|更新|更正|修改|调整)[为成]|门牌号?|[发送收取提]货|上门|邮寄|配送|快递|老家|家里|新家|前往|租[在于]|安装于|目前|现在|仓库是|公司在"
    r"|就是|还是|以及|或者|(?<![解开])放|来(?![宾安凤福龙广])|[在到寄送往给的了是我你您他她它们请把让住去叫找说吧呢嘛吗]"
)
_SEPARATORS = " ,-\n"
_REACH = 48  # characters looked at before a number
_NAME = 9  # the longest name of a road or building that is taken without any place before it
_DISTRICT = 5


def begin(text: str, anchor: int) -> int:
    """Return where the address begins whose road or building ends at `anchor`."""
    start = _pieces(text, anchor)
    piece = text[start:anchor].translate(_SIMPLE)
    if led := [match.end() for match in _LEAD.finditer(piece)]:
        cut = led[-1]
        if cut < len(piece):
            start, piece = start + cut, piece[cut:]
    start += _place(piece)
    return start + len(text[start:anchor]) - len(text[start:anchor].lstrip(_SEPARATORS + "()."))


def _pieces(text: str, anchor: int) -> int:
    """Go left over characters of names, and over a blank, comma or dash only behind a place or a road."""
    start = floor = max(0, anchor - _REACH)
    aside = [match.span() for match in _ASIDE.finditer(text, floor, anchor)]
    for match in _NO_NAME.finditer(text, floor, anchor):
        if any(a <= match.start() < b for a, b in aside):
            continue
        if match[0] not in _SEPARATORS or not _ends_a_place(text, floor, match.start()):
            start = match.end()
    return _after_digits(text, start, anchor)


_NO_NAME = re.compile(rf"[^{HAN}·0-9A-Za-z]")
# 长江镇(如皋港区): a place told once more in brackets.
_ASIDE = re.compile(rf"(?<=[区區县縣镇鎮乡鄉市路街])\([{HAN}]{{2,10}}[区區县縣市镇鎮路街园]\)")
_CALLED_BY = re.compile(r"号?[大支]?[路街]|[国省县]道|[组社队里村弄巷号號鄰邻段]|组团")
_NUMBER = re.compile("[0-9A-Za-z]*[0-9][0-9A-Za-z]*")
_HIGHWAY = re.compile("[GSX][0-9]{1,3}")


def _after_digits(text: str, start: int, anchor: int) -> int:
    """A number, and what stands before it, belongs to something else unless the road is called by it."""
    piece = text[start : anchor + 1]
    for match in _NUMBER.finditer(piece, 0, anchor - start):
        if not _CALLED_BY.match(piece, match.end()) and not _HIGHWAY.fullmatch(match[0]):
            start = anchor + 1 - len(piece) + match.end()
    return start


def _ends_a_place(text: str, floor: int, end: int) -> bool:
    if end <= floor:
        return False
    if text[end - 1] in _SEPARATORS:  # ", " is one mark
        return _ends_a_place(text, floor, end - 1)
    tail = text[max(floor, end - 4) : end].translate(_SIMPLE)
    return tail[-1] in _ENDS + "道路街村园苑城" or any(tail[-size:] in PLACES for size in (2, 3, 4))


def known(piece: str) -> int:
    """Return where the first place known by its name begins, or -1; 虹口区四川北路 begins with its district."""
    simple = piece.translate(_SIMPLE)
    unit = _UNIT.search(simple)
    for place in range(min(len(simple) - 2, unit.start() if unit else len(simple))):
        if simple[place : place + 2] not in _BEGINNINGS:
            continue
        for size in range(2, _LONGEST + 1):
            # 北京西路 is a road, not Beijing.
            if simple[place : place + size] in PLACES and simple[place + size :].strip("东南西北中大"):
                return place
    return -1


def _place(piece: str) -> int:
    """Return where the first place begins: one known by its name, or a district some characters long."""
    if (place := known(piece)) >= 0:
        return place
    if unit := _UNIT.search(piece):
        return max(0, unit.end() - 1 - _DISTRICT)
    return max(0, len(piece) - _NAME)


def names_a_place(piece: str) -> bool:
    """Say whether a province, city, district, town or the like is named."""
    piece = piece.translate(_SIMPLE)
    return _UNIT.search(piece) is not None or any(
        piece[place : place + 2] in _BEGINNINGS
        and any(piece[place : place + size] in PLACES for size in (2, 3, 4))
        for place in range(len(piece))
    )


def names_a_district(piece: str) -> bool:
    """Say whether a district, county or town is named, and something behind it."""
    units = list(_UNIT.finditer(piece.translate(_SIMPLE)))
    return bool(units) and len(piece) - units[-1].end() >= 2
