"""Facts planted in the demo company: constants for examples, accounts and tests."""

from datetime import date

COMPANY = "恒远工业设备有限公司"

# Staff. The first twelve staff numbers are the same at every scale.
SALES1 = "E1010"  # account sales1: sales rep of 华东, owns YUNCHUANG
SALES2 = "E1011"  # sales rep of 海外, owns ACME: not visible to sales1
SERVICE1 = "E1012"  # account service1: service desk
MANAGER1 = "E1002"  # account manager1: head of sales of 华东
ACCOUNT_STAFF = {"sales1": SALES1, "service1": SERVICE1, "manager1": MANAGER1}
SALES1_REGION, SALES2_REGION = "华东", "海外"

# The two customers the README asks about.
YUNCHUANG, YUNCHUANG_NAME, YUNCHUANG_SHORT = "C01001", "杭州云创科技有限公司", "云创科技"
ACME, ACME_NAME = "C01002", "Acme Industrial GmbH"
YUNCHUANG_ACCOUNTS = ("001000000001", "001000000003")  # CRM: by ERP number; a duplicate, by phone
ACME_ACCOUNTS = ("001000000002", "001000000004")  # CRM: by VAT number; a duplicate only a fuzzy matcher finds
YUNCHUANG_CRM_NAMES = ("云创科技", "Yunchuang Technology (Hangzhou)")
ACME_CRM_NAMES = ("ACME Industrial", "Acme Ind. Germany")

# People of theirs, who also stand in tickets and notes.
LI_NA, LI_NA_PHONE, LI_NA_EMAIL = "李娜", "13800010042", "li.na@yunchuang.example.com"
WANG_QIANG, WANG_QIANG_PHONE = "王强", "13900010043"
ANNA, ANNA_PHONE, ANNA_EMAIL = "Anna Schmidt", "+49 40 66969 901", "anna.schmidt@acme-industrial.example.com"
LI_NA_ID = "330199198803150425"
YUNCHUANG_ADDRESS = "浙江省杭州市余杭区科技路88号云创大厦6层"
ACME_ADDRESS = "Hafenstraße 18, 20457 Hamburg"
YUNCHUANG_EN = "Hangzhou Yunchuang Technology Co., Ltd."
YUNCHUANG_DOMAIN, ACME_DOMAIN = "yunchuang.example.com", "acme-industrial.example.com"
YUNCHUANG_TAX, ACME_TAX = "91330199MA0000429E", "DE000000142"
YUNCHUANG_PHONE, ACME_PHONE = "0571-55509042", "+49 40 66969 900"
# Values that stand in the demo's rows and texts and must never leave the vault.
PERSONAL_VALUES = (LI_NA, LI_NA_PHONE, LI_NA_EMAIL, LI_NA_ID, WANG_QIANG_PHONE, ANNA, ANNA_PHONE, ANNA_EMAIL,
                   YUNCHUANG_ADDRESS, ACME_ADDRESS)  # fmt: skip

# What YUNCHUANG buys, and what customers who buy the same add to it and YUNCHUANG has never bought.
YUNCHUANG_BUYS = ("PR-1001", "PR-1003", "PR-1005")
YUNCHUANG_MISSES = ("PR-1002", "PR-1004", "PR-1006")

# The order the examples ask about, and what it consists of (product, quantity, shipment it went with).
STAR_RUNNING_NUMBER = 42
STAR_LINES = (("PR-1001", 12, 1), ("PR-1003", 8, 1), ("PR-1005", 2, 2), ("FU-1001", 20, 2))
STAR_CARRIERS = ("顺丰速运", "德邦快递")
STAR_PAID_SHARE = 0.6
STAR_PO = "YC-PO-7718"

# Shares the generator draws with; the counts that came out are in `connectors.demo.truth`.
LATE_SHARE = 0.12  # of orders that ship: after the promised day
STUCK_SHARE = 0.012  # of orders: confirmed and never shipped
SPLIT_SHARE = 0.10  # of orders with two lines or more: in two shipments
CANCELLED_SHARE = 0.03
UNPAID_SHARE = 0.06  # of invoices: not paid 60 to 200 days after they were due
PART_PAID_SHARE = 0.07  # of invoices: paid in two parts
LOW_STOCK_SHARE = 0.15  # of products: stock on hand below the reorder level
PERSON_SHARE, OVERSEAS_SHARE = 0.10, 0.15

# How a CRM account can be found to be an ERP customer: share of customers per way.
ROUTES = {"number": 0.44, "tax": 0.20, "email": 0.13, "phone": 0.13, "fuzzy": 0.07, "absent": 0.03}
DUPLICATE_SHARE = 0.05
OTHER_OWNER_SHARE = 0.06  # of accounts: the CRM names another owner than the ERP

# Dirt that a mapping counts as a problem, rows at scale 1 (and in proportion).
BAD_DATE_EVERY = 97  # each 97th ERP customer has the creation date 0
BAD_PRIORITY_EVERY = 211  # each 211th case has the priority 'P9', which is no code


def star_numbers(as_of: date) -> tuple[str, ...]:
    """Return the numbers of the planted order: this year's, and SO2026-00042 while it is within 24 months.

    >>> star_numbers(date(2026, 11, 22)), star_numbers(date(2027, 3, 1))
    (('SO2026-00042',), ('SO2027-00042', 'SO2026-00042'))
    """
    years = [as_of.year]
    if as_of.year in {2027, 2028}:
        years.append(2026)
    return tuple(order_number(year, STAR_RUNNING_NUMBER) for year in years)


def order_number(year: int, running: int) -> str:
    """Return an order number: the year of the order and its running number in it."""
    return f"SO{year}-{running:05d}"
