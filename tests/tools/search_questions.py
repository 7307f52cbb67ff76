"""Questions about the demo company's documents and where their answers stand.

Written by hand from the documents' contents, in the words a colleague would use, half of them without the
heading's own words; the last ones have no answer in any document.
"""

# question, the files that answer it, a word of the section (for files that say several things)
ANSWERED: list[tuple[str, str, tuple[str, ...], str]] = [
    ("zh", "退货期限是多久？", ("退货政策.md",), "30 天内"),
    ("zh", "客户收到货20天了还能退吗", ("退货政策.md",), "30 天内"),
    ("zh", "退回来的东西运费谁出？", ("退货政策.md",), "退货运费"),
    ("zh", "拆封的耗材能不能退", ("退货政策.md",), "已拆封"),
    ("zh", "退款要等几天", ("退货政策.md",), "10 个工作日"),
    ("zh", "退貨編號要去哪裡申請", ("退货政策.md",), "退货编号"),
    ("zh", "传感器保修多长时间", ("质保条款.md",), "12 个月"),
    ("zh", "设备进水了还保修吗", ("质保条款.md",), "进水"),
    ("zh", "修机器的时候有备机可以借吗", ("质保条款.md",), "备机"),
    ("zh", "机器坏了怎么报修", ("质保条款.md",), "序列号"),
    ("zh", "停产造成的损失我们赔不赔", ("质保条款.md",), "停产损失"),
    ("zh", "现货多久能发出来", ("交货条款.docx",), "2 个工作日内出库"),
    ("zh", "我们交货晚了要赔多少钱", ("交货条款.docx",), "违约金"),
    ("zh", "运输途中箱子破了怎么处理", ("交货条款.docx",), "破损"),
    ("zh", "新客户要先付钱吗", ("付款条款.md",), "款到发货"),
    ("zh", "重点客户的账期几天", ("付款条款.md",), "60 天"),
    ("zh", "定做的产品要交多少定金", ("付款条款.md",), "预付 30%"),
    ("zh", "客户欠款多久会停止发新订单", ("付款条款.md",), "暂停接受新订单"),
    ("zh", "投诉要在多长时间内回复", ("投诉处理.md",), "首次答复"),
    ("zh", "客服可以直接补偿客户多少", ("投诉处理.md",), "500 元"),
    ("zh", "投诉一直没解决要报给谁", ("投诉处理.md",), "服务总监"),
    (
        "en",
        "How many days do customers have to send goods back?",
        ("return-policy.md",),
        "30 days of delivery",
    ),
    ("en", "who pays the shipping of a return", ("return-policy.md",), "freight of the return"),
    ("en", "can we take back opened consumables?", ("return-policy.md",), "opened consumables"),
    ("en", "when does the customer get the money back", ("return-policy.md",), "10 working days"),
    ("en", "restocking fee?", ("return-policy.md",), "restocking fee"),
    ("en", "how long is the guarantee on sensors", ("warranty.pdf",), "12 months"),
    ("en", "is water damage covered by the warranty", ("warranty.pdf",), "water"),
    ("en", "Do we pay for a customer's lost production?", ("warranty.pdf",), "Lost production"),
    ("en", "what do I need to report a fault", ("warranty.pdf",), "serial number"),
    ("en", "penalty when we deliver too late", ("delivery-terms.md",), "0.5 %"),
    ("en", "Which incoterm do we use abroad?", ("delivery-terms.md",), "FCA"),
    ("en", "lead time of made to order products", ("delivery-terms.md",), "4 to 6 weeks"),
    ("en", "may we split an order into two deliveries", ("delivery-terms.md",), "in parts"),
    ("en", "payment days of key accounts", ("payment-terms.docx",), "60 days"),
    ("en", "how much deposit for custom products", ("payment-terms.docx",), "30 %"),
    ("en", "interest on overdue invoices", ("payment-terms.docx",), "0.05 %"),
    ("en", "how quickly must we answer an urgent complaint", ("complaint-handling.md",), "within 1 hour"),
    ("en", "what may the service desk give as goodwill", ("complaint-handling.md",), "CNY 500"),
    ("en", "who is told when a complaint stays open too long", ("complaint-handling.md",), "head of service"),
]
# The question's language is not the document's: what stands in the other language only.
CROSS: list[tuple[str, str, tuple[str, ...], str]] = [
    ("zh", "海外交货用什么贸易术语", ("delivery-terms.md",), "FCA"),
    ("zh", "订单可以分批发货吗", ("delivery-terms.md",), "in parts"),
    ("en", "How soon must the customer inspect received goods?", ("交货条款.docx",), "3 个工作日内完成验货"),
]
UNANSWERED: list[tuple[str, str]] = [
    ("zh", "公司的停车位怎么分配"),
    ("zh", "年假有几天"),
    ("zh", "食堂几点开门"),
    ("zh", "出差住宿标准是多少"),
    ("zh", "上海今天天气怎么样"),
    ("zh", "打印机怎么连接"),
    ("zh", "员工可以在家办公吗"),
    ("zh", "我们的竞争对手是谁"),
    ("en", "what is the dress code"),
    ("en", "parking rules for visitors"),
    ("en", "how many vacation days do I have"),
    ("en", "who is the CEO of Apple"),
    ("en", "password policy for laptops"),
    ("en", "travel expense limits for hotels"),
    ("en", "does the canteen serve lunch"),
    ("en", "how to set up the VPN"),
]
