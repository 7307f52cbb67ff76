"""What people write in tickets, notes and tracking, in both languages, with places for personal values.

Places: {name} {phone} {email} {address} {id} of a contact, {stranger} in no table,
{order} {product} {rep}.
"""

CATEGORIES = ("物流", "质量", "发票", "安装", "退换货", "咨询")
DELIVERY, QUALITY, INVOICE, INSTALL, RETURN, QUESTION = range(6)

# One list a category: (subject, description).
TICKETS_ZH: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("订单{order}迟迟未到", "客户{name}来电（{phone}）催问订单{order}，要求今天回复准确到货时间。"),
        (
            "物流显示签收但未收到货",
            "{name}反映运单显示已签收，实际没收到。收货地址：{address}，联系电话{phone}。",
        ),
        (
            "要求更改收货地址",
            "请把订单{order}改送到{address}，收货人{name}，手机{phone}。门卫{stranger}可代收。",
        ),
    ),
    (
        ("{product}开机报警", "{name}反馈{product}开机后报警E07，重启无效，急等处理，电话{phone}。"),
        ("{product}到货有划痕", "开箱发现外壳划伤，照片已发邮件（{email}）。联系人{name}。"),
        ("{product}使用一周后停机", "现场工程师{stranger}检查后判断主板故障，请联系{name} {phone}安排更换。"),
    ),
    (
        ("发票抬头开错", "订单{order}的发票抬头有误，请重开后寄到{address}，{name}收。"),
        ("申请补开专票", "财务需要增值税专用发票，请发到{email}，有问题找{name}（{phone}）。"),
        ("对账差异", "{name}说{order}的开票金额和合同不一致，请财务核对。"),
    ),
    (
        ("预约{product}安装", "{name}希望下周三上午上门安装，地址{address}，进厂需登记身份证{id}。"),
        ("安装后噪音大", "{product}安装后噪音超标，请派人复查，联系{name}，手机{phone}。"),
        ("需要操作培训", "客户想为新员工做一次{product}培训，联系人{name}，邮箱{email}。"),
    ),
    (
        ("申请退货", "{name}申请退回{order}中的{product}，原因：规格不符。请安排取件：{address}。"),
        ("换货进度", "换货已寄回一周，{name}（{phone}）询问新货什么时候发出。"),
        ("退款到账查询", "客户{name}身份证号{id}，登记的退款尚未到账，请查。"),
    ),
    (
        ("咨询{product}参数", "{name}想了解{product}的功率和质保，回电{phone}或发到{email}。"),
        ("索取报价", "{name}需要{product}十台的报价，周五前给{rep}确认。"),
        ("质保期查询", "请查询{order}的质保到期日并告诉{name}。"),
    ),
)
TICKETS_EN: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        (
            "Order {order} still not here",
            "{name} called from {phone}: order {order} is overdue, please confirm a date today.",
        ),
        (
            "Marked as delivered, nothing received",
            "Carrier says delivered, {name} at {address} has seen nothing. Mobile {phone}.",
        ),
    ),
    (
        (
            "{product} shows alarm E07",
            "{name} reports that the {product} stops with alarm E07 after start-up. Reach them at {email}.",
        ),
        (
            "{product} arrived scratched",
            "Housing is damaged on two units. {name} sent photos, the driver {stranger} signed the note.",
        ),
    ),
    (
        (
            "Wrong VAT number on the invoice",
            "Please reissue the invoice of {order} and mail it to {name}, {address}.",
        ),
        (
            "Amount does not match our PO",
            "{name} ({email}) says that the invoice of {order} differs from their purchase order.",
        ),
    ),
    (
        (
            "Installation date for {product}",
            "{name} asks for a technician next week at {address}, phone {phone}.",
        ),
        ("Training requested", "New operators need training on the {product}. Contact {name}, {email}."),
    ),
    (
        (
            "Return of {product}",
            "{name} wants to send back the {product} from {order}, wrong size. Pick-up at {address}.",
        ),
        ("Replacement status", "{name} ({phone}) asks when the replacement will leave."),
    ),
    (
        ("Data sheet for {product}", "{name} needs the data sheet of the {product}, please mail to {email}."),
        ("Quote request", "{name} asks {rep} for a quote on ten {product}, call back {phone}."),
    ),
)
NOTES_ZH = (
    ("电话回访", "与{name}通话，对{product}满意，下季度可能追加。"),
    ("上门拜访", "拜访{name}，了解产线扩建计划；地址{address}，下次约{stranger}一起谈。"),
    ("报价跟进", "{name}认为{product}价格偏高，要求再让3%，手机{phone}。"),
    ("催款", "提醒{name}货款已逾期，对方答应本周付清，财务邮箱{email}。"),
    ("样机试用", "{product}样机已送{name}处试用两周。"),
    ("合同签订", "与{name}签订年度框架合同，身份核验证件{id}。"),
    ("备注", "下午三点后联系比较方便。"),
    ("技术交流", "就{product}的选型做了线上交流，资料已发。"),
)
NOTES_EN = (
    ("Call", "Spoke with {name}, happy with the {product}, more to come next quarter."),
    (
        "Visit",
        "Met {name} at {address}; they plan a second line. {stranger} joined from their parent company.",
    ),
    ("Quote follow-up", "{name} finds the {product} expensive and asks for 3 % off. Mobile {phone}."),
    ("Payment reminder", "Reminded {name} ({email}) of the overdue invoice; they will pay this week."),
    ("Trial", "Trial unit of the {product} delivered to {name} for two weeks."),
    ("Note", "Best reached after 3 pm."),
)
ORDER_NOTES_ZH = (
    "送货前请电话联系{name} {phone}",
    "请随货附质检报告",
    "加急，客户产线停机",
    "卸货需叉车，联系{name}，{phone}",
    "发票随货",
)
ORDER_NOTES_EN = (
    "Call {name} {phone} before delivery",
    "Packing list in two copies",
    "Urgent, line is down",
    "Ask for {name} at the gate",
)
OPPORTUNITY_TOPICS = (
    "产线升级",
    "办公室搬迁",
    "年度框架",
    "仓库扩建",
    "设备更新",
    "新厂配套",
    "节能改造",
    "耗材年约",
)
OPPORTUNITY_TOPICS_EN = (
    "line upgrade",
    "office move",
    "annual contract",
    "warehouse extension",
    "renewal",
    "new plant",
    "energy saving",
    "supplies contract",
)
# By kind of event: collected, departed, held, arrived, out for delivery, signed, sent back.
TRACK_ZH = (
    "已揽收",
    "快件离开始发分拨中心",
    "运输异常：因天气延误，正在处理",
    "到达目的地分拨中心",
    "派件员正在派件，电话{phone}",
    "已签收，签收人：{name}",
    "客户拒收，已退回",
)
TRACK_EN = (
    "Shipment picked up",
    "Departed origin facility",
    "Delay: held in customs clearance",
    "Arrived at destination facility",
    "With courier, phone {phone}",
    "Delivered, signed by {name}",
    "Refused, returned to sender",
)
SIGNERS_ZH = ("前台", "收发室", "仓库", "本人")
SIGNERS_EN = ("reception", "front desk", "warehouse", "goods in")
# People who stand in texts only, in no table: the names a detector without a list must find.
STRANGERS_ZH = ("孙国栋", "蒋丽萍", "欧阳志远", "郑晓曼", "何建平", "魏红梅", "陆一鸣", "尹德胜")
STRANGERS_EN = (
    "Oliver Grant",
    "Ingrid Solberg",
    "Pablo Reyes",
    "Fiona Mackay",
    "Tobias Lindner",
    "Helen Brooks",
)
