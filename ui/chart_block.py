"""The picture under an answer in the chat: drawn by the server, for light and dark, wide and narrow screens.

It is shown as an image, in which nothing can run or be fetched, with the same facts in words beside it.
"""

import base64
from typing import TYPE_CHECKING

from ui.markup import words

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.chart import Chart


def chart_block(answer: "Answer") -> str:
    """Return the picture of an answer as HTML of one line, "" if its table has no shape for one."""
    from assistant.chart import chart_of  # with the first answer

    chart = chart_of(answer) if answer.ok else ""
    if isinstance(chart, str):
        return ""
    notes = "".join(f" <span>{words(note)}</span>" for note in chart.notes)
    images = "".join(_images(chart))
    return (
        f'<figure class="chart"><figcaption><b>{words(chart.title)}</b>{notes}</figcaption>{images}</figure>'
    )


def _images(chart: "Chart") -> list[str]:
    """Draw the picture for every screen; the style sheet shows the one that fits."""
    from assistant.chart_look import DARK, LIGHT
    from assistant.chart_spec import NARROW, WIDE, spec
    from ui.chart_image import svg

    alt = words(chart.words())
    images = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        light = svg(spec(chart, look=LIGHT, width=width, title=False))
        dark = svg(spec(chart, look=DARK, width=width, title=False))
        for look, drawn in (("light", light), ("dark", dark)):
            data = base64.b64encode(drawn.encode()).decode()
            images.append(f'<img class="{name} {look}" alt="{alt}" src="data:image/svg+xml;base64,{data}">')
    return images
