"""What a question asks of the figures: which metrics, by what, of whom, when, beside what, how many."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Frame:
    """A question for metrics, read from its shape.

    Args:
        metrics: Names, in the order they are said.
        group_by: Dimensions and conditions.
        filters: As `query_metrics` takes them.
        having: As `query_metrics` takes them.
        ends: The end that each metric is wanted from, where they differ: low margin but high receivables.
        unsure: What makes the reading doubtful, each with the confidence it leaves.
        dropped: What was said and has no place in the form; the question is then not answered by it.
        staff: Placeholders of the company's own people.
        used: Stretches of the shape that were made something of.
    """

    metrics: list[str] = field(default_factory=list)
    group_by: list[str] = field(default_factory=list)
    filters: list[dict[str, Any]] = field(default_factory=list)
    having: list[dict[str, Any]] = field(default_factory=list)
    period: list[str] | None = None
    compare_to: str | list[str] | None = None
    order_by: str | None = None
    order: str = ""
    limit: int | None = None
    share: bool = False
    running_total: bool = False
    others: bool = False
    part: list[dict[str, Any]] = field(default_factory=list)
    ends: dict[str, str] = field(default_factory=dict)
    unsure: list[tuple[str, float]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    used: list[tuple[int, int]] = field(default_factory=list)
    staff: frozenset[str] = frozenset()

    def filter(self, dimension: str, value: str, *, exclude: bool = False) -> None:
        """Add a value to the filter of a dimension; two values of one dimension are alternatives."""
        for each in self.filters:
            if each["dimension"] == dimension and each.get("exclude", False) == exclude:
                if value not in each["values"]:
                    each["values"].append(value)
                return
        self.filters.append(
            {"dimension": dimension, "values": [value], **({"exclude": True} if exclude else {})}
        )

    def doubt(self, why: str, confidence: float) -> None:
        """Note what makes the reading doubtful."""
        self.unsure.append((why, confidence))

    @property
    def confidence(self) -> float:
        """Return how sure the reading is, 0 to 1."""
        product = 1.0
        for _, left in self.unsure:
            product *= left
        return 0.0 if self.dropped else product

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `query_metrics`: what was said, and nothing else."""
        told: dict[str, Any] = {
            "metrics": self.metrics[:4], "group_by": self.group_by[:3], "filters": self.filters, "having": self.having,
            "period": self.period, "compare_to": self.compare_to, "order_by": self.order_by,
            "order": self.order if self.order == "asc" else None, "limit": self.limit, "share": self.share,
            "running_total": self.running_total, "others": self.others, "part": self.part,
        }  # fmt: skip
        return {name: value for name, value in told.items() if value not in (None, [], False, "")}
