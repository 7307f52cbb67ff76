"""Erasing one person: the values that are theirs alone leave the vault for good, and are not taken in again.

Rows, index, conversations and trail keep their placeholders, which stand for nobody from then on: nothing is written
anew, and the trail still verifies. Copies of the vault file made earlier still hold the values.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from connectors.failures import Failure, QueryError
from privacy.audit import Trail
from privacy.kinds import PLACEHOLDER, parse
from privacy.people import Person, find
from privacy.person_data import holding
from privacy.vault import Vault
from privacy.whole_store import WholeStore


@dataclass(frozen=True)
class ErasurePlan:
    """What goes with a person, and what stays because others have it too.

    Args:
        person: Who.
        go: The placeholders whose values go.
        stay: Those of the person that stand in rows of others too.
    """

    person: Person
    go: tuple[str, ...]
    stay: tuple[str, ...]

    @property
    def kinds(self) -> dict[str, int]:
        """How many values of each kind go."""
        return counted(self.go)

    @property
    def kept(self) -> dict[str, int]:
        """How many values of each kind stay."""
        return counted(self.stay)

    @property
    def at_source(self) -> bool:
        """Whether a system still has rows of the person, as far as the last sync knows."""
        return bool(self.person.rows)


class Erasure:
    """Erases people.

    Args:
        whole: All rows.
        vault: Where the values are.
        trail: Records it before it is done.
    """

    def __init__(self, whole: WholeStore, vault: Vault, trail: Trail) -> None:
        self._whole = whole
        self._vault = vault
        self._trail = trail

    def plan(self, told: str, user: str, documents: Iterable[str] = ()) -> ErasurePlan:
        """Return what would go.

        Args:
            told: A name, placeholder or number.
            user: Who asks for it, for the trail.
            documents: De-identified texts that are nobody's rows: what stands in them is not one person's alone.

        Raises:
            QueryError: Nobody is meant, several people are, or they were erased already.
        """
        elsewhere = frozenset(match[0] for text in documents for match in PLACEHOLDER.finditer(text))
        with self._whole.reading("erasure", user) as reader:
            person = find(reader, self._vault, told)
            held = holding(reader, person, elsewhere)
        go, stay = (tuple(sorted(self._vault.held(names), key=_order)) for names in (held.own, held.shared))
        if not go:
            why = (
                "everything that is left of them is other people's too" if stay else "nothing is left of them"
            )
            raise QueryError(f"There is nothing to erase: {why}.")
        return ErasurePlan(person, go, stay)

    def erase(self, plan: ErasurePlan, user: str) -> int:
        """Erase what a plan says, and return how many values went.

        Raises:
            TrailError: It cannot be recorded; nothing is erased.
            SetupError: The vault cannot be written; that is recorded too.
        """
        body = {
            "action": "person erased",
            "placeholders": list(plan.go),
            "kinds": plan.kinds,
            "kept": plan.kept,
        }
        self._trail.append("admin", user, body=body)
        try:
            return self._vault.erase(plan.go, for_good=True)
        except Failure as failure:
            body = {"action": "person not erased", "placeholders": list(plan.go)}
            self._trail.append("admin", user, outcome=type(failure).__name__, body=body)
            raise


def counted(placeholders: Iterable[str]) -> dict[str, int]:
    """Return how many placeholders there are of each kind, in lower case.

    >>> counted(["<PERSON_1>", "<PHONE_2>", "<PHONE_3>"])
    {'person': 1, 'phone': 2}
    """
    return dict(Counter(_order(name)[0].lower() for name in placeholders))


def _order(name: str) -> tuple[str, int]:
    return parse(name) or ("", 0)
