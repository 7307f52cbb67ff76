"""Names of places in both languages: countries, China's sales regions, provinces and cities, and cities abroad.

They are no data: a name stands for a stored value only where the data has one of its spellings.
"""

# ISO 3166-1 code, then every name and its adjective; a stored value in any of these is found by any other.
_COUNTRIES = """
CN 中国 china prc 中华人民共和国 chinese 国内 domestic 中国大陆 mainland-china
HK 香港 hong-kong 中国香港
TW 台湾 taiwan 中国台湾 taiwanese
MO 澳门 macau macao 中国澳门
DE 德国 germany deutschland german
US 美国 usa united-states united-states-of-america america american
GB UK 英国 united-kingdom great-britain england britain british
FR 法国 france french
IT 意大利 italy italian
ES 西班牙 spain spanish
PT 葡萄牙 portugal portuguese
NL 荷兰 netherlands holland dutch the-netherlands
BE 比利时 belgium belgian
LU 卢森堡 luxembourg
AT 奥地利 austria austrian
CH 瑞士 switzerland swiss
SE 瑞典 sweden swedish
NO 挪威 norway norwegian
DK 丹麦 denmark danish
FI 芬兰 finland finnish
IE 爱尔兰 ireland irish
PL 波兰 poland
CZ 捷克 czechia czech-republic czech
SK 斯洛伐克 slovakia
HU 匈牙利 hungary hungarian
RO 罗马尼亚 romania romanian
BG 保加利亚 bulgaria bulgarian
GR 希腊 greece greek
TR 土耳其 turkey türkiye turkish
RU 俄罗斯 russia russian
UA 乌克兰 ukraine ukrainian
KZ 哈萨克斯坦 kazakhstan
JP 日本 japan japanese
KR 韩国 south-korea korea korean
IN 印度 india indian
PK 巴基斯坦 pakistan
BD 孟加拉国 孟加拉 bangladesh
LK 斯里兰卡 sri-lanka
SG 新加坡 singapore singaporean
MY 马来西亚 malaysia malaysian
TH 泰国 thailand thai
VN 越南 vietnam viet-nam vietnamese
ID 印度尼西亚 印尼 indonesia indonesian
PH 菲律宾 philippines the-philippines philippine
KH 柬埔寨 cambodia
MM 缅甸 myanmar
AE 阿联酋 united-arab-emirates uae emirates
SA 沙特阿拉伯 沙特 saudi-arabia saudi
QA 卡塔尔 qatar
IL 以色列 israel israeli
EG 埃及 egypt egyptian
MA 摩洛哥 morocco moroccan
ZA 南非 south-africa south-african
NG 尼日利亚 nigeria nigerian
KE 肯尼亚 kenya kenyan
GH 加纳 ghana
AU 澳大利亚 澳洲 australia australian
NZ 新西兰 new-zealand
CA 加拿大 canada canadian
MX 墨西哥 mexico mexican
BR 巴西 brazil brasil brazilian
AR 阿根廷 argentina argentine argentinian
CL 智利 chile chilean
CO 哥伦比亚 colombia colombian
PE 秘鲁 peru peruvian
VE 委内瑞拉 venezuela venezuelan
"""
_REGIONS = """
华东 east-china eastern-china huadong 华东地区
华南 south-china southern-china huanan 华南地区
华北 north-china northern-china huabei 华北地区
华中 central-china huazhong 华中地区
西南 southwest-china southwest south-west southwestern-china xinan 西南地区
西北 northwest-china northwest north-west northwestern-china xibei 西北地区
东北 northeast-china northeast north-east northeastern-china dongbei 东北地区
海外 overseas abroad international foreign 国外 境外 国际
东区 东部 east eastern
西区 西部 west western
南区 南部 south southern
北区 北部 north northern
中区 中部 central
EMEA 欧洲中东非洲 europe-middle-east-and-africa
APAC 亚太 亚太区 asia-pacific
欧洲 europe european
北美 north-america
南美 拉美 south-america latin-america latam
亚洲 asia
东南亚 southeast-asia asean
"""
# Province, its English name, then its cities; the English name of a city is its pinyin unless told after a slash.
_PROVINCES = """
北京 Beijing: 北京/Beijing/Peking
上海 Shanghai: 上海/Shanghai
天津 Tianjin: 天津/Tianjin
重庆 Chongqing: 重庆/Chongqing
浙江 Zhejiang: 杭州/Hangzhou 宁波/Ningbo 温州/Wenzhou 嘉兴/Jiaxing 湖州/Huzhou 绍兴/Shaoxing 金华/Jinhua 台州/Taizhou 义乌/Yiwu 衢州/Quzhou 舟山/Zhoushan 丽水/Lishui
江苏 Jiangsu: 南京/Nanjing 苏州/Suzhou 无锡/Wuxi 常州/Changzhou 南通/Nantong 扬州/Yangzhou 徐州/Xuzhou 镇江/Zhenjiang 盐城/Yancheng 昆山/Kunshan 连云港/Lianyungang 淮安/Huaian
安徽 Anhui: 合肥/Hefei 芜湖/Wuhu 马鞍山/Maanshan 蚌埠/Bengbu 安庆/Anqing 滁州/Chuzhou 阜阳/Fuyang
山东 Shandong: 济南/Jinan 青岛/Qingdao/Tsingtao 烟台/Yantai 潍坊/Weifang 临沂/Linyi 淄博/Zibo 威海/Weihai 济宁/Jining 东营/Dongying 日照/Rizhao
福建 Fujian: 福州/Fuzhou 厦门/Xiamen 泉州/Quanzhou 漳州/Zhangzhou 莆田/Putian 宁德/Ningde
江西 Jiangxi: 南昌/Nanchang 九江/Jiujiang 赣州/Ganzhou 景德镇/Jingdezhen
广东 Guangdong: 广州/Guangzhou/Canton 深圳/Shenzhen 东莞/Dongguan 佛山/Foshan 珠海/Zhuhai 惠州/Huizhou 中山/Zhongshan 汕头/Shantou 江门/Jiangmen 湛江/Zhanjiang 肇庆/Zhaoqing
广西 Guangxi: 南宁/Nanning 柳州/Liuzhou 桂林/Guilin 北海/Beihai
海南 Hainan: 海口/Haikou 三亚/Sanya
河北 Hebei: 石家庄/Shijiazhuang 唐山/Tangshan 保定/Baoding 廊坊/Langfang 邯郸/Handan 秦皇岛/Qinhuangdao 沧州/Cangzhou
山西 Shanxi: 太原/Taiyuan 大同/Datong 临汾/Linfen
内蒙古 Inner-Mongolia: 呼和浩特/Hohhot/Huhehaote 包头/Baotou 鄂尔多斯/Ordos
河南 Henan: 郑州/Zhengzhou 洛阳/Luoyang 新乡/Xinxiang 南阳/Nanyang 开封/Kaifeng 许昌/Xuchang
湖北 Hubei: 武汉/Wuhan 宜昌/Yichang 襄阳/Xiangyang 黄石/Huangshi 十堰/Shiyan 荆州/Jingzhou
湖南 Hunan: 长沙/Changsha 株洲/Zhuzhou 湘潭/Xiangtan 岳阳/Yueyang 衡阳/Hengyang 常德/Changde
四川 Sichuan: 成都/Chengdu 绵阳/Mianyang 德阳/Deyang 宜宾/Yibin 泸州/Luzhou 乐山/Leshan
贵州 Guizhou: 贵阳/Guiyang 遵义/Zunyi
云南 Yunnan: 昆明/Kunming 曲靖/Qujing 大理/Dali
西藏 Tibet: 拉萨/Lhasa
陕西 Shaanxi: 西安/Xian 宝鸡/Baoji 咸阳/Xianyang
甘肃 Gansu: 兰州/Lanzhou 天水/Tianshui
青海 Qinghai: 西宁/Xining
宁夏 Ningxia: 银川/Yinchuan
新疆 Xinjiang: 乌鲁木齐/Urumqi/Wulumuqi 克拉玛依/Karamay
辽宁 Liaoning: 沈阳/Shenyang 大连/Dalian 鞍山/Anshan 营口/Yingkou 锦州/Jinzhou
吉林 Jilin: 长春/Changchun 吉林市/Jilin-City
黑龙江 Heilongjiang: 哈尔滨/Harbin/Haerbin 大庆/Daqing 齐齐哈尔/Qiqihar 牡丹江/Mudanjiang
"""
_ABROAD = """
伦敦/London 曼彻斯特/Manchester 伯明翰/Birmingham 利兹/Leeds 格拉斯哥/Glasgow 爱丁堡/Edinburgh 利物浦/Liverpool
柏林/Berlin 慕尼黑/München/Munich 汉堡/Hamburg 法兰克福/Frankfurt 斯图加特/Stuttgart 科隆/Köln/Cologne 杜塞尔多夫/Düsseldorf/Dusseldorf
巴黎/Paris 里昂/Lyon/Lyons 马赛/Marseille 里尔/Lille 图卢兹/Toulouse 马德里/Madrid 巴塞罗那/Barcelona 里斯本/Lisboa/Lisbon
罗马/Roma/Rome 米兰/Milano/Milan 都灵/Torino/Turin 维也纳/Wien/Vienna 日内瓦/Genève/Geneva 苏黎世/Zürich/Zurich 伯尔尼/Bern/Berne
布鲁塞尔/Bruxelles/Brussels 阿姆斯特丹/Amsterdam 鹿特丹/Rotterdam 哥本哈根/København/Copenhagen 斯德哥尔摩/Stockholm 奥斯陆/Oslo 赫尔辛基/Helsinki
都柏林/Dublin 华沙/Warszawa/Warsaw 布拉格/Praha/Prague 布达佩斯/Budapest 莫斯科/Moscow 伊斯坦布尔/Istanbul
东京/Tokyo 大阪/Osaka 名古屋/Nagoya 横滨/Yokohama 首尔/Seoul 釜山/Busan 新加坡市/Singapore-City 曼谷/Bangkok 河内/Hanoi
胡志明市/Ho-Chi-Minh-City/Saigon 雅加达/Jakarta 吉隆坡/Kuala-Lumpur 马尼拉/Manila 孟买/Mumbai/Bombay 新德里/New-Delhi 班加罗尔/Bangalore/Bengaluru
迪拜/Dubai 阿布扎比/Abu-Dhabi 悉尼/Sydney 墨尔本/Melbourne 布里斯班/Brisbane 珀斯/Perth 奥克兰/Auckland
纽约/New-York 洛杉矶/Los-Angeles 芝加哥/Chicago 休斯敦/休斯顿/Houston 旧金山/San-Francisco 西雅图/Seattle 波士顿/Boston 亚特兰大/Atlanta 达拉斯/Dallas 底特律/Detroit
费城/Philadelphia
多伦多/Toronto 温哥华/Vancouver 蒙特利尔/Montréal/Montreal 墨西哥城/México-D.F./Mexico-City 圣保罗/São-Paulo/Sao-Paulo 里约热内卢/Rio-de-Janeiro
布宜诺斯艾利斯/Buenos-Aires 圣地亚哥/Santiago 利马/Lima 波哥大/Bogotá/Bogota 加拉加斯/Caracas 开罗/Cairo 约翰内斯堡/Johannesburg
台北/Taipei 高雄/Kaohsiung 九龙/Kowloon
"""

Group = tuple[str, ...]


def lines(text: str, separator: str | None = None) -> tuple[Group, ...]:
    """Return each line as a group of names; a hyphen stands for a space.

    >>> lines("CN 中国 hong-kong")
    (('CN', '中国', 'hong kong'),)
    """
    return tuple(
        tuple(name.replace("-", " ") for name in line.split(separator)) for line in text.strip().splitlines()
    )


def _cities() -> tuple[Group, ...]:
    told = [city for line in _PROVINCES.strip().splitlines() for city in line.partition(": ")[2].split()]
    return tuple(tuple(city.replace("-", " ").split("/")) for city in (*told, *_ABROAD.split()))


def _provinces() -> tuple[tuple[Group, Group], ...]:
    """Return each province's names with the cities in it; a city that is its own province is none."""
    found = []
    for line in _PROVINCES.strip().splitlines():
        names, _, cities = line.partition(": ")
        zh, en = names.replace("-", " ").split(" ", maxsplit=1)
        inside = tuple(city.split("/")[0] for city in cities.split())
        if inside[0] != zh:
            province = (zh, f"{zh}省", en, f"{en} province")
            found.append((province, inside))
    return tuple(found)


COUNTRIES = lines(_COUNTRIES)
REGIONS = lines(_REGIONS)
CITIES = _cities()
PROVINCES = _provinces()
