"""Reads the semantic layer from its YAML files, the company's own over the shipped one."""

import re
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any, cast

from connectors.failures import nearest
from connectors.model import ENTITIES
from connectors.yamlfile import YamlFile
from tools import semantics_check
from tools.metric_reach import additive
from tools.semantics import UNITS, Condition, Dimension, Entity, Grain, Kind, Metric, Semantics, Words
from tools.semantics_entry import Entry

_KEPT = 16
_SECTIONS = ("grains", "entities", "conditions", "dimensions", "metrics")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_KINDS = ("entity", "category", "status", "band", "flag", "time")
_TIME_UNITS = ("day", "week", "month", "quarter", "year", "weekday", "fiscal_quarter", "fiscal_year")
_WORDS = ("zh", "en", "synonyms")
METRIC_FIELDS = (
    *_WORDS, "definition", "unit", "owner", "source", "better", "grain", "value", "where", "time", "finer",
    "per", "each", "keep", "formula", "adds_up", "by_currency", "default_days", "not_by",
)  # fmt: skip
_COUNTED = re.compile(r"count\(", re.IGNORECASE)
_MONEY_FREE = ("times", "points")

_kept: "OrderedDict[tuple[Any, ...], Semantics]" = OrderedDict()
_lock = threading.Lock()


def read(shipped: Path, home_file: Path | None, fiscal_start_month: int) -> Semantics:
    """Return the semantic layer of two files; see `tools.semantics.load`."""
    own = home_file if home_file is not None and home_file.exists() else None
    key = (_state(shipped), _state(own), fiscal_start_month)
    with _lock:
        if key not in _kept:
            _kept[key] = _read(shipped, own, fiscal_start_month)
            if len(_kept) > _KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return _kept[key]


def _state(path: Path | None) -> tuple[Any, ...]:
    if path is None:
        return ()
    state = path.stat()
    return (str(path), state.st_mtime_ns, state.st_size)


def _read(shipped: Path, own: Path | None, fiscal_start_month: int) -> Semantics:
    files = [YamlFile(path) for path in (shipped, own) if path is not None]
    for file in files:
        _check_top(file)
    entries = {section: _entries(files, section) for section in _SECTIONS}
    grains = {name: _grain(entry) for name, entry in entries["grains"].items()}
    semantics = Semantics(
        metrics={name: _metric(entry, grains) for name, entry in entries["metrics"].items()},
        dimensions={name: _dimension(entry) for name, entry in entries["dimensions"].items()},
        conditions={name: _condition(entry) for name, entry in entries["conditions"].items()},
        grains=grains,
        entities=_words_of_entities(entries["entities"]),
        fiscal_start_month=fiscal_start_month,
    )
    semantics_check.check_names(semantics, entries)
    if own is not None:  # the shipped expressions are checked by a test, so that a start need not parse SQL
        from tools.semantics_sql_check import check_expressions  # sqlglot: only where there is SQL to read

        check_expressions(semantics, entries)
    return semantics


def _check_top(file: YamlFile) -> None:
    if file.data.get("version") != 1:
        raise file.wrong("version must be 1. Begin the file with 'version: 1'.", "version")
    for section, body in file.data.items():
        if section != "version" and section not in _SECTIONS:
            raise file.wrong(f"there is no section {section!r}.{nearest(section, _SECTIONS)}", section)
        if section != "version" and not isinstance(body, dict | None):
            raise file.wrong(f"{section} must be names with values.", section)


def _entries(files: list[YamlFile], section: str) -> dict[str, Entry]:
    """Return the entries of a section; the fields said later stand over those said before."""
    found: dict[str, Entry] = {}
    for file in files:
        for name, data in (file.data.get(section) or {}).items():
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                raise file.wrong("a name is small letters, digits and '_', such as net_sales.", section, name)
            if not isinstance(data, dict):
                raise file.wrong(f"{name} must be names with values.", section, name)
            before = found[name].data if name in found and not {"grain", "formula"} & data.keys() else {}
            found[name] = Entry(file, section, name, {**before, **data})
    return found


def _grain(entry: Entry) -> Grain:
    entry.only(("time", "currency", "counted", "parts"))
    parts = entry.texts("parts") if "parts" in entry.data else None
    return Grain(
        entry.name, entry.text("time", ""), entry.text("currency", ""), entry.text("counted", ""), parts
    )


def _condition(entry: Entry) -> Condition:
    entry.only((*_WORDS, "not", "on", "by_status"))
    opposite = entry.pair("not") if "not" in entry.data else ("", "")
    return Condition(entry.name, entry.words(), opposite, entry.sqls("on"), entry.flag("by_status", False))


def _dimension(entry: Entry) -> Dimension:
    entry.only(
        (*_WORDS, "kind", "entity", "column", "on", "keys", "show", "several", "unit", "order", "labels")
    )
    kind = cast(Kind, entry.choice("kind", _KINDS))
    labels = {str(value): _label(entry, value, said) for value, said in entry.table("labels").items()}
    return Dimension(
        entry.name, entry.words(), kind,
        entity=entry.text("entity") if kind == "entity" else "",
        column=entry.text("column", ""),
        on=entry.sqls("on"),
        keys=entry.sqls("keys"),
        show=entry.texts("show") or (("number", "name") if kind == "entity" else ()),
        several=entry.texts("several"),
        unit=entry.choice("unit", _TIME_UNITS) if kind == "time" else "",
        order=entry.texts("order"),
        labels=labels,
    )  # fmt: skip


def _label(entry: Entry, value: Any, said: Any) -> tuple[str, str]:
    """Read a value's label: the Chinese one, the value itself being English, or both."""
    if isinstance(said, str):
        return said, str(value)
    if isinstance(said, dict) and all(isinstance(said.get(language), str) for language in ("zh", "en")):
        return said["zh"], said["en"]
    raise entry.wrong("a label is a text, or zh and en.", "labels", value)


def _metric(entry: Entry, grains: dict[str, Grain]) -> Metric:
    entry.only(METRIC_FIELDS)
    unit = _unit(entry)
    common: dict[str, Any] = {
        "name": entry.name, "words": entry.words(), "definition": entry.pair("definition"), "unit": unit,
        "owner": entry.text("owner", ""), "source": entry.text("source", ""),
        "better": entry.choice("better", ("high", "low", ""), ""), "default_days": entry.number("default_days"),
        "not_by": entry.texts("not_by"),
    }  # fmt: skip
    if "formula" in entry.data:
        for field in ("grain", "value", "where", "finer", "per", "each", "keep", "time"):
            if field in entry.data:
                raise entry.wrong(f"a formula has no {field}. Leave one of them out.", field)
        return Metric(**common, formula=entry.text("formula"))
    grain, value, per = entry.text("grain"), entry.text("value"), entry.text("per", "")
    time = entry.text("time", grains[grain].time if grain in grains else "")
    sums = not per and additive(value)
    return Metric(
        **common, grain=grain, value=value, per=per,
        where=entry.texts("where"),
        time="" if time == "none" else time,
        finer=entry.sqls("finer"),
        each=entry.text("each", ""),
        keep=entry.text("keep", ""),
        adds_up=entry.flag("adds_up", sums),
        by_currency=entry.flag("by_currency", _by_currency(grain, value, unit)),
    )  # fmt: skip


def _unit(entry: Entry) -> str | tuple[str, str]:
    if isinstance(entry.data.get("unit"), dict):
        return entry.pair("unit")
    value = entry.data.get("unit")
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value):
        return value[0], value[1]
    return entry.choice("unit", UNITS)


def _by_currency(grain: str, value: str, unit: str | tuple[str, str]) -> bool:
    """Say whether a value is made of money, so that currencies must not be mixed."""
    if unit == "money":
        return True
    if not isinstance(unit, str) or unit in _MONEY_FREE or _COUNTED.match(value):
        return False
    table = ENTITIES.get(grain)
    used = set(re.findall(r"[a-z_]+", value))
    return table is not None and any(c.name in used and c.info["kind"] == "money" for c in table.columns)


def _words_of_entities(entries: dict[str, Entry]) -> dict[str, Entity]:
    found = {name: Entity(name, Words(t.info["zh"], t.info["en"])) for name, t in ENTITIES.items()}
    for name, entry in entries.items():
        entry.only((*_WORDS, "count"))
        if name not in found:
            raise entry.wrong(f"there is no such entity.{nearest(name, found)}")
        words = found[name].words
        found[name] = Entity(
            name,
            Entry(entry.file, entry.section, name, {"zh": words.zh, "en": words.en, **entry.data}).words(),
            entry.text("count", ""),
        )
    return found
