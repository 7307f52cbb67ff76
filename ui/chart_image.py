"""A picture drawn: SVG for the page, PNG or SVG for a file. Nothing is fetched: the specification holds all."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.failures import SetupError

if TYPE_CHECKING:
    from assistant.chart import Chart

_SCALE = 2.0  # pixels of a PNG for each of the page: screens have that many
ENDINGS = (".png", ".svg")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28" '
    'font-family="sans-serif">{}</text></svg>'
)


def svg(spec: dict[str, Any]) -> str:
    """Draw a specification as SVG; its text stays text, in fonts of the machine that shows it."""
    import vl_convert  # 0.1 s and a JavaScript engine: only where a picture is drawn

    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], show_warnings=False))


def png(spec: dict[str, Any]) -> bytes:
    """Draw a specification as PNG, with this machine's fonts."""
    import vl_convert  # see `svg`

    return bytes(vl_convert.vegalite_to_png(spec, scale=_SCALE, allowed_base_urls=[], show_warnings=False))


def check_ending(file: Path) -> None:
    """Make sure that a file's ending is one that can be drawn.

    Raises:
        SetupError: It is not.
    """
    if file.suffix.lower() not in ENDINGS:
        raise SetupError(
            f"A chart is saved as .png or .svg, not as {file.suffix or 'a file without an ending'!r}."
        )


def save(chart: "Chart", file: Path) -> None:
    """Draw a picture into a file.

    Raises:
        SetupError: The ending is another, the file cannot be written, or no font here has Chinese characters.
    """
    from assistant.chart_spec import spec

    check_ending(file)
    drawn = spec(chart)
    if file.suffix.lower() == ".png":
        if needs_chinese(chart) and not has_chinese():
            raise SetupError(
                "This machine has no font with Chinese characters, so the chart could not be read. Install one, "
                "such as the package fonts-noto-cjk or fonts-wqy-microhei, or save the chart as .svg."
            )
        content = png(drawn)
    else:
        content = svg(drawn).encode()
    try:
        file.write_bytes(content)
    except OSError as error:
        raise SetupError(f"The chart {file.name} cannot be written ({error.strerror}).") from None


def needs_chinese(chart: "Chart") -> bool:
    """Say whether a picture holds Chinese characters."""
    return any("\u3400" <= each <= "\u9fff" for each in chart.words())


@lru_cache(maxsize=1)
def has_chinese() -> bool:
    """Say whether a font here has Chinese characters: without one, all of them are drawn alike, or not at all."""
    import vl_convert  # see `svg`

    first, second = (bytes(vl_convert.svg_to_png(_PROBE.format(each))) for each in "销额")
    return first != second
