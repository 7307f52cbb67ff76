"""Words of answers and of the trail as HTML that holds nothing but words: no link, no image.

A ticket can hold `![](https://...)`, a model can be told to write it, and a browser that shows it has told
that host whatever stands behind the question mark. So nothing in an answer can become an address.
"""

import html
import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ui.evidence import Evidence, moment
from ui.grid import printable
from ui.texts import text
from ui.trail_text import kind_label

if TYPE_CHECKING:
    from privacy.audit import EntryRow

_LONG = 30  # characters from which a cell is broken into lines
_AUTOLINK = re.compile(r"(?i)(?:https?|ftp|mailto)(?=:)|\bwww(?=\.)")


def words(told: str) -> str:
    """Escape a text for HTML.

    >>> words("<b>A & B</b>")
    '&lt;b&gt;A &amp; B&lt;/b&gt;'
    """
    return html.escape(printable(told), quote=True)


def markdown(told: str) -> str:
    r"""Return Markdown that keeps headings, lists, tables and emphasis, and can hold no link, image or HTML.

    >>> markdown("**3** orders, [see](https://a.example) <img src=x>")
    '**3** orders, &#91;see](https&#8203;://a.example) &lt;img src=x&gt;'
    """
    plain = html.escape(printable(told), quote=False).replace("[", "&#91;").replace("@", "&#64;")
    return _AUTOLINK.sub(lambda found: f"{found[0]}&#8203;", plain)


def notes(told: Iterable[str], language: str) -> str:
    """Return what to mind about an answer, each in a line of its own."""
    items = "".join(f"<li>{words(each)}</li>" for each in told)
    return f'<ul class="notes" aria-label="{text("note", language)}">{items}</ul>' if items else ""


def failure(sentence: str) -> str:
    """Return a failure's sentence."""
    return f'<div class="failure" role="alert">{words(sentence)}</div>'


def evidence_block(tables: Sequence[Evidence], language: str, entry: int, seconds: float) -> str:
    """Return the evidence of an answer, folded: one table each, with its systems and their times.

    It is one line: a blank line would end the HTML and begin Markdown.
    """
    tail = f'<p class="entry">{text("trail_entry", language)} {entry} · {seconds:.2f} s</p>'
    if not tables:
        return tail
    systems = ", ".join(dict.fromkeys(each.origin for each in tables if each.origin))
    counted = " · ".join(f"{words(each.title)} {each.total}" for each in tables)
    summary = f"<b>{text('evidence', language)}</b> <span>{counted}</span> <i>{words(_first(systems))}</i>"
    body = "".join(_figure(each) for each in tables)
    return f'<details class="evidence"><summary>{summary}</summary>{body}</details>{tail}'


def entry_block(entry: "EntryRow", language: str, zone: ZoneInfo) -> str:
    """Return one entry of the trail, whole."""
    facts = (
        ("kind", kind_label(entry.kind, language)),
        ("time", moment(entry.at, zone)),
        ("person", entry.user),
        ("role", entry.role),
        ("outcome", entry.outcome),
        ("conversation", entry.conversation),
    )
    told = "".join(f"<dt>{text(key, language)}</dt><dd>{words(value)}</dd>" for key, value in facts if value)
    body = words(json.dumps(entry.body, ensure_ascii=False, indent=2))
    return (
        f'<article class="entry-card"><h3>{text("entry", language, n=entry.number)}</h3><dl>{told}</dl>'
        f'<pre>{body}</pre><p class="hash">{words(entry.previous)}<br>{words(entry.hash)}</p></article>'
    )


def _figure(shown: Evidence) -> str:
    caption = f"<b>{words(shown.title)}</b>" + "".join(
        f" <span>{words(each)}</span>" for each in (shown.origin, shown.note) if each
    )
    head = "".join(_cell("th", name, right) for name, right in zip(shown.columns, shown.numeric, strict=True))
    rows = "".join(f"<tr>{_cells(row, shown.numeric)}</tr>" for row in shown.rows)
    return (
        f'<figure><figcaption>{caption}</figcaption><div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></figure>"
    )


def _cells(row: Sequence[str], numeric: Sequence[bool]) -> str:
    return "".join(_cell("td", value, right) for value, right in zip(row, numeric, strict=True))


def _cell(tag: str, value: str, right: bool) -> str:
    kind = ' class="number"' if right else ' class="long"' if len(value) > _LONG else ""
    return f"<{tag}{kind}>{words(value).replace(chr(10), ' ')}</{tag}>"


def _first(origins: str) -> str:
    return ", ".join(dict.fromkeys(part.strip() for part in origins.split(",")))
