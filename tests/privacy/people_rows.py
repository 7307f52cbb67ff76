"""Two systems with people who share names, phones and addresses, read into a real store."""

from contextlib import contextmanager
from types import SimpleNamespace

from connectors.store import Store
from privacy.audit import Trail
from privacy.companies import Companies
from privacy.deidentify import Deidentifier
from privacy.erasure import Erasure
from privacy.intake import Intake
from privacy.person_export import PersonExports
from privacy.restore import Restorer
from privacy.vault import Vault
from privacy.vault_key import VaultKey
from privacy.whole_store import WholeStore
from tests.privacy.fakes import FakeSource

LI_NA, LI_PHONE, LI_EMAIL, LI_ID = "李娜", "13800010042", "li.na@yunchuang.example.com", "11010519491231002X"
WANG, WANG_PHONE = "王强", "13900010043"
ZHAO, ZHAO_PHONE, ZHAO_HOME = "赵钱孙", "13700010044", "杭州市西湖区文三路90号3单元"
ZHAO_ACCOUNT = "6222021234567894"
SWITCHBOARD = "0571-55509042"
NAMESAKE_PHONE = "13600010045"
OF_LI = (LI_NA, LI_PHONE, LI_EMAIL, LI_ID)


def erp() -> FakeSource:
    """A company and a person as customers, with an order and a payment of the person."""
    return FakeSource("erp", {
        "customer": [
            {"key": "C1", "number": "C01001", "kind": "company", "name": "云创科技有限公司", "phone": SWITCHBOARD},
            {"key": "C2", "number": "C01002", "kind": "person", "name": ZHAO, "phone": ZHAO_PHONE, "address": ZHAO_HOME},
        ],
        "sales_order": [
            {"key": "SO1", "number": "SO1", "customer_id": "erp:C2", "ship_to_address": ZHAO_HOME, "note": f"{ZHAO}自提"},
            {"key": "SO2", "number": "SO2", "customer_id": "erp:C1", "note": f"请先致电{LI_NA} {LI_PHONE}"},
        ],
        "invoice": [{"key": "I1", "number": "I1", "customer_id": "erp:C2"}],
        "payment": [{"key": "P1", "number": "P1", "invoice_id": "erp:I1", "payer_account": ZHAO_ACCOUNT}],
    })  # fmt: skip


def crm() -> FakeSource:
    """Two contacts of the company, a namesake who is a lead, and what was written about them."""
    return FakeSource("crm", {
        "contact": [
            {"key": "k1", "customer_id": "erp:C1", "name": LI_NA, "phone": LI_PHONE, "email": LI_EMAIL},
            {"key": "k2", "customer_id": "erp:C1", "name": WANG, "phone": WANG_PHONE},
            {"key": "k3", "customer_id": "erp:C1", "name": "陈总", "phone": SWITCHBOARD},
        ],
        "opportunity": [{"key": "o1", "number": "LEAD1", "contact_name": LI_NA, "contact_phone": NAMESAKE_PHONE}],
        "ticket": [
            {"key": "t1", "number": "T1", "customer_id": "erp:C1", "contact_id": "crm:k1",
             "description": f"{LI_NA}（身份证{LI_ID}）与{WANG}来电，总机{SWITCHBOARD}"},
            {"key": "t2", "number": "T2", "customer_id": "erp:C1", "contact_id": "crm:k2",
             "description": f"{WANG}说找{LI_NA}"},
            {"key": "t3", "number": "T3", "customer_id": "erp:C1", "description": f"身份证{LI_ID}的复印件"},
        ],
    })  # fmt: skip


@contextmanager
def lived_in(folder):
    """A home after its first sync: store, vault, trail, intake, and what stands on them."""
    key = VaultKey.load(folder / "vault.key", environ={})
    store, vault = Store(folder / "store"), Vault(folder / "vault.sqlite", key)
    trail = Trail(folder / "audit.sqlite", key.derive("trail"))
    companies = Companies(store)
    deidentifier = Deidentifier(vault, companies)
    intake = Intake(store, vault, deidentifier, trail, companies)
    whole = WholeStore(store, trail)
    restorer = Restorer(vault, deidentifier.detector)
    rooms = SimpleNamespace(
        store=store, vault=vault, trail=trail, intake=intake, whole=whole, deidentifier=deidentifier, restorer=restorer,
        erasure=Erasure(whole, vault, trail), exports=PersonExports(whole, vault, trail, restorer), folder=folder,
    )  # fmt: skip
    rooms.intake.sync([erp(), crm()])
    try:
        yield rooms
    finally:
        vault.close()
        trail.close()
