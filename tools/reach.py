"""Which entity is reached from which: over references only, many rows to one, so that nothing can fan out."""

from collections import deque
from functools import lru_cache

from connectors.model import ENTITIES

Path = tuple[str, ...]  # the references to follow, one after the other


@lru_cache(maxsize=1)
def references() -> dict[str, dict[str, str]]:
    """Return each entity's references: entity -> column -> the entity whose id it holds."""
    return {
        name: {column.name: column.info["ref"] for column in table.columns if column.info["ref"]}
        for name, table in ENTITIES.items()
    }


@lru_cache(maxsize=1024)
def path(start: str, end: str) -> Path | None:
    """Return the shortest way from an entity to another, or None; of two as short the first in the model's order.

    >>> path("sales_order_line", "customer"), path("customer", "sales_order"), path("ticket", "ticket")
    (('order_id', 'customer_id'), None, ())
    """
    waiting: deque[tuple[str, Path]] = deque([(start, ())])
    seen = {start}
    while waiting:
        entity, way = waiting.popleft()
        if entity == end:
            return way
        for column, target in references().get(entity, {}).items():
            if target not in seen:
                seen.add(target)
                waiting.append((target, (*way, column)))
    return None


def entity_at(start: str, way: Path) -> str:
    """Return the entity at the end of a way.

    >>> entity_at("sales_order_line", ("order_id", "customer_id"))
    'customer'
    """
    for column in way:
        start = references()[start][column]
    return start


def reached(start: str) -> tuple[tuple[str, Path], ...]:
    """Return every entity reached from one, itself first, nearest first, each with its way."""
    ways = ((entity, path(start, entity)) for entity in ENTITIES)
    found = [(entity, way) for entity, way in ways if way is not None]
    return tuple(sorted(found, key=lambda pair: len(pair[1])))


def referrers(entity: str) -> tuple[tuple[str, str], ...]:
    """Return what refers to an entity directly: (entity, its reference), in the model's order."""
    return tuple(
        (name, column)
        for name, columns in references().items()
        for column, target in columns.items()
        if target == entity and name != "customer_link"
    )
