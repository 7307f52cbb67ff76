"""The small company with sensitive personal information in its rows, and a role that may see it for a purpose."""

from pathlib import Path

import duckdb

from connectors.yamlfile import YamlFile
from privacy.gate import Gate
from privacy.policy import Policy, User
from privacy.vault import Vault
from privacy.vault_key import VaultKey
from tests.assistant.company import TODAY, Home, make_store

REFUNDS = User("refunds1", "refunds")
VALUES = {
    "ID_NUMBER": "11010519491231002X",
    "BANK_ACCOUNT": "6222021234567894",
    "LOCATION": "30.2741, 120.1551",
    "HEALTH": "确诊糖尿病",
    "MINOR": "12岁的儿子",
}
POLICY = """\
roles:
  refunds:
    entities:
      customer: all
      contact: all
      interaction: all
    rows: all
    restore: {person: full, id_number: full, bank_account: partial, location: full, health: full, minor: full}
    ask_purpose: [id_number, bank_account]
    tools: [find_customer, customer_360, run_sql]
"""
SELECT = [("run_sql", {"sql": "SELECT c.name, c.id_number, c.bank_account, n.body FROM customer c, interaction n "
                              "WHERE c.number = 'C05' OR c.id = 'erp:C05'"})]  # fmt: skip
SAID = "ID <ID_NUMBER_1>, account <BANK_ACCOUNT_1>, <LOCATION_1>, <HEALTH_1>, <MINOR_1>."


class SensitiveHome(Home):
    """A home whose rows hold every sensitive kind."""

    def __init__(self, folder: Path) -> None:
        key = VaultKey.load(folder / "vault.key", environ={})
        vault = Vault(folder / "vault.sqlite", key)
        for kind, value in VALUES.items():
            vault.placeholders(kind, [value])
        store = make_store(folder / "000001.duckdb")
        with duckdb.connect(str(folder / "000001.duckdb")) as db:
            for table in ("customer", "customer_row"):
                db.execute(
                    f"UPDATE {table} SET id_number = '<ID_NUMBER_1>', bank_account = '<BANK_ACCOUNT_1>'"
                )
            db.execute("UPDATE interaction SET body = '在<LOCATION_1>，<HEALTH_1>，<MINOR_1>'")
        super().__init__(folder, store, key, vault)
        (folder / "policy.yaml").write_text(POLICY, "utf-8")
        policy = Policy.load(YamlFile(folder / "policy.yaml"))
        self.gate = Gate(store, policy, self.trail, vault, today=lambda: TODAY)  # type: ignore[arg-type]

    def close(self) -> None:
        """Let go of the files."""
        self.gate.close()
        self.trail.close()
        self.vault.close()
