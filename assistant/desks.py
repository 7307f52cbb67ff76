"""What is made ready for one question: the person's tools, names and values, the model's prompt."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.desk import Desk
from assistant.document_questions import to_documents
from assistant.prompt import system_prompt
from assistant.request import Request
from assistant.values import Values
from tools.kit import Kit

if TYPE_CHECKING:
    from assistant.model import Models
    from privacy.deidentify import Question
    from privacy.gate import Scope

_KEPT = 16


class Desks:
    """Makes requests; the values of a view of the store are read once."""

    def __init__(self, kit: Kit, *, max_tool_calls: int) -> None:
        self._kit = kit
        self._max_tool_calls = max_tool_calls
        self._staff: OrderedDict[tuple[str, ...], frozenset[str]] = OrderedDict()
        self._values: OrderedDict[tuple[str, ...], Values] = OrderedDict()

    def request(
        self, scope: "Scope", language: str, plain: "Question", conversation: str, record: Callable[..., int],
        *, model_name: str, models: "Models | None" = None, clean: Callable[[str], str] = str,
    ) -> Request:  # fmt: skip
        """Return the context of one run of the agent."""
        from tools.registry import TOOLS, langchain_tools  # loads langchain_core

        names = [name for name in TOOLS if name in scope.role.tools]
        described = scope.describe()
        sources = tuple(told_sources(described))
        said = ", ".join(f"{s['system']} as of {s['as_of'] or 'unknown'}" for s in sources)
        prompt = system_prompt(
            today=scope.today,
            language=language,
            role=scope.role.name,
            max_calls=self._max_tool_calls,
            sources=said,
        )

        @cache
        def desk() -> Desk:
            from tools.names import NameIndex  # an index of all names, built at the first question

            index = NameIndex(scope)
            return Desk(
                today=scope.today, link=index.link, product_names=index.product_names, values=self.values(scope), tools=frozenset(names),
                language=language, role=scope.role.name, sources=sources, semantics=self._kit.semantics, staff=self.staff(scope),
                own_rows=scope.role.rows != "all", verified=self._kit.verified, documents=partial(to_documents, search=self._kit.search, role=scope.role),
            )  # fmt: skip

        return Request(
            user=scope.user, conversation=conversation, language=language, prompt=prompt,
            tools={tool.name: tool for tool in langchain_tools(scope, names, self._kit)}, desk=desk, record=record,
            model_name=model_name, known=tuple(known_origins(described)), models=models, clean=clean, allowed=set(plain.placeholders),
        )  # fmt: skip

    def staff(self, scope: "Scope") -> frozenset[str]:
        """Return the placeholders of the company's own people that the person may see."""
        from tools.reader import Reader, view_key

        key = view_key(scope)
        if key not in self._staff:
            table = Reader(scope, "name_index").read("staff", "SELECT w.name FROM staff AS w")
            self._staff[key] = frozenset(
                str(row[0]) for row in (table.rows if table else []) if row and row[0]
            )
            if len(self._staff) > _KEPT:
                self._staff.popitem(last=False)
        return self._staff[key]

    def values(self, scope: "Scope") -> Values:
        """Return the values of carriers, places and the like that the person may see."""
        from tools.reader import view_key  # with it the SQL parser, which the gate needs anyway

        key = view_key(scope)
        if key not in self._values:
            from tools.known_values import known

            told = known(scope)
            self._values[key] = Values(
                {name: sorted({*chain(*some.values())}) for name, some in told.items()}
            )
            if len(self._values) > _KEPT:
                self._values.popitem(last=False)
        return self._values[key]


def known_origins(described: Sequence[Any]) -> Iterable[dict[str, Any]]:
    """Return each system and entity with the time of its data, ISO 8601."""
    for origin in described:
        as_of = origin.as_of.isoformat() if origin.as_of else None
        yield {"system": origin.system, "entity": origin.entity, "as_of": as_of}


def told_sources(described: Sequence[Any]) -> Iterable[dict[str, Any]]:
    """Return each system with the oldest time of its data, ISO 8601."""
    oldest: dict[str, datetime | None] = {}
    for origin in described:
        as_of = origin.as_of
        known = oldest.get(origin.system, as_of)
        oldest[origin.system] = min(known, as_of) if known and as_of else (known or as_of)
    for system, as_of in sorted(oldest.items()):
        yield {"system": system, "as_of": as_of.isoformat() if as_of else None}
