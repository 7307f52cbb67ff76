"""Names that differ by language but mean one value: cities and carriers. Countries and regions are the tools'."""

# Each line is one thing; the form the data uses is chosen when the question is read.
SAME: dict[str, tuple[tuple[str, ...], ...]] = {
    "city": (
        ("北京", "Beijing"), ("上海", "Shanghai"), ("广州", "Guangzhou"), ("深圳", "Shenzhen"), ("杭州", "Hangzhou"), ("苏州", "Suzhou"), ("南京", "Nanjing"),
        ("宁波", "Ningbo"), ("无锡", "Wuxi"), ("武汉", "Wuhan"), ("成都", "Chengdu"), ("重庆", "Chongqing"), ("西安", "Xi'an", "Xian"), ("天津", "Tianjin"),
        ("青岛", "Qingdao"), ("济南", "Jinan"), ("大连", "Dalian"), ("沈阳", "Shenyang"), ("长沙", "Changsha"), ("郑州", "Zhengzhou"), ("合肥", "Hefei"),
        ("厦门", "Xiamen"), ("福州", "Fuzhou"), ("东莞", "Dongguan"), ("佛山", "Foshan"), ("昆明", "Kunming"), ("哈尔滨", "Harbin"), ("长春", "Changchun"),
        ("伦敦", "London"), ("柏林", "Berlin"), ("巴黎", "Paris"), ("慕尼黑", "Munich", "München"), ("东京", "Tokyo"), ("首尔", "Seoul"), ("新加坡市", "Singapore City"),
    ),
    "carrier": (
        ("顺丰速运", "顺丰", "SF Express", "SF"), ("德邦快递", "德邦物流", "德邦", "Deppon"), ("京东物流", "京东", "JD Logistics", "JD"),
        ("中通快递", "中通", "ZTO Express", "ZTO"), ("圆通速递", "圆通", "YTO Express", "YTO"), ("申通快递", "申通", "STO Express", "STO"), ("韵达快递", "韵达", "Yunda"),
        ("跨越速运", "跨越", "KYE"), ("安能物流", "安能", "Ane"), ("中国邮政", "邮政", "EMS", "China Post"), ("敦豪", "DHL", "DHL Express"), ("联邦快递", "FedEx"),
        ("联合包裹", "UPS"), ("中远海运", "COSCO"), ("马士基", "Maersk"),
    ),
}  # fmt: skip
