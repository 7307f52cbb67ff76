# ruff: noqa: E501 - a sentence is one line in each language
"""Every sentence the planner says, in Chinese and English."""

from assistant.blocks import Style

PHRASES: dict[str, tuple[str, str]] = {
    "greeting": ("你好！我可以查 ERP 和 CRM 里的订单、发货、发票、库存、工单和客户。", "Hello! I can look up orders, shipments, invoices, stock, tickets and customers in your ERP and CRM."),
    "thanks": ("不客气，随时可以继续问。", "You are welcome. Ask on whenever you like."),
    "help": ("我只读 ERP 和 CRM，用中文或英文都可以问，例如：", "I only read the ERP and CRM. Ask in Chinese or English, for example:"),
    "unknown": ("这个问题我没有理解，所以没有查任何数据。我能回答的相近问题：", "I did not understand this question, so I looked nothing up. Near questions that I can answer:"),
    "unsure": ("这个问题里的{words}我没有理解，为避免给出错误的数字，没有查任何数据。请换个说法，例如：", "I did not understand {words} in this question; rather than give a wrong figure I looked nothing up. Please say it another way, for example:"),
    "not_by": ("“{metric}”没有按“{by}”的数据，所以没有查询。可以按以下维度看：{known}。", "There is no {metric} by {by}, so I looked nothing up. It is known by {known}."),
    "changes": ("我只能查询，不能新建、修改、删除或发送任何东西；请在 ERP 或 CRM 中操作。我能回答的相近问题：", "I can only look things up: I cannot create, change, delete or send anything. Please do that in the ERP or CRM. Near questions that I can answer:"),
    "which_customer": ("请说明是哪位客户，例如：", "Please say which customer you mean, for example:"),
    "typed": ("占位符（如 PERSON_1 这样的编号）不能用来提问，请直接写姓名、电话或编号，例如：", "A placeholder cannot be asked about. Write the name, phone or number itself, for example:"),
    "which_reference": ("我不确定“它”指的是哪个订单或客户，请说出编号或名称，例如：", "I am not sure which order or customer you mean. Please give its number or name, for example:"),
    "freshness": ("我读到的数据截至：", "The data I read is as of:"),
    "no_sources": ("还没有读取任何数据。请先运行 assistant sync。", "Nothing has been read yet. Run 'assistant sync' first."),
    "unsupported.forecast": ("我还不能做预测。我能回答的相近问题：", "I cannot forecast yet. Near questions that I can answer:"),
    "unsupported.beyond": ("这不在我读取的 ERP 和 CRM 数据里，所以没有查询。我能回答的相近问题：", "That is not in the ERP and CRM data that I read, so I looked nothing up. Near questions that I can answer:"),
    "unsupported.value": ("我还不能计算客户生命周期价值。我能回答的相近问题：", "I cannot work out customer lifetime value yet. Near questions that I can answer:"),
    "unsupported.comparison": ("我还不能按“大于、超过、同比”这类条件筛选或比较，为避免给出错误的数字，我没有查询。我能回答的相近问题：", "I cannot filter by 'more than' or compare periods yet, so rather than give a wrong figure I looked nothing up. Near questions that I can answer:"),
    "unsupported.exclusion": ("我还不能按“除了、不含”这类条件排除，为避免给出错误的数字，我没有查询。我能回答的相近问题：", "I cannot leave things out ('except', 'without') yet, so rather than give a wrong figure I looked nothing up. Near questions that I can answer:"),
    "unsupported.why": ("我能给出数据，但还不能分析原因。我能回答的相近问题：", "I can give the figures, but I cannot explain causes yet. Near questions that I can answer:"),
    "no_tool": ("您的角色（{role}）没有使用“{tool}”的权限，所以没有查询。如需要，请联系管理员。", "Your role ({role}) may not use '{tool}', so I looked nothing up. Ask your administrator if you need it."),
    "absent": ("没有找到{what}“{asked}”：ERP 和 CRM 中都不存在。", "There is no {what} '{asked}' in the ERP or CRM."),
    "absent_near": ("名称或编号相近的有：", "Near it:"),
    "not_yours": ("{what}“{asked}”存在，但不在您的查看权限内。如需要，请联系负责人或管理员。", "{what} '{asked}' is not yours to see. Ask its owner or your administrator if you need it."),
    "no_match": ("没有符合条件的{what}。条件：{asked}。", "No {what} found. Filter: {asked}."),
    "no_metric": ("**{what}**{asked}：没有符合条件的数据。{why}", "**{what}**{asked}: nothing fits. {why}"),
    "no_match_choices": ("数据中有：", "The data has:"),
    "province": ("数据中没有省份，只有城市、区域和国家，所以没有按“{asked}”查询。", "The data has no provinces, only cities, regions and countries, so I did not look up '{asked}'."),
    "province_cities": ("其中该省的城市有：", "Of its cities the data has:"),
    "ambiguous": ("“{asked}”对应多个{what}，请选择（回复序号即可）：", "'{asked}' fits several {whats}. Which one do you mean? (Reply with its position.)"),
    "failure.SourceError": ("数据暂时读不到：{message}", "The data could not be read: {message}"),
    "failure.QueryError": ("这个查询无法执行：{message}", "This could not be looked up: {message}"),
    "failure.Denied": ("您没有查看这些数据的权限：{message}", "You may not see this: {message}"),
    "read_as": ("把“{written}”理解为“{meant}”。", "Read '{written}' as {meant}."),
    "left": ("未用到的词：{words}。", "Not taken into account: {words}."),
    "widened": ("没有未完成的订单，以下是最近的订单。", "Nothing is still open; these are the latest orders."),
    "sources": ("数据来源：{sources}", "Source: {sources}"),
    "as_of": ("{system}（截至 {time}）", "{system} (as of {time})"),
    "as_of_unknown": ("{system}（时间未知）", "{system} (time unknown)"),
    "hidden": ("您的角色看不到：{names}。", "Your role does not see: {names}."),
    "more": ("只显示前 {n} 行。", "Only the first {n} rows are shown."),
    "of_all": ("共 {all}，显示 {n}。", "{all} in all, {n} shown."),
    "none_of": ("没有{parts}记录。", "On record: no {parts}."),
    "model_down": ("语言模型没有应答，以下由内置的 planner 回答。", "The language model did not answer; the built-in planner did."),
    "model_nonsense": ("语言模型的回答无法使用，以下由内置的 planner 回答。", "What the language model wrote could not be used; the built-in planner answered."),
    "ungrounded": ("模型写的部分句子已被替换：其中的数字、日期、状态或单号在查到的数据中找不到。", "Sentences of the model were replaced: a figure, date, status or document number in them is not in the data that was found."),
    "limit": ("查询步数达到上限，答案可能不完整。", "The limit of look-ups was reached; the answer may be incomplete."),
    "purpose": ('{kinds}要先说明用途才会显示：请在提问框下方的“用途”里写明（命令行用 --purpose "..."），再问一次。', 'Shown only for a stated purpose: {kinds}. Write what for under the question (command line: --purpose "...") and ask again.'),
    "old_data": ("{system} 的数据已有 {age} 没有更新。", "The data of {system} is {age} old."),
    "empty": ("没有要查的内容。", "There was nothing to look up."),
}  # fmt: skip

ENTITIES: dict[str, tuple[str, str]] = {
    "customer": ("客户", "customer"), "sales_order": ("订单", "order"), "order": ("订单", "order"), "product": ("产品", "product"),
    "invoice": ("发票", "invoice"), "ticket": ("工单", "ticket"), "stock_level": ("库存", "stock"), "stock": ("库存", "stock"), "staff": ("员工", "staff member"),
    "carrier": ("承运商", "carrier"), "country": ("国家", "country"), "region": ("区域", "region"), "city": ("城市", "city"),
    "category": ("类别", "category"), "warehouse": ("仓库", "warehouse"), "shipment": ("发货单", "shipment"),
    "industry": ("行业", "industry"), "segment": ("客户分层", "segment"), "channel": ("渠道", "channel"), "sales_rep": ("销售员", "sales rep"),
    "supplier": ("供应商", "supplier"), "campaign": ("市场活动", "campaign"), "stage": ("阶段", "stage"), "priority": ("优先级", "priority"),
    "status": ("状态", "status"), "payment_method": ("付款方式", "payment method"), "customer_kind": ("客户类型", "customer kind"),
    "interaction_kind": ("往来方式", "interaction kind"), "receivable_age": ("账龄", "receivable age"), "currency": ("币种", "currency"),
    "province": ("省份", "province"), "opportunity": ("商机", "opportunity"), "payment": ("收款", "payment"), "contact": ("联系人", "contact"),
}  # fmt: skip
FILTERS: dict[str, tuple[str, str]] = {
    "customer": ("客户", "customer"), "product": ("产品", "product"), "order": ("订单", "order"), "status": ("状态", "status"),
    "late": ("延误", "late"), "open": ("未完成", "open"), "overdue": ("逾期", "overdue"), "period": ("期间", "period"),
    "carrier": ("承运商", "carrier"), "country": ("国家", "country"), "region": ("区域", "region"), "city": ("城市", "city"),
    "category": ("类别", "category"), "warehouse": ("仓库", "warehouse"), "sales_rep": ("销售", "sales rep"), "below_reorder": ("低于再订货点", "below reorder level"),
    "with_open_order": ("客户有未完成订单", "customer has an open order"), "text": ("含有", "mentioning"), "number": ("编号", "number"),
    "industry": ("行业", "industry"), "segment": ("客户分层", "segment"), "channel": ("渠道", "channel"), "customer_kind": ("客户类型", "customer kind"),
    "currency": ("币种", "currency"), "supplier": ("供应商", "supplier"), "campaign": ("来源活动", "campaign"), "stage": ("阶段", "stage"),
    "priority": ("优先级", "priority"), "out_of_stock": ("无可用库存", "out of stock"), "incoming": ("有在途", "more coming in"),
    "no_reply": ("尚未回复", "without a reply"), "rated": ("有评价", "rated"), "never_sold": ("从未卖出", "never sold"),
    "not_sold_since": ("没有卖出，自", "not sold since"), "own_customers": ("只看您的客户", "of your customers only"),
    "min_amount": ("金额不低于", "amount at least"), "max_amount": ("金额不超过", "amount at most"),
    "min_open_amount": ("未付不低于", "open amount at least"), "max_open_amount": ("未付不超过", "open amount at most"),
    "min_price": ("目录价不低于", "list price at least"), "max_price": ("目录价不超过", "list price at most"),
    "min_credit_limit": ("信用额度不低于", "credit limit at least"), "max_credit_limit": ("信用额度不超过", "credit limit at most"),
    "min_probability": ("赢率不低于", "probability at least"), "min_available": ("可用量不少于", "available at least"),
    "max_available": ("可用量不多于", "available at most"), "min_satisfaction": ("满意度不低于", "satisfaction at least"),
    "max_satisfaction": ("满意度不高于", "satisfaction at most"), "min_days_late": ("延误天数不少于", "days late at least"),
    "min_days_overdue": ("逾期天数不少于", "days overdue at least"), "max_days_overdue": ("逾期天数不多于", "days overdue at most"),
    "min_days_open": ("未解决天数不少于", "days unresolved at least"), "min_lead_time_days": ("交期天数不少于", "lead time in days at least"),
}  # fmt: skip
PARTS: dict[str, tuple[str, str]] = {
    "order": ("订单", "Order"), "lines": ("明细", "Lines"), "shipments": ("发货", "Shipments"), "events": ("物流轨迹", "Tracking"), "invoices": ("发票", "Invoices"),
    "payments": ("收款", "Payments"), "tickets": ("工单", "Tickets"), "contacts": ("联系人", "Contacts"), "sales": ("销售汇总", "Sales so far"),
    "orders": ("最近订单", "Recent orders"), "receivables": ("应收", "Receivables"), "opportunities": ("进行中商机", "Open opportunities"),
    "interactions": ("最近往来", "Latest interactions"), "links": ("两个系统中的记录", "Records in the two systems"), "disagreements": ("两个系统不一致的信息", "Where the systems disagree"),
    "customers": ("客户", "Customers"), "customer": ("客户", "Customer"), "stock": ("库存", "Stock"), "supply": ("在途供应", "Incoming supply"),
    "sums": ("合计", "Sums"), "products": ("产品", "Products"), "warehouses": ("各仓库", "By warehouse"), "ideas": ("建议", "Ideas"), "bought": ("已买过的产品", "Bought so far"), "result": ("结果", "Result"), "product": ("产品", "Product"),
}  # fmt: skip
NEAR: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "": (("SO2026-00042 现在到哪了？", "{customer}的未完成订单和投诉", "哪些订单延误了？"), ("Where is order SO2026-00042?", "Open orders and complaints of {customer}", "Which orders are late?")),
    "help": (
        ("SO2026-00042 现在到哪了？", "{customer}的概况", "{customer}还有哪些未付发票？", "哪些产品低于再订货点？", "上季度销售额前五的客户", "给{customer}推荐三个可以交叉销售的产品"),
        ("Where is order SO2026-00042?", "Everything about {customer} before my call", "Open invoices of {customer}", "Which products are below reorder level?", "Top five customers by sales last quarter", "Cross-selling ideas for {customer}"),
    ),
    "forecast": (("最近12个月每月销售额", "上季度销售额前五的客户", "进行中的商机金额"), ("Monthly sales in the past 12 months", "Top five customers by sales last quarter", "Pipeline amount by stage")),
    "value": (("销售额前十的客户", "{customer}的概况", "各客户毛利"), ("Top ten customers by sales", "Everything about {customer}", "Gross profit by customer")),
    "comparison": (("销售额前十的客户", "每月销售额", "最近20个订单"), ("Top ten customers by sales", "Monthly sales this year", "The latest 20 orders")),
    "exclusion": (("各国家销售额", "各承运商延误订单数", "各状态订单数"), ("Sales by country", "Late orders by carrier", "Orders by status")),
    "why": (("各承运商延误订单数", "各区域准时率", "哪些订单延误了？"), ("Late orders by carrier", "On-time rate by region", "Which orders are late?")),
    "cross_sell": (("给{customer}推荐三个可以交叉销售的产品", "{customer}买过哪些产品", "哪些产品卖得最好"), ("Cross-selling ideas for {customer}", "Which products did {customer} buy?", "Best selling products this year")),
    "typed": (("{customer}的联系人", "尾号6688的客户是谁", "{customer}的概况"), ("Contacts of {customer}", "Whose phone ends in 6688?", "Everything about {customer}")),
    "everything": (("{customer}的概况", "尾号6688的客户是谁", "{customer}的未完成订单"), ("Everything about {customer}", "Whose phone ends in 6688?", "Open orders of {customer}")),
    "order": (("SO2026-00042 现在到哪了？", "最近5个订单", "哪些订单延误了？"), ("Where is order SO2026-00042?", "The latest 5 orders", "Which orders are late?")),
    "invoice": (("哪些发票逾期了？", "{customer}的未付发票", "各客户应收账款"), ("Which invoices are overdue?", "Unpaid invoices of {customer}", "Receivables by customer")),
    "ticket": (("未解决的投诉有哪些？", "{customer}的工单", "有未完成订单的客户的投诉"), ("Open tickets", "Tickets of {customer}", "Complaints of customers with an open order")),
    "stock": (("哪些产品低于再订货点？", "各类别库存金额", "{product}还有货吗？"), ("Which products are below reorder level?", "Stock value by category", "Is {product} in stock?")),
    "customer": (("{customer}的概况", "尾号6688的客户是谁", "有多少客户？"), ("Everything about {customer}", "Whose phone ends in 6688?", "How many customers do we have?")),
    "sales": (("上季度销售额前五的客户", "每月销售额", "各区域销售额"), ("Top five customers by sales last quarter", "Monthly sales this year", "Sales by region")),
}  # fmt: skip


def say(key: str, style: Style, **values: object) -> str:
    """Return a sentence in the language of the answer."""
    return PHRASES[key][0 if style.zh else 1].format(**values)


def entity(name: str, style: Style) -> str:
    """Return the word for an entity or dimension."""
    return ENTITIES.get(name, (name, name.replace("_", " ")))[0 if style.zh else 1]


def part(name: str, style: Style) -> str:
    """Return the heading of a table."""
    return PARTS.get(name, (name, name.replace("_", " ").capitalize()))[0 if style.zh else 1]


def near(about: str, style: Style, customer: str = "", product: str = "") -> list[str]:
    """Return questions that can be answered, near what was asked; a known name makes them real."""
    questions = NEAR.get(about, NEAR[""])[0 if style.zh else 1]
    customer = customer or ("云创科技" if style.zh else "Acme")
    product = product or ("伺服电机" if style.zh else "the servo motor")
    return [question.format(customer=customer, product=product) for question in questions]
