"""`assistant metrics`: which numbers can be asked for, and what each of them means."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from connectors.failures import SetupError
from ui.options import HomeOption, home_folder

if TYPE_CHECKING:
    from tools.semantics import Semantics

Lang = Annotated[Literal["en", "zh"], typer.Option("--lang", help="The language of labels and definitions.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("metrics")(metrics)


def metrics(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A metric or dimension: sales_amount, DSO, 客单价, region...",
            show_default=False,
        ),
    ] = None,
    *,
    dimensions: Annotated[
        bool, typer.Option("--dimensions", help="List what metrics are grouped by.")
    ] = False,
    lang: Lang = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the tables of docs/metrics.md.")
    ] = False,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check",
            metavar="FILE",
            help="Check your own metrics.yaml; nothing is changed.",
            show_default=False,
        ),
    ] = None,
    home: HomeOption = None,
) -> None:
    """List the numbers that can be asked for, or explain one: what counts, by which day, in which unit.

    A company adds its own in metrics.yaml in its home folder; docs/metrics.md says how.

    Example: assistant metrics

    Example: assistant metrics on_time_rate

    Example: assistant metrics 客单价 --lang zh

    Example: assistant metrics --check metrics.yaml
    """
    if check is not None:
        typer.echo(_checked(check))
        return
    semantics = _semantics(home)
    if as_json:
        typer.echo(json.dumps(_as_json(semantics, name, dimensions=dimensions), ensure_ascii=False, indent=2))
    elif markdown:
        from ui.metric_page import tables

        typer.echo(tables(semantics))
    else:
        _print(semantics, name, lang, dimensions=dimensions)


def _semantics(option: Path | None) -> "Semantics":
    """Return the semantic layer of the home; the shipped one where there is no home."""
    from tools.semantics import load
    from ui.home import YAML, Home

    folder = home_folder(option)
    if option is None and not (folder / YAML).is_file():
        return load()
    home = Home.open(folder)
    return load(home.metrics, home.settings.fiscal_year_start)


def _as_json(semantics: "Semantics", name: str | None, *, dimensions: bool) -> Any:
    from ui.metric_facts import dimension_facts, find, metric_facts

    if name is not None:
        found = find(semantics, name)
        if found.metric is not None:
            return metric_facts(semantics, found.metric)
        return dimension_facts(semantics, found.dimension) if found.dimension is not None else None
    if dimensions:
        return [dimension_facts(semantics, each) for each in semantics.dimensions.values()]
    return [metric_facts(semantics, each) for each in semantics.metrics.values()]


def _print(semantics: "Semantics", name: str | None, lang: str, *, dimensions: bool) -> None:
    from ui import metric_page, metric_show
    from ui.metric_facts import find

    plain = not sys.stdout.isatty()
    if name is None:
        listed = metric_page.dimension_rows if dimensions else metric_page.metric_rows
        metric_show.print_list(listed(semantics, lang), plain=plain)
        return
    found = find(semantics, name)
    if found.metric is not None:
        metric_show.print_facts(metric_page.explain_metric(semantics, found.metric, lang))
    elif found.dimension is not None:
        metric_show.print_facts(metric_page.explain_dimension(semantics, found.dimension, lang))


def _checked(path: Path) -> str:
    """Say what a company's own file adds.

    Raises:
        SetupError: It is missing or wrong; the sentence names the line and what to do.
    """
    from tools.semantics import load

    if not path.is_file():
        raise SetupError(f"There is no file {path}. Name your metrics.yaml.")
    shipped, whole = load(), load(path)
    told = []
    for section in ("metrics", "dimensions", "conditions"):
        before, after = getattr(shipped, section), getattr(whole, section)
        new = [name for name in after if name not in before]
        changed = [name for name in before if after[name] != before[name]]
        told += [f"adds the {section} {', '.join(new)}"] if new else []
        told += [f"changes the {section} {', '.join(changed)}"] if changed else []
    return f"{path.name} is right. It {'; '.join(told) or 'adds nothing'}."
