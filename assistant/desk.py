"""What the planner needs for one request: the day, the names and values it may see, the home's words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant import words
from assistant.figures import Figures, figures
from assistant.lexicon import Lexicon
from assistant.plan import Plan
from assistant.reading import Link, Mention, Reading, read
from assistant.respell import KEPT, Spelling
from assistant.shape import shape
from assistant.values import Values
from tools.semantics import Semantics, load

if TYPE_CHECKING:
    from assistant.verified import Verified


@dataclass(frozen=True)
class Desk:
    """What the planner needs for one request, given by the assistant.

    Args:
        today: The day relative periods are counted from.
        link: Finds customers and products in a text.
        values: Finds carriers, countries and the like in a text.
        tools: Names of the tools the role may use.
        language: `zh` or `en`, the language of the question.
        role: The role's name, for sentences about what it may not do.
        sources: What is known of each source: `system`, `as_of`.
        semantics: The home's metrics and dimensions.
        staff: Placeholders of the company's own people.
        product_names: Names of products, for what is misspelt.
        own_rows: The person sees their own rows only, so that "my customers" are all they see.
        verified: The home's verified questions.
        documents: Turns a plan into a look into the company's documents, where that answers better.
    """

    today: date
    link: Link
    values: Values
    tools: frozenset[str]
    language: str = "en"
    role: str = ""
    sources: tuple[dict[str, Any], ...] = field(default=())
    semantics: Semantics = field(default_factory=load)
    staff: frozenset[str] = frozenset()
    product_names: tuple[str, ...] = ()
    own_rows: bool = False
    verified: "Verified | None" = None
    documents: "Callable[[Plan, Reading], Plan] | None" = None

    @property
    def spelling(self) -> Spelling:
        """The words that questions are made of."""
        return _spelling(self.semantics, self.values, self.product_names)

    def read(self, question: str, expected: frozenset[str] = frozenset()) -> Reading:
        """Take a de-identified question apart; values of the dimensions `expected` need no cue."""
        reading = read(question, self.today, self._named, self.values, expected)
        reading.staff = self.staff
        reading.shape = shape(reading, lexicon(self.semantics))
        return reading

    def _named(self, text: str) -> Sequence[Mention]:
        """Return the names in a text but for those that are a word of the books: 利润 is no 上海利润科技."""
        terms = lexicon(self.semantics)
        return [name for name in self.link(text) if not terms.has(text[name.start : name.end])]

    def figures(self, reading: Reading) -> Figures | None:
        """Return what a question asks of the figures, if it asks for any."""
        return figures(reading, self.semantics, self.today)


@lru_cache(maxsize=8)
def lexicon(semantics: Semantics) -> Lexicon:
    """Return the words of a semantic layer."""
    return Lexicon(semantics, words.COMMON | KEPT)


@lru_cache(maxsize=32)
def _spelling(semantics: Semantics, values: Values, products: tuple[str, ...]) -> Spelling:
    things = (semantics.metrics, semantics.dimensions, semantics.conditions, semantics.entities)
    every = [each.words for named in things for each in named.values()]
    chinese = [word for words_ in every for word in words_.every("zh")]
    english = [word for words_ in every for word in words_.every("en")]
    return Spelling([*chinese, *values.written], [*english, *values.written, *products])
