"""Where customers are: cities of China with their sales region, and the countries sold to."""

from dataclasses import dataclass

from connectors.demo.plan import words

REGIONS = ("华东", "华南", "华北", "西南", "华中", "东北", "西北", "海外")
OVERSEAS = REGIONS.index("海外")


@dataclass(frozen=True)
class City:
    """A city of China. `code` is its four-digit administrative code, `dial` its telephone area code."""

    name: str
    province: str
    region: int
    english: str
    dial: str
    code: str
    districts: tuple[str, ...]


@dataclass(frozen=True)
class Country:
    """A country sold to. `phones` are prefixes to which `digits` digits are added."""

    code: str
    name: str
    english: str
    currency: str
    cities: tuple[str, ...]
    streets: tuple[str, ...]
    suffixes: tuple[str, ...]
    vat: str
    phones: tuple[str, ...]
    digits: int


_CITIES = """
上海,上海市,华东,Shanghai,021,3101,浦东新区/闵行区/嘉定区
杭州,浙江省,华东,Hangzhou,0571,3301,余杭区/滨江区/萧山区
宁波,浙江省,华东,Ningbo,0574,3302,鄞州区/北仑区
温州,浙江省,华东,Wenzhou,0577,3303,鹿城区/瓯海区
苏州,江苏省,华东,Suzhou,0512,3205,吴中区/昆山市
无锡,江苏省,华东,Wuxi,0510,3202,新吴区/滨湖区
南京,江苏省,华东,Nanjing,025,3201,江宁区/雨花台区
合肥,安徽省,华东,Hefei,0551,3401,蜀山区/包河区
济南,山东省,华东,Jinan,0531,3701,历下区/历城区
青岛,山东省,华东,Qingdao,0532,3702,黄岛区/城阳区
厦门,福建省,华东,Xiamen,0592,3502,集美区/湖里区
福州,福建省,华东,Fuzhou,0591,3501,仓山区/马尾区
广州,广东省,华南,Guangzhou,020,4401,黄埔区/番禺区/天河区
深圳,广东省,华南,Shenzhen,0755,4403,宝安区/龙岗区/南山区
东莞,广东省,华南,Dongguan,0769,4419,松山湖园区/长安镇
佛山,广东省,华南,Foshan,0757,4406,南海区/顺德区
珠海,广东省,华南,Zhuhai,0756,4404,香洲区/金湾区
南宁,广西壮族自治区,华南,Nanning,0771,4501,江南区/良庆区
海口,海南省,华南,Haikou,0898,4601,龙华区/美兰区
北京,北京市,华北,Beijing,010,1101,海淀区/大兴区/通州区
天津,天津市,华北,Tianjin,022,1201,滨海新区/西青区
石家庄,河北省,华北,Shijiazhuang,0311,1301,裕华区/鹿泉区
太原,山西省,华北,Taiyuan,0351,1401,小店区/尖草坪区
呼和浩特,内蒙古自治区,华北,Hohhot,0471,1501,赛罕区/新城区
成都,四川省,西南,Chengdu,028,5101,武侯区/郫都区/龙泉驿区
重庆,重庆市,西南,Chongqing,023,5001,渝北区/九龙坡区
昆明,云南省,西南,Kunming,0871,5301,官渡区/呈贡区
贵阳,贵州省,西南,Guiyang,0851,5201,观山湖区/白云区
武汉,湖北省,华中,Wuhan,027,4201,洪山区/东西湖区
长沙,湖南省,华中,Changsha,0731,4301,岳麓区/雨花区
郑州,河南省,华中,Zhengzhou,0371,4101,金水区/中原区
南昌,江西省,华中,Nanchang,0791,3601,青山湖区/红谷滩区
沈阳,辽宁省,东北,Shenyang,024,2101,铁西区/浑南区
大连,辽宁省,东北,Dalian,0411,2102,甘井子区/金州区
长春,吉林省,东北,Changchun,0431,2201,绿园区/二道区
哈尔滨,黑龙江省,东北,Harbin,0451,2301,南岗区/香坊区
西安,陕西省,西北,Xi'an,029,6101,雁塔区/未央区
兰州,甘肃省,西北,Lanzhou,0931,6201,城关区/七里河区
银川,宁夏回族自治区,西北,Yinchuan,0951,6401,金凤区/西夏区
乌鲁木齐,新疆维吾尔自治区,西北,Urumqi,0991,6501,新市区/沙依巴克区
"""
# How much of the business each city brings, in the order above: the coast buys most.
CITY_WEIGHTS = (
    9, 8, 5, 3, 7, 4, 5, 3, 3, 4, 3, 2, 8, 9, 6, 5, 2, 2, 1,
    7, 5, 2, 2, 1, 6, 5, 2, 1, 5, 4, 4, 2, 4, 3, 2, 2, 4, 1, 1, 1,
)  # fmt: skip


def _city(line: str) -> City:
    name, province, region, english, dial, code, districts = line.split(",")
    return City(name, province, REGIONS.index(region), english, dial, code, tuple(districts.split("/")))


CITIES = tuple(_city(line) for line in _CITIES.strip().splitlines())
STREETS = words("""
    人民路 建设路 科技路 创业大道 工业大道 滨江路 文化路 解放路 迎宾大道 兴业路 发展大道 新华路
    长江路 黄河路 学院路 高新大道 振兴路 金桥路 和平路 东风路 星湖街 望江路
    """)

_ENGLISH_STREETS = (
    "Mill Lane",
    "Station Road",
    "Harbour Street",
    "Industrial Avenue",
    "King Street",
    "Park Road",
)
_US_DIALS = words("""
    205 212 213 214 216 253 303 305 312 313 314 317 323 330 337 347 360 385 402 404 407 408 410
    412 414 415 419 425 469 480 484 501 502 503 504 509 512 513 515 516 601 602 603 607 609 612
    614 615 617 619 626 630 702 703 704 713
    """)
_CA_DIALS = words("""
    204 226 236 250 289 306 343 365 403 416 418 431 437 438 450 506 514 519 579 581 587 604 613
    639 647 705
    """)
_GB_DIALS = (
    "113 496 0",
    "114 496 0",
    "115 496 0",
    "117 496 0",
    "121 496 0",
    "131 496 0",
    "161 496 0",
    "20 7946 0",
)

# Numbers for drama and documentation where a regulator reserves some (US and CA 555-01xx, Ofcom, BNetzA,
# ARCEP, ACMA); elsewhere a block of zeros no subscriber has.
COUNTRIES = (
    Country(
        "DE",
        "德国",
        "Germany",
        "EUR",
        ("Hamburg", "München", "Stuttgart", "Köln", "Bremen"),
        ("Hafenstraße", "Industriestraße", "Lindenweg", "Bahnhofstraße"),
        ("GmbH", "AG", "GmbH & Co. KG"),
        "DE",
        ("+49 30 23125 ", "+49 69 90009 ", "+49 40 66969 ", "+49 221 4710 ", "+49 89 99998 "),
        3,
    ),
    Country(
        "US",
        "美国",
        "United States",
        "USD",
        ("Chicago", "Houston", "Seattle", "Atlanta", "Columbus"),
        _ENGLISH_STREETS,
        ("Inc.", "LLC", "Corp."),
        "US",
        tuple(f"+1 {d} 555 01" for d in _US_DIALS),
        2,
    ),
    Country(
        "GB",
        "英国",
        "United Kingdom",
        "GBP",
        ("London", "Manchester", "Birmingham", "Leeds"),
        _ENGLISH_STREETS,
        ("Ltd", "plc"),
        "GB",
        tuple(f"+44 {d}" for d in _GB_DIALS),
        3,
    ),
    Country(
        "FR",
        "法国",
        "France",
        "EUR",
        ("Lyon", "Lille", "Nantes"),
        ("rue de la Gare", "avenue du Port", "rue Victor Hugo"),
        ("SARL", "SAS"),
        "FR",
        ("+33 1 99 00 ", "+33 2 61 91 ", "+33 3 53 01 ", "+33 4 65 71 "),
        4,
    ),
    Country(
        "AU",
        "澳大利亚",
        "Australia",
        "USD",
        ("Sydney", "Perth", "Melbourne"),
        _ENGLISH_STREETS,
        ("Pty Ltd",),
        "AU",
        ("+61 2 5550 ", "+61 2 7010 ", "+61 3 5550 ", "+61 3 7010 "),
        4,
    ),
    Country(
        "CA",
        "加拿大",
        "Canada",
        "USD",
        ("Toronto", "Calgary"),
        _ENGLISH_STREETS,
        ("Inc.", "Ltd."),
        "CA",
        tuple(f"+1 {d} 555 01" for d in _CA_DIALS),
        2,
    ),
    Country(
        "SG",
        "新加坡",
        "Singapore",
        "USD",
        ("Singapore",),
        ("Jurong Port Road", "Tuas Avenue"),
        ("Pte. Ltd.",),
        "SG",
        ("+65 6000 ",),
        4,
    ),
    Country(
        "JP",
        "日本",
        "Japan",
        "USD",
        ("Osaka", "Nagoya"),
        ("Minami-dori", "Chuo-dori"),
        ("K.K.", "Co., Ltd."),
        "JP",
        ("+81 6 0000 ", "+81 52 000 "),
        4,
    ),
    Country(
        "VN",
        "越南",
        "Vietnam",
        "USD",
        ("Hanoi", "Ho Chi Minh City"),
        ("Tran Phu Street", "Le Loi Street"),
        ("Co., Ltd.", "JSC"),
        "VN",
        ("+84 24 0000 ", "+84 28 0000 "),
        4,
    ),
    Country(
        "AE",
        "阿联酋",
        "United Arab Emirates",
        "USD",
        ("Dubai", "Abu Dhabi"),
        ("Al Quoz Street", "Port Road"),
        ("LLC", "FZE"),
        "AE",
        ("+971 4 000 ", "+971 2 000 "),
        4,
    ),
)
COUNTRY_WEIGHTS = (20, 20, 12, 8, 7, 6, 8, 7, 7, 5)
CHINA = -1  # the country index of a customer at home
RATES = {
    "CNY": 1.0,
    "USD": 7.15,
    "EUR": 7.80,
    "GBP": 9.10,
}  # CNY for one unit, fixed over the demo's two years
