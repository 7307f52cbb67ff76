"""One entry of a semantics file: its fields by type, and complaints that name the place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from connectors.failures import SetupError, nearest
from connectors.yamlfile import YamlFile
from tools.semantics import Words


@dataclass(frozen=True)
class Entry:
    """One grain, condition, dimension or metric as it is written.

    Args:
        file: Where it is written; of an entry in two files, the company's own.
        section: `metrics`, `dimensions`, ...
        name: Its name.
        data: Its fields, those of the company's own over the shipped ones.
    """

    file: YamlFile
    section: str
    name: str
    data: Mapping[str, Any]

    def wrong(self, what: str, *field: str | int) -> SetupError:
        """Return the failure that says what is wrong; the caller raises it."""
        return self.file.wrong(f"{self.name}: {what}", self.section, self.name, *field)

    def only(self, known: Collection[str]) -> None:
        """Refuse fields that nobody knows.

        Raises:
            SetupError: There is one.
        """
        for field in self.data:
            if field not in known:
                raise self.wrong(f"there is no field {field!r}.{nearest(str(field), known)}", field)

    def text(self, field: str, default: str | None = None) -> str:
        """Return a text.

        Raises:
            SetupError: It is missing and has no default, or is none.
        """
        value = self.data.get(field, default)
        if isinstance(value, str) and (value.strip() or default == ""):
            return value.strip()
        if value is None or value == "":
            raise self.wrong(f"{field} is missing. Say it in a few words.", field)
        raise self.wrong(f"{field} must be a text.", field)

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of texts; one text is a list of one."""
        value = self.data.get(field, [])
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str | int) and not isinstance(one, bool) for one in values):
            raise self.wrong(f"{field} must be a list of texts.", field)
        return tuple(str(one).strip() for one in values)

    def choice(self, field: str, among: Collection[str], default: str | None = None) -> str:
        """Return one of a closed list."""
        value = self.text(field, default)
        if value not in among:
            raise self.wrong(f"{field} cannot be that.{nearest(value, [one for one in among if one])}", field)
        return value

    def flag(self, field: str, default: bool) -> bool:
        """Return a truth value."""
        value = self.data.get(field, default)
        if not isinstance(value, bool):
            raise self.wrong(f"{field} must be true or false.", field)
        return value

    def number(self, field: str) -> int:
        """Return a number of days, 0 if it is not said."""
        value = self.data.get(field, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(f"{field} must be a whole number.", field)
        return value

    def table(self, field: str) -> dict[str, Any]:
        """Return names with values."""
        value = self.data.get(field) or {}
        if not isinstance(value, dict):
            raise self.wrong(f"{field} must be names with values.", field)
        return value

    def sqls(self, field: str) -> dict[str, str]:
        """Return expressions by entity; null says that it is not known there, "" here."""
        found = self.table(field)
        for name, sql in found.items():
            if sql is not None and not isinstance(sql, str | int | float):
                raise self.wrong(f"{field} must be an expression.", field, name)
        return {name: "" if sql is None else str(sql).strip() for name, sql in found.items()}

    def pair(self, field: str) -> tuple[str, str]:
        """Return a text in both languages.

        Raises:
            SetupError: One is missing.
        """
        value = self.table(field)
        for language in ("zh", "en"):
            if not isinstance(value.get(language), str) or not value[language].strip():
                raise self.wrong(f"{field} is missing in {language}. Say it in both languages.", field)
        return value["zh"].strip(), value["en"].strip()

    def words(self) -> Words:
        """Return its label and synonyms."""
        synonyms = self.table("synonyms")
        unknown = sorted(set(synonyms) - {"zh", "en"})
        if unknown:
            raise self.wrong("synonyms are said in zh and en.", "synonyms")
        told = {language: self._list(synonyms.get(language)) for language in ("zh", "en")}
        return Words(self.text("zh"), self.text("en"), told["zh"], told["en"])

    def _list(self, value: Any) -> tuple[str, ...]:
        values = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(one, str) and one.strip() for one in values):
            raise self.wrong("synonyms must be texts.", "synonyms")
        return tuple(one.strip() for one in values)
