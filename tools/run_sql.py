"""One SELECT of the model's or person's own; the gate checks it and shows it only the user's views."""

from typing import TYPE_CHECKING

from connectors.table import Nothing
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "run_sql"


def run_sql(scope: "Scope", sql: str) -> Result:
    """Run one SELECT.

    Raises:
        QueryError: It is not one SELECT, or names what the user's views do not have.
    """
    table = scope.read(sql, name="result", tool=_TOOL)
    arguments = {"sql": sql}
    if not table.rows:
        return Result(_TOOL, arguments, (table,), Nothing("no_match", "result", "the SELECT as written"))
    return Result(_TOOL, arguments, (table,), None, {"count": len(table.rows)})
