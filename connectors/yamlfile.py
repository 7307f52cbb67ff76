"""A YAML document that knows its lines, so that a wrong word in it can be pointed at.

Only what YAML 1.2 calls the core schema has a type: `NO`, `on` and `12:30` stay text, and so does `007`.
"""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from connectors.failures import SetupError

_MAX_BYTES = 1_000_000
_TEXT = "tag:yaml.org,2002:str"
Keys = tuple[str | int, ...]


# The parser in C where PyYAML was built with it: a cold start reads the settings in a tenth of the time.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _CoreLoader(_Loader):  # type: ignore[valid-type,misc] # chosen above
    """PyYAML's safe loader without the words YAML 1.1 turns into booleans, dates and octal numbers."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 PyYAML's own name


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("float", r"^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", list("-+0123456789")),
):
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


class YamlFile:
    """One YAML file, read whole; its top level is names with values.

    Args:
        path: The file. Messages name it by its last part only.

    Raises:
        SetupError: It is missing, unreadable, not YAML, not UTF-8, or says the same key twice.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: dict[Keys, int] = {}
        self._seen: set[yaml.Node] = set()
        root = self._composed(self._text())
        self.data: dict[str, Any] = {}
        self._take({} if root is None else self._value(root, ()))

    def line(self, *keys: str | int) -> int:
        """Return the line of an entry, or of the nearest entry above it that is in the file."""
        for end in range(len(keys), 0, -1):
            found = self._lines.get(keys[:end])
            if found is not None:
                return found
        return 1

    def wrong(self, what: str, *keys: str | int) -> SetupError:
        """Return the failure that says `what` is wrong at an entry; the caller raises it."""
        return self._at(self.line(*keys), what)

    def _take(self, told: Any) -> None:
        if not isinstance(told, dict):
            raise self.wrong("the file must hold names with values, such as 'kind: northwind'.")
        self.data = told

    def _at(self, line: int, what: str) -> SetupError:
        return SetupError(f"{self.path.name}, line {line}: {what}")

    def _text(self) -> str:
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            raise SetupError(
                f"There is no file {self.path.name} at the place given. Check the path."
            ) from None
        except OSError:
            raise SetupError(f"{self.path.name} cannot be read. Check its permissions.") from None
        if len(raw) > _MAX_BYTES:
            raise SetupError(
                f"{self.path.name} is larger than {_MAX_BYTES:,} bytes; it is not a settings file."
            )
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise self._at(line, "the text is not UTF-8. Save the file as UTF-8.") from None

    def _composed(self, text: str) -> yaml.Node | None:
        try:
            return yaml.compose(text, Loader=_CoreLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise self._at(line, "this is not YAML. Check the indentation, colons and quotes.") from None
        except (yaml.YAMLError, RecursionError):
            raise self._at(1, "this is not YAML. Check for control characters and deep nesting.") from None

    def _value(self, node: yaml.Node, keys: Keys) -> Any:
        """Return the plain value of a node and remember the line of everything in it."""
        self._lines.setdefault(keys, node.start_mark.line + 1)
        if node in self._seen:  # an alias: ten of them can stand for a billion entries, or for themselves
            raise self._at(node.start_mark.line + 1, "'&' and '*' are not used here. Write the entry out.")
        self._seen.add(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*keys, i)) for i, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = self._scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, Hashable) or not isinstance(key, str | int | float | bool):
                raise self._at(line, "a name is expected before the colon.")
            if key in result:
                raise self._at(line, f"{key!r} is said twice. Keep one.")
            path = (*keys, key if isinstance(key, str | int) else str(key))
            self._lines[path] = line
            result[key] = self._value(value_node, path)
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
            return node.value  # nearly all of them: no loader need be made to read it
        loader = _CoreLoader("")
        try:
            return loader.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError):
            raise self._at(node.start_mark.line + 1, "this value has a type that is not used here.") from None
        finally:
            loader.dispose()


class YamlList(YamlFile):
    """One YAML file whose top level is a list: `items` holds its entries; `wrong` takes an entry's place in it."""

    items: list[Any]

    def _take(self, told: Any) -> None:
        if not isinstance(told, list):
            raise self.wrong("the file must hold a list: each entry begins with '- '.")
        self.items = told
