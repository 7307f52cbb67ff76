"""The semantic layer: what a company's metrics, dimensions and conditions mean, and what they are called.

It is read from `semantics.yaml`, shipped with the program, and from a company's own `metrics.yaml` in its home,
which adds to it or overrides it. Here are the parts and how they are had; `tools.semantics_file` reads the
files, `tools.metric_reach` knows what goes with what, `tools.metric_sql` writes the SQL.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tools import metric_reach

Kind = Literal["entity", "category", "status", "band", "flag", "time"]
SHIPPED = Path(__file__).with_name("semantics.yaml")
UNITS = ("money", "share", "days", "hours", "times", "points")
YES, NO = "yes", "no"  # the values of a condition


@dataclass(frozen=True)
class Words:
    """What something is called: a label and other words in both languages."""

    zh: str
    en: str
    zh_synonyms: tuple[str, ...] = ()
    en_synonyms: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Return the label in `zh` or `en`."""
        return self.zh if language == "zh" else self.en

    def every(self, language: str) -> tuple[str, ...]:
        """Return the label and every other word of a language.

        >>> Words("客户", "customer", en_synonyms=("client",)).every("en")
        ('customer', 'client')
        """
        return (self.zh, *self.zh_synonyms) if language == "zh" else (self.en, *self.en_synonyms)


@dataclass(frozen=True)
class Entity:
    """An entity of the business model, by the words people have for it.

    Args:
        count: The metric that counts it, or "".
    """

    name: str
    words: Words
    count: str = ""


@dataclass(frozen=True)
class Grain:
    """An entity whose rows are counted and added up. Expressions are over its own columns and what it refers to.

    Args:
        entity: Its name.
        time: The day a period looks at, or "" when it is known only as it stands now.
        currency: The currency of its money, or "".
        counted: The condition under which one of its rows counts, when rows of something coarser are picked by
            it (customers who bought); "" when all do.
        parts: The finer entities by which its rows can be picked; None means those that refer to it.
    """

    entity: str
    time: str = ""
    currency: str = ""
    counted: str = ""
    parts: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Condition:
    """A named condition on rows: also a filter and a dimension of its own, with the values yes and no.

    Args:
        not_words: What rows are called that do not fulfil it: (zh, en), or two times "".
        on: The condition, by entity.
        by_status: A filter or a grouping by status takes its place.
    """

    name: str
    words: Words
    not_words: tuple[str, str] = ("", "")
    on: Mapping[str, str] = field(default_factory=dict)
    by_status: bool = False


@dataclass(frozen=True)
class Dimension:
    """What metrics are grouped and filtered by.

    Args:
        kind: `entity` (a row with its number and name), `category` (a text), `status` (a closed list of the
            model), `band` (a closed list made by an expression), `flag` (yes or no), `time`.
        entity: Of an entity dimension, whose rows.
        column: Where a category is kept, as `entity.column`.
        on: The expression, by entity; "" where it is said not to be known.
        keys: By entity, the column of the dimension's entity that `on` holds instead of the id.
        show: Of an entity, the columns or expressions that tell it, the telling one last.
        several: Entities from which it is one-to-many, told as `(several)` when they differ.
        unit: Of a time, `day`, `week`, `month`, ...
        order: The values in their order, where they have one.
        labels: Value -> (zh, en).
    """

    name: str
    words: Words
    kind: Kind
    entity: str = ""
    column: str = ""
    on: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    show: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    unit: str = ""
    order: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Metric:
    """One number to ask for, taken from the rows of a grain or worked out from other metrics.

    Args:
        definition: What it means, in words: (zh, en).
        unit: One of `UNITS`, or what is counted: (zh, en).
        owner: Who answers for the definition.
        source: Where the definition comes from.
        better: `high`, `low` or "".
        grain: The entity whose rows are aggregated; "" for a formula.
        value: The aggregate.
        where: Conditions that always hold.
        time: The day a period looks at; "" when it is known only as it stands now.
        finer: The same aggregate at finer entities, for dimensions known only there.
        per: A dimension or entity: rows are gathered for each of its members first.
        each: With `per`, a value of one member, called `each` in `value`.
        keep: With `per`, which members count.
        formula: Arithmetic over other metrics, instead of a grain.
        adds_up: The groups add up to the total.
        by_currency: It is told for each currency apart.
        default_days: The days back from today that it looks at when no period is given; 0 for all time.
        not_by: Dimensions that would tell something wrong of it although its rows have them.
    """

    name: str
    words: Words
    definition: tuple[str, str]
    unit: str | tuple[str, str]
    owner: str = ""
    source: str = ""
    better: Literal["high", "low", ""] = ""
    grain: str = ""
    value: str = ""
    where: tuple[str, ...] = ()
    time: str = ""
    finer: Mapping[str, str] = field(default_factory=dict)
    per: str = ""
    each: str = ""
    keep: str = ""
    formula: str = ""
    adds_up: bool = False
    by_currency: bool = False
    default_days: int = 0
    not_by: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)  # compared and kept by identity: one a home
class Semantics:
    """All a home knows of its metrics. `entities` are the business model's, by name."""

    metrics: Mapping[str, Metric]
    dimensions: Mapping[str, Dimension]
    conditions: Mapping[str, Condition]
    grains: Mapping[str, Grain]
    entities: Mapping[str, Entity]
    fiscal_start_month: int = 1

    def dimensions_of(self, metric: str) -> frozenset[str]:
        """Return the dimensions a metric can be grouped by; it can be filtered by these too."""
        return metric_reach.groupable(self, metric)

    def filters_of(self, metric: str) -> frozenset[str]:
        """Return the dimensions a metric can be filtered by: more than those it can be grouped by."""
        return metric_reach.filterable(self, metric)

    def conditions_of(self, metric: str) -> frozenset[str]:
        """Return the conditions a metric can be filtered and grouped by."""
        return metric_reach.conditions(self, metric)

    def parts_of(self, metric: str) -> tuple[str, ...]:
        """Return the metrics taken from rows that a metric is worked out from; itself if it is one."""
        return metric_reach.atoms(self, metric)

    def has_time(self, metric: str) -> bool:
        """Say whether a period has a meaning for a metric."""
        return any(self.metrics[name].time for name in self.parts_of(metric))

    def is_money(self, metric: str) -> bool:
        """Say whether a metric is told for each currency apart: an amount, or a ratio of amounts."""
        return any(self.metrics[name].by_currency for name in self.parts_of(metric))


def load(home_file: Path | None = None, fiscal_start_month: int = 1) -> Semantics:
    """Return the semantic layer of a home; read once for each state of its files.

    Args:
        home_file: A company's own file, which may be missing.
        fiscal_start_month: The month, 1 to 12, with which its fiscal year begins.

    Raises:
        SetupError: A file says what cannot be; one sentence with its place.
    """
    from tools import semantics_file  # PyYAML: not for `--help`

    return semantics_file.read(SHIPPED, home_file, fiscal_start_month)
