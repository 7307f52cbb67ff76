"""Question sets: questions with the way to their right answers, as docs/evaluation.md tells.

A set is a YAML list. Those shipped with the program lie in `assistant/questions` and go by their names.
"""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from connectors.failures import SetupError, nearest
from connectors.yamlfile import YamlList

SHIPPED = Path(__file__).with_name("questions")
Check = Literal["value", "row", "set", "groups", "top", "status", "nothing", "refused", "choice", "text"]
Kind = Literal[
    "metric", "record", "list", "360", "stock", "ticket", "invoice", "followup", "unanswerable",
    "out_of_scope", "cross_sell", "multi",
]  # fmt: skip
Style = Literal["plain", "colloquial", "terse", "long", "typo", "mixed"]
KINDS: tuple[str, ...] = get_args(Kind)
_NEEDS_SQL = frozenset({"value", "row", "set", "groups", "top", "status"})


class Question(BaseModel):
    """One question and the way to its right answer.

    Args:
        id: Unique in a run.
        language: `zh`, `en`, or `mixed`; then `main` says as which it counts.
        main: Of a mixed question.
        kind: What is asked for.
        style: How it is put.
        hard: Of the harder half.
        before: Earlier questions of the same conversation.
        question: As a person would write it.
        user: Who asks; the one who sees most where it is left out.
        check: How the answer is compared.
        source: The source on which `sql` runs, by its name in the home.
        sql: Gives the gold rows.
        tables: For a source of files: statements on the other source whose rows `sql` names as tables.
        text: Words the answer must hold (`text`), or names it must offer (`choice`); without them the cells
            of the gold rows.
        tolerance: How far a number may be off; rounding is allowed without it.
        kind_of_nothing: Of a `nothing`.
        more: Further rows beside the right ones are no fault.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")
    language: Literal["zh", "en", "mixed"]
    main: Literal["zh", "en"] | None = None
    kind: Kind
    style: Style = "plain"
    hard: bool = False
    before: list[str] = Field(default_factory=list, max_length=20)
    question: str = Field(min_length=1)
    user: str | None = None
    check: Check
    source: str | None = None
    sql: str | None = None
    tables: dict[str, str] = Field(default_factory=dict)
    text: list[str] = Field(default_factory=list)
    tolerance: float | None = Field(default=None, ge=0)
    kind_of_nothing: Literal["absent", "no_match", "not_yours", "ambiguous"] | None = None
    more: bool = False

    @field_validator("kind", mode="before")
    @classmethod
    def _word(cls, kind: object) -> object:
        return str(kind) if isinstance(kind, int) else kind

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for wanted, said in (
            (self.check in _NEEDS_SQL and not self.sql, "needs sql for its check"),
            (bool(self.sql) and not self.source, "needs source: where its sql runs"),
            (self.check == "text" and not (self.text or self.sql), "needs text or sql for its check"),
            (self.check == "nothing" and not self.kind_of_nothing, "needs kind_of_nothing for its check"),
            (self.language == "mixed" and not self.main, "needs main: as which language it counts"),
        ):
            if wanted:
                raise ValueError(said)
        return self

    @property
    def counts_as(self) -> str:
        """Return the language it counts as."""
        return self.main or self.language


def names() -> list[str]:
    """Return the names of the sets shipped with the program."""
    stems = (path.stem for path in SHIPPED.glob("*.yaml"))
    return sorted({stem.removesuffix("_zh").removesuffix("_en") for stem in stems})


def read(told: Sequence[str]) -> list[Question]:
    """Read sets, each named or a file, in one list.

    Raises:
        SetupError: There is no such set, or a question is wrong; the sentence says file, line and what.
    """
    questions: list[Question] = []
    seen: dict[str, str] = {}
    for path in (path for each in told for path in _files(each)):
        file = YamlList(path)
        for place, entry in enumerate(file.items):
            question = _question(file, place, entry)
            if question.id in seen:
                raise file.wrong(f"the id {question.id!r} is also in {seen[question.id]}.", place, "id")
            seen[question.id] = path.name
            questions.append(question)
    return questions


def chosen(
    questions: Iterable[Question],
    only: str | None = None,
    kinds: Sequence[str] = (),
    limit: int | None = None,
) -> list[Question]:
    """Return those whose id is or fits `only`, of these kinds, at most so many.

    Raises:
        SetupError: None is left, or a kind is not one.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise SetupError(f"There is no kind {kind!r} of questions.{nearest(kind, KINDS)}")
    kept = [
        each
        for each in questions
        if (not only or fnmatchcase(each.id, only)) and (not kinds or each.kind in kinds)
    ]
    if not kept:
        raise SetupError("No question is left to ask. Widen --only and --kind, or name another --set.")
    return kept[:limit]


def _files(told: str) -> list[Path]:
    """Return the files of a set: one of the shipped by its name, else a file."""
    if told in names():
        parts = (SHIPPED / f"{told}{part}.yaml" for part in ("", "_zh", "_en"))
        return [path for path in parts if path.is_file()]
    path = Path(told).expanduser()
    if not path.is_file():
        raise SetupError(f"There is no question set and no file {path.name!r}.{nearest(told, names())}")
    return [path]


def _question(file: YamlList, place: int, entry: Any) -> Question:
    if not isinstance(entry, dict):
        raise file.wrong("a question is a list of names with values: id, language, question, check.", place)
    try:
        return Question.model_validate(entry)
    except ValidationError as error:
        mistakes = error.errors(include_url=False, include_input=False)
    first = next((m for m in mistakes if m["type"] == "extra_forbidden"), mistakes[0])
    keys = [key for key in first["loc"] if isinstance(key, str | int)]
    who = f"question {str(entry.get('id', place + 1))[:80]!r}"
    field = ".".join(str(key) for key in keys)
    if first["type"] == "extra_forbidden":
        raise file.wrong(
            f"{who}: {field!r} is no field.{nearest(field, Question.model_fields)}", place, *keys
        )
    said = str(first.get("ctx", {}).get("error") or first["msg"])
    raise file.wrong(f"{who}: {field + ': ' if field else ''}{said}.", place, *keys)
