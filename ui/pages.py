"""The pages laid out: header, conversations, chat, and the audit page for those who may read the trail."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import gradio as gr  # see `ui.chat_page`

from ui.audit_page import COLUMNS, AuditPage
from ui.chat_page import I18N_PREFIX, ChatPage, nobody_yet, translations
from ui.markup import words
from ui.trail_text import KINDS

if TYPE_CHECKING:
    from ui.assemble import System

ASSETS = Path(__file__).with_name("assets")
_SYSTEM_FONTS = (
    "system-ui", "-apple-system", "Segoe UI", "Roboto", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
    "Noto Sans CJK SC", "sans-serif",
)  # fmt: skip
_MONO_FONTS = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


# Conversations stand open where there is room for them.
_OPEN_SIDE = "() => { if (innerWidth > 1000) document.querySelector('#side .toggle-button')?.click() }"


# A long answer is read from its beginning: the question stays at the top while the answer grows below it.
_TO_QUESTION = """() => { for (const wait of [150, 600]) setTimeout(() => {
  const rows = document.querySelectorAll('#chat .user-row'); const list = document.querySelector('#chat [role=log]');
  if (rows.length && list) list.scrollTo({top: rows[rows.length - 1].offsetTop - 12, behavior: 'smooth'});
}, wait) }"""


def theme() -> gr.themes.Base:
    """Return colours and fonts; only fonts the person's machine has, so that none is fetched."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_lg,
        font=_SYSTEM_FONTS,
        font_mono=_MONO_FONTS,
    )


def lay_out(system: "System") -> gr.Blocks:
    """Return the pages of one home."""
    chat = ChatPage(system)
    with gr.Blocks(title=system.home.settings.company, analytics_enabled=False, fill_height=True) as pages:
        header = gr.HTML(elem_id="header", padding=False)
        state = gr.State(nobody_yet(), time_to_live=8 * 3600)
        with gr.Sidebar(open=False, width=260, elem_id="side"):
            new = gr.Button(_i("new"), elem_id="new", size="sm")
            earlier = gr.Radio([], label=_i("earlier"), elem_id="earlier", container=True)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(_i("ask"), id="ask", elem_id="ask"):
                chatbot = gr.Chatbot(
                    show_label=False, elem_id="chat", layout="bubble", latex_delimiters=[], buttons=[],
                    sanitize_html=True, height="100%", feedback_options=None, autoscroll=False,
                )  # fmt: skip
                box = gr.Textbox(
                    show_label=False, placeholder=_i("placeholder"), submit_btn=True, autofocus=True, lines=1,
                    max_lines=6, elem_id="question", container=False, label=_i("ask"),
                )  # fmt: skip
                purpose = gr.Textbox(
                    show_label=False, placeholder=_i("purpose"), lines=1, max_lines=1, max_length=200,
                    elem_id="purpose", container=False, label=_i("purpose"), visible=False,
                )  # fmt: skip
            with gr.Tab(_i("audit"), id="audit", visible=False, elem_id="audit") as audit_tab:
                _lay_out_audit(AuditPage(system, chat), audit_tab)
        shown = partial(_private, concurrency_limit=4)
        _private(pages.load, chat.open, None, [header, chatbot, state, earlier, audit_tab, purpose])
        pages.load(None, js=_OPEN_SIDE)
        asking = shown(box.submit, chat.ask, [box, state, purpose], [box, chatbot, state])
        _private(asking.then, chat.listed, [state], [earlier]).then(None, js=_TO_QUESTION)
        for begun in (box.submit, chatbot.example_select):
            begun(None, js=_TO_QUESTION)
        chosen = chatbot.example_select(
            _picked, None, [box], api_visibility="private", show_progress="hidden"
        )
        asking_chosen = shown(chosen.then, chat.ask, [box, state, purpose], [box, chatbot, state])
        _private(asking_chosen.then, chat.listed, [state], [earlier]).then(None, js=_TO_QUESTION)
        _private(
            new.click,
            chat.start,
            None,
            [chatbot, state, earlier, box, purpose],
            cancels=[asking, asking_chosen],
        )
        _private(
            earlier.input, chat.resume, [earlier], [chatbot, state, purpose], cancels=[asking, asking_chosen]
        )
    pages.queue(default_concurrency_limit=4, max_size=64)
    return cast("gr.Blocks", pages)


def mounting(company: str) -> dict[str, Any]:
    """Return how the pages are mounted: own look, no telemetry, no outside link, no API page."""
    return {
        "theme": theme(),
        "css_paths": [ASSETS / "page.css"],
        "i18n": translations(),
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "ssr_mode": False,
        "pwa": False,
        "enable_monitoring": False,
        "mcp_server": False,
        "max_file_size": 1,
        "favicon_path": str(ASSETS / "favicon.png"),
        "auth_message": (ASSETS / "login.html").read_text("utf-8").replace("{company}", words(company)),
    }


def _lay_out_audit(audit: AuditPage, tab: gr.Tab) -> None:
    about = gr.HTML(elem_classes="about", padding=False)
    with gr.Row(elem_id="filters"):
        kind = gr.Dropdown(["", *KINDS], value="", label=_i("kind"), min_width=130, scale=1)
        person = gr.Textbox(label=_i("person"), min_width=110, scale=1, max_length=64)
        since = gr.Textbox(label=_i("from"), placeholder="2026-01-31", min_width=110, scale=1, max_length=10)
        until = gr.Textbox(label=_i("to"), placeholder="2026-12-31", min_width=110, scale=1, max_length=10)
        said = gr.Textbox(label=_i("words"), min_width=130, scale=2, max_length=200)
    with gr.Row(elem_id="doings"):
        search = gr.Button(_i("search"), variant="primary", size="sm", elem_id="search")
        older = gr.Button(_i("older"), size="sm", elem_id="older")
        verify = gr.Button(_i("verify"), size="sm", elem_id="verify")
    verdict = gr.HTML(elem_id="verdict", padding=False)
    entries = gr.Dataframe(
        headers=list(COLUMNS), type="array", interactive=False, wrap=False, elem_id="entries",
        max_height=420, show_label=False, buttons=[],
    )  # fmt: skip
    note = gr.HTML(padding=False)
    entry = gr.HTML(elem_id="entry", padding=False)
    filters, found = [kind, person, since, until, said], [entries, note]
    _private(tab.select, audit.open, None, [about, kind, *found])
    for doing in (search.click, person.submit, since.submit, until.submit, said.submit, kind.input):
        _private(doing, audit.search, filters, found)
    _private(older.click, audit.older, [*filters, entries], found)
    _private(verify.click, audit.verify, None, [verdict])
    chosen = gr.Textbox(visible=False)
    picked = entries.select(_row_number, None, [chosen], api_visibility="private", show_progress="hidden")
    _private(picked.then, audit.show, [chosen], [entry])


def _private(event: Any, handler: Any, inputs: Any, outputs: Any, **more: Any) -> Any:
    """Tie a handler to an event; it has no name and no page in an API."""
    return event(handler, inputs, outputs, api_visibility="private", show_progress="hidden", **more)


def _picked(picked: gr.SelectData) -> str:
    return str(picked.value["text"])


def _row_number(picked: gr.SelectData) -> str:
    return str(picked.row_value[0])


def _i(key: str) -> Any:
    return gr.I18n()(I18N_PREFIX + key)
