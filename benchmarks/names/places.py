"""Made-up addresses, companies and other fillers in the forms people write them; no address is anybody's."""

import random

PROVINCES = "浙江省 江苏省 广东省 山东省 四川省 湖北省 湖南省 河南省 河北省 福建省 安徽省 江西省 陕西省 辽宁省 云南省 广西壮族自治区 内蒙古自治区 新疆维吾尔自治区 黑龙江省 贵州省".split()
CITIES = "杭州 宁波 温州 南京 苏州 无锡 广州 深圳 东莞 佛山 济南 青岛 成都 绵阳 武汉 宜昌 长沙 郑州 洛阳 石家庄 唐山 福州 厦门 泉州 合肥 芜湖 南昌 西安 沈阳 大连 昆明 南宁 桂林 呼和浩特 乌鲁木齐 哈尔滨 贵阳 上海 北京 天津 重庆 嘉兴 绍兴 金华 常州 徐州 珠海 中山 惠州 烟台 潍坊 义乌 昆山 张家港 江阴".split()
DISTRICTS = "西湖区 余杭区 滨江区 鼓楼区 玄武区 江宁区 工业园区 吴中区 天河区 白云区 番禺区 南山区 宝安区 龙华区 市南区 崂山区 武侯区 高新区 洪山区 江汉区 岳麓区 金水区 雁塔区 朝阳区 海淀区 浦东新区 徐汇区 闵行区 渝北区 和平区 思明区 集美区 蜀山区 萧山区 鄞州区 锡山区 新北区 莱山区 安次区 长安区 城关区 桐庐县 长兴县 安吉县 正定县 华容县 临海市 慈溪市 海宁市".split()
TOWNS = "良渚街道 五常街道 仓前街道 横店镇 柳市镇 花桥镇 虎门镇 长安镇 北滘镇 小榄镇 沙河镇 大王镇 三墩镇 周庄镇 石湫街道 望江乡 黄田镇 新桥街道".split()
ROAD_WORDS = "文三 科技 中山 人民 解放 建设 创业 学院 滨河 江南 长江 黄河 和平 团结 幸福 祖冲之 世纪 张杨 南京 北京 淮海 东风 迎宾 环城 府前 金桥 银泰 凤起 庆春 天目山 莫干山 花园 枫林 桃源 石桥 沿江 青年 复兴 振兴 兴业 光明 朝晖 紫金 观音 莲花 白杨 梧桐 丁香 龙井 虎丘 高新 软件园 三元 五一 八一 胜利 友谊 纬五 经三 宝石 大寨 小河 玉泉 漓江".split()
ROADS = "路 路 路 路 街 大道 大街 东路 西路 南路 北路 中路 巷 弄 胡同 一路 二路 里".split()
ESTATES = "阳光 锦绣 金色 翡翠 碧桂 万科 绿城 龙湖 保利 中海 世茂 紫荆 香榭 东方 江南 滨江 水岸 枫丹 桃花源 春江 幸福 和谐 金地 融创 恒大 星河 御景 书香 学府 望京 天通".split()
ESTATE_KINDS = (
    "花园 小区 家园 苑 名苑 新村 公寓 公馆 华府 城 花苑 嘉园 名都 社区 府 里 雅居 山庄 里弄 大院".split()
)
BUILDINGS = "国际大厦 科技大厦 商务中心 创意园 软件园 产业园 工业园 物流园 大厦 广场 中心 写字楼 SOHO 科技园 孵化器 商城 市场 医院 中学 大学 家属院 宿舍楼".split()
COMPANY_WORDS = "云创 华星 鼎盛 金石 恒通 瑞丰 天成 宏远 新锐 博远 中科 海纳 明达 嘉和 永兴 万象 启明 江河 远洋 伟业 康泰 安达 高远 张江 李氏 王子 周记 陈记 赵氏 马兰 石基 白象 江南 方正 成达 时代 何氏 林海 金蝶 黄河 梁山 许昌 宋城 安踏 柏林 盛世 贺兰 顾家 施可丰 孔府 常青 汤臣 武当 易购 乔山 龙腾 钱江 严选 叶氏 于家 杜康".split()
INDUSTRIES = "科技 贸易 电子 机械 物流 供应链 信息技术 智能装备 食品 医疗器械 新材料 建材 家居 服饰 化工 五金 进出口 国际货运 文化传媒 环保 汽车配件 包装 自动化 仪器 商贸 餐饮管理".split()
SUFFIXES = (
    "有限公司 有限公司 有限责任公司 股份有限公司 集团 公司 厂 有限公司分公司 商行 经营部 工作室".split()
)
BRANDS = "德邦 永辉 达芙妮 隆力奇 杜蕾斯 老干妈 三一重工 徐工 鲁花 鲁西黄牛 高露洁 欧派 雅诗兰黛 花西子 毛戈平 胡庆余堂 老乡鸡 老板电器 老庙黄金 小熊电器 小天鹅 小罐茶 阿迪达斯 阿里云 大润发 大疆 左右沙发 罗莱 金山云 金立 金士顿 中通 申通 圆通 韵达 百世 极兔 跨越速运 美团 滴滴 拼多多 唯品会 盒马 山姆 罗森 全家 红旗超市 良品铺子 三只松鼠 洽洽 周黑鸭 周六福 周生生 杨国福 张亮麻辣烫 黄记煌 黄天鹅 白家陈记 安慕希 金典 蒙牛 伊利 光明 农夫山泉 元气森林 康宁 应大 马士基 皮尔卡丹 杰克琼斯 李维斯 汤姆福特 鲍师傅 郑远元 明治 平安银行 建行 农行 招行 工行 交行 中行 华夏银行 海康 大华 博世 明纬 史密斯热水器 林氏家居 顾家家居 方太 苏泊尔 九阳 容声 海信 康佳 温氏鸡蛋 六神花露水 云南白药 江中 童仁堂 孔凤春 谢馥春 陈李济 曹素功 戴春林 吴裕泰 王致和 李锦记 厨邦 鲁大师 雷蛇 罗马仕 安克 品胜 公牛 正泰 德力西 施耐德 西蒙电气 高仪 汉斯格雅 箭牌 恒洁 马可波罗 蒙娜丽莎 诺贝尔 东鹏 冠珠 华为 小米 京东 顺丰 李宁 王老吉 周大福 张小泉 老凤祥 马应龙 康师傅 白象 金龙鱼 方太 海尔 格力 美的 安踏 汤臣倍健 石药 贺氏 高德 易方达 常春藤 时代天使 钱大妈 江小白 乐事 温氏 雷神 解放牌 安利 柯达 尹香记 邓禄普 万和 苏宁 国美 江淮 任天堂 何氏眼科 宗申 田中精机 和平饭店 明基 史丹利 罗技 米其林 艾默生 施耐德 麦当劳 肯德基 戴尔 惠普 西门子 博世 飞利浦 乔丹体育 范思哲 古驰 林内 马自达 宝马 沃尔玛 欧莱雅".split()
PRODUCTS = "温控器 传感器 P1000-12 不锈钢球阀 A4纸 打印机 伺服电机 轴承 6205 变频器 显示屏 数据线 螺栓M8x40 安全帽 白板 咖啡机 过滤网 LED灯带 开关电源 对讲机 高压水枪 移动硬盘 金属软管 常温胶带 方管 时控开关 黄油枪 石英表 万用表 成品柜 康复床 毛巾 钱箱 车载充电器".split()
PRODUCTS_EN = "thermostat;ball valve;servo motor;bearing 6205;frequency inverter;LED strip;M8 bolts;safety helmets;label printer;office chair;hydraulic pump;Jack plug;Rose gold case;power supply;forklift battery;pallet wrap;Ruby sensor;Grace kettle;steel pipe;filter cartridge;barcode scanner".split(
    ";"
)
CITIES_EN = "London;Manchester;Leeds;Bristol;Glasgow;Dublin;Austin;Denver;Houston;Lincoln;Jackson;Madison;Charlotte;Florence;Sydney;Melbourne;Victoria;Toronto;Mumbai;Pune;Bengaluru;Chennai;Hyderabad;Singapore;Kowloon;Hamburg;Munich;Berlin;Vienna;Paris;Lyon;Rotterdam;San Jose;St. Louis;Santa Clara;Phoenix;Savannah;Sterling;Aurora;Orlando;Shanghai;Shenzhen".split(
    ";"
)
STREETS_EN = "Main;Oak;Maple;Church;Station;High;Mill;King;Queen;Victoria;Park;Elm;Cedar;Washington;Lake;Hill;Green;Bridge;School;Windsor;Albert;Nelson;George;Lincoln;Jackson;Franklin;Canal;Harbour;Market;Chestnut;Cross;Nathan;Orchard;Heath;Richmond;Walnut;Spring;River;Sunset;St. James;Old Mill;Abbey".split(
    ";"
)
STREET_KINDS = "Street;St;Road;Rd;Avenue;Ave;Lane;Ln;Drive;Dr;Court;Way;Close;Crescent;Place;Terrace;Gardens;Blvd;Row;Square;Parkway;Grove".split(
    ";"
)
BRANDS_EN = "Wells Fargo;Johnson & Johnson;Ford;Baker Hughes;Marks and Spencer;Dell;Mercedes;Morgan Stanley;JP Morgan;Harley-Davidson;Ralph Lauren;Calvin Klein;Procter & Gamble;Ernst & Young;Goldman Sachs;Siemens;Bosch;Philips;Rolls-Royce;John Deere;Jack Daniel's;Ben & Jerry's;Uncle Ben's;Tiffany & Co;Chase;Boots;Sainsbury's;Tesco;Dyson;Sara Lee;Wendy's;Smith & Nephew;Arthur Andersen;Charles Schwab;Barclays;Lloyds;Abbott;Eli Lilly;Kraft;Mars;Nestle;Hugo Boss;Ericsson;Black & Decker;Stanley;Hilton;Marriott;DHL;FedEx;UPS;SAP;Oracle;Salesforce".split(
    ";"
)
ENDS_EN = "Ltd;Limited;Inc;Inc.;LLC;LLP;GmbH;plc;Corp;Co;& Co;& Sons;Group;Holdings;Logistics;Industries;Trading;Foods;Engineering;Motors;Freight;Electronics;Bakery;Plumbing;Solutions;Partners;Supplies;Associates;Brothers;Pte Ltd;Pvt Ltd;KG;AG;Medical;Steel".split(
    ";"
)

_CHINESE = "一二三四五六七八九十"


def address_zh(rng: random.Random) -> str:
    """Make one Chinese address, from a full one to what is left in a chat."""
    city = rng.choice(CITIES)
    head = rng.choice(["", "", rng.choice(PROVINCES) + city + "市", city + "市", city, "中国" + city + "市"])
    head += rng.choice(["", rng.choice(DISTRICTS), rng.choice(DISTRICTS)])
    head += rng.choice(["", "", "", rng.choice(TOWNS)])
    kind = rng.random()
    number = rng.choice(
        [str(rng.randint(1, 999)), str(rng.randint(1, 3999)), rng.choice(_CHINESE) + rng.choice(["", "十"])]
    )
    road = (
        rng.choice(ROAD_WORDS)
        + rng.choice(ROADS)
        + number
        + rng.choice(["号", "号", "号", "弄", "号院", "-" + str(rng.randint(1, 9)) + "号"])
    )
    estate = rng.choice(ESTATES) + rng.choice(ESTATE_KINDS)
    building = rng.choice(ESTATES + COMPANY_WORDS) + rng.choice(BUILDINGS)
    room = _room_zh(rng)
    if kind < 0.3:
        made = head + road + rng.choice(["", room, estate + room, building + room])
    elif kind < 0.6:
        made = head + estate + rng.choice(["", "北区", "二期", "东门"]) + room
    elif kind < 0.75:
        made = head + building + room
    elif kind < 0.87:
        village = rng.choice(ROAD_WORDS + ESTATES) + rng.choice(["村", "村", "屯", "社区", "庄"])
        made = (
            (head or city)
            + rng.choice(TOWNS)[:3].replace("街", "镇")[:3]
            + village
            + rng.choice(
                [
                    f"{rng.randint(1, 20)}组",
                    f"{rng.randint(1, 300)}号",
                    "村委会旁",
                    f"{rng.choice(_CHINESE)}组{rng.randint(1, 99)}号",
                ]
            )
        )
    elif kind < 0.93:
        a, b = rng.sample(ROAD_WORDS, 2)
        made = (
            head
            + f"{a}路{rng.choice(['与', '和', '、'])}{b}路交叉口"
            + rng.choice(["", "东北角", "往南200米"])
        )
    else:
        made = (
            rng.choice(
                [
                    "香港九龍旺角彌敦道",
                    "香港中環皇后大道中",
                    "香港新界沙田正街",
                    "台北市大安區忠孝東路四段",
                    "新北市板橋區文化路一段",
                    "高雄市左營區博愛二路",
                    "澳門南灣大馬路",
                ]
            )
            + f"{rng.randint(1, 900)}號{rng.randint(1, 30)}樓"
            + rng.choice(["", "B室", "之2", "A座"])
        )
    if rng.random() < 0.12:
        made = made.replace("区", "区 ", 1).replace("号", "号 ", 1)
    return made.strip()


def _room_zh(rng: random.Random) -> str:
    block, unit, room = rng.randint(1, 40), rng.randint(1, 6), rng.randint(101, 2999)
    return rng.choice([
        f"{block}栋{room}", f"{block}幢{unit}单元{room}室", f"{block}号楼{unit}单元{room}", f"{block}-{unit}-{room}", f"{rng.choice('ABCDT')}座{room}", f"{rng.choice('ABC')}{block}栋{room}室",
        f"{block}号楼{room}室", f"{rng.choice(_CHINESE)}单元{room}", f"{rng.randint(2, 30)}楼", f"{rng.randint(2, 30)}层{room}室", f"{block}号{room}室", f"T{rng.randint(1, 5)}-{room}", f"{block}栋{unit}门", "",
    ])  # fmt: skip


def company_zh(rng: random.Random) -> str:
    """Make a Chinese company's name, short or long."""
    word = rng.choice(COMPANY_WORDS)
    return rng.choice([
        rng.choice(BRANDS), rng.choice(BRANDS), word + rng.choice(INDUSTRIES), rng.choice(CITIES) + word + rng.choice(INDUSTRIES) + rng.choice(SUFFIXES),
        rng.choice(CITIES) + "市" + word + rng.choice(INDUSTRIES) + rng.choice(SUFFIXES), word + rng.choice(SUFFIXES), word + rng.choice(INDUSTRIES) + rng.choice(SUFFIXES), word + "那边",
    ])  # fmt: skip


def address_en(rng: random.Random) -> str:
    """Make one address in Latin letters."""
    number, street = rng.randint(1, 1999), f"{rng.choice(STREETS_EN)} {rng.choice(STREET_KINDS)}"
    city = rng.choice(CITIES_EN)
    zip_us = f"{rng.choice(['TX', 'CA', 'NY', 'IL', 'OH', 'WA', 'CO', 'MA'])} {rng.randint(10000, 99000)}"
    post_uk = f"{rng.choice(['LS', 'M', 'BS', 'G', 'OX', 'SW', 'EC', 'B'])}{rng.randint(1, 29)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLN')}{rng.choice('ABDEFGHJLN')}"
    made = rng.choice([
        f"{number} {street}", f"{number} {street}", f"{number} {street}, {city}", f"{number} {street}, {city}, {zip_us}", f"{number} {street}, Apt {rng.randint(1, 30)}{rng.choice(['', 'B'])}, {city}, {zip_us}",
        f"Flat {rng.randint(1, 40)}, {number} {street}, {city} {post_uk}", f"{number} {street}, {city} {post_uk}", f"Unit {rng.randint(1, 40)}, {rng.choice(STREETS_EN)} Industrial Estate, {city}", f"PO Box {rng.randint(10, 9999)}, {city}",
        f"The Old {rng.choice(['Mill', 'Vicarage', 'Forge', 'Bakery'])}, {street}, {city}", f"Blk {rng.randint(1, 600)} {rng.choice(['Ang Mo Kio', 'Bedok North', 'Toa Payoh'])} Ave {rng.randint(1, 9)} #{rng.randint(2, 20):02}-{rng.randint(10, 400)}, Singapore {rng.randint(100000, 800000)}",
        f"Flat No. {rng.randint(1, 900)}, {rng.choice(['Sai Residency', 'Lotus Towers', 'Green Park', 'Shanti Nagar'])}, {rng.choice(['HSR Layout', 'Koramangala', 'Andheri West', 'Sector 21', 'Banjara Hills'])}, {city} {rng.randint(110000, 700000)}",
        f"Room {rng.randint(101, 2999)}, {rng.randint(1, 40)}/F, {rng.choice(['Wing Lung', 'Harbour', 'Kai Tak', 'Ocean'])} {rng.choice(['Centre', 'Tower', 'Building', 'House'])}, {number} {rng.choice(['Nathan', 'Canton', 'Queen’s'])} Road, Kowloon",
        f"Room {rng.randint(101, 2999)}, Building {rng.randint(1, 30)}, No. {number} {rng.choice(['Keji', 'Wensan', 'Zhongshan', 'Renmin'])} {rng.choice(['Road', 'Rd', 'East Road'])}, {rng.choice(['Yuhang', 'Xihu', 'Pudong', 'Nanshan'])} District, {rng.choice(['Hangzhou', 'Shanghai', 'Shenzhen'])}",
        f"{rng.choice(['Hafenstraße', 'Hauptstr.', 'Goethestraße', 'Lindenweg', 'Am Markt', 'Bahnhofstrasse'])} {rng.randint(1, 180)}, {rng.randint(10000, 99000)} {rng.choice(['Hamburg', 'München', 'Köln', 'Berlin'])}",
    ])  # fmt: skip
    return made.lower() if rng.random() < 0.08 else made


def company_en(rng: random.Random, surname: str, given: str) -> str:
    """Make a company's name in Latin letters, often one that holds a person's."""
    return rng.choice([
        rng.choice(BRANDS_EN), rng.choice(BRANDS_EN), f"{surname} {rng.choice(ENDS_EN)}", f"{surname} & {rng.choice(['Sons', 'Co', 'Partners', 'Daughters', surname])}", f"{given} {surname} {rng.choice(ENDS_EN)}",
        f"{rng.choice(CITIES_EN)} {rng.choice(ENDS_EN)}", f"{rng.choice(STREETS_EN)} {rng.choice(ENDS_EN)}", f"{given}'s {rng.choice(['Bakery', 'Diner', 'Cafe', 'Garage', 'Kitchen'])}", f"{surname} {rng.choice(STREETS_EN)} {rng.choice(ENDS_EN)}",
    ])  # fmt: skip
