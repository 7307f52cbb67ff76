"""The chat page: ask, watch the steps, read the answer with its evidence, go on with an earlier conversation.

Who asks is taken from the login of each request, never from what the page sends.
"""

import time
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

import gradio as gr  # 5 s: only `ui.serve` imports the pages, when it is to serve them

from connectors.failures import Denied
from ui import markup
from ui.texts import TEXTS, any_examples, preferred, role_label, text, without_people
from ui.told import meeting, told
from ui.turns import Message, Turn, asked

if TYPE_CHECKING:
    from privacy.policy import User
    from ui.assemble import System

_FRAME_S = 0.06  # the page is drawn anew at most this often while an answer streams
I18N_PREFIX = "page_"  # gradio also looks up words of the data, which must find nothing
State = dict[str, Any]  # {"conversation": id or "", "messages": [...]} of one open page, held by the server


def nobody_yet() -> State:
    """Return the state of a page that was just opened."""
    return {"conversation": "", "messages": []}


def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """Tell a person in a plain sentence what went wrong in a method that ends with the request."""

    @wraps(method)
    def run(self: Any, *arguments: Any) -> Any:
        failed: list[Exception] = []
        with meeting(failed.append):
            return method(self, *arguments)
        language = language_of(arguments[-1])
        sentence = markup.words(told(failed[0], language))
        raise gr.Error(sentence, title=text("failed", language), print_exception=False)

    return run


class ChatPage:
    """What the chat page does; `ui.pages` lays it out.

    Args:
        system: The home's rooms.
    """

    def __init__(self, system: "System") -> None:
        self._system = system

    @guarded
    def open(self, request: gr.Request) -> tuple[Any, ...]:
        """Return header, empty chat, conversations, whether there is an audit page, and a field for a purpose."""
        user, language = self.who(request), language_of(request)
        return (
            self._header(user, language),
            gr.update(value=[], examples=self._chips(user, language), placeholder=_welcome(user, language)),
            nobody_yet(),
            self._listed(user, "", language_of(request)),
            gr.update(visible=self._system.role(user).audit),
            gr.update(visible=bool(self._system.role(user).waiting())),
        )

    @guarded
    def start(self, request: gr.Request) -> tuple[Any, ...]:
        """Start a new conversation; a purpose is stated anew for each."""
        user = self.who(request)
        return gr.update(value=[]), nobody_yet(), self._listed(user, "", language_of(request)), "", ""

    @guarded
    def resume(self, conversation: str | None, request: gr.Request) -> tuple[Any, ...]:
        """Show an earlier conversation and go on with it; a purpose was stated for another one."""
        user = self.who(request)
        if not conversation:
            return [], nobody_yet(), ""
        turns = self._system.transcript(user, conversation)
        messages = [message for question, answer in turns for message in _earlier(question, answer)]
        messages.append(_note(text("no_evidence_kept", language_of(request))))
        return messages, {"conversation": conversation, "messages": messages}, ""

    def ask(
        self, question: str, state: State, purpose: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """Answer a question step by step: text box, chat, state."""
        language = language_of(request)
        turn = Turn(question, language, self._system.home.timezone)
        before: list[Message] = list(state["messages"])
        if not question.strip():
            yield "", before, state
            return
        drawn = 0.0
        with meeting(lambda error: turn.fail(told(error, language))):
            user = self.who(request)
            conversation = self._system.conversations.claim(user.name, state["conversation"] or None)
            state = {"conversation": conversation, "messages": before}
            yield "", before + turn.messages(), state
            for event in self._system.stream(question, user, conversation, purpose=purpose or ""):
                turn.take(event)
                if time.monotonic() - drawn >= _FRAME_S:
                    drawn = time.monotonic()
                    yield "", before + turn.messages(), state
        messages = before + turn.messages()
        yield "", messages, {**state, "messages": messages}

    @guarded
    def listed(self, state: State, request: gr.Request) -> Any:
        """Return the list of conversations, the open one marked."""
        return self._listed(self.who(request), state["conversation"], language_of(request))

    def who(self, request: gr.Request) -> "User":
        """Return who is logged in, as the accounts say at this moment.

        Raises:
            Denied: Nobody is, or the account is gone.
        """
        name = getattr(request, "username", None)
        if not name or self._system.accounts.get(name) is None:
            raise Denied("You are not logged in any more. Load the page again and log in.")
        return self._system.user(name)

    def _header(self, user: "User", language: str) -> str:
        company = markup.words(self._system.home.settings.company)
        return (
            f'<header class="top">'
            f'<div class="brand"><b>{company}</b><span>{text("app", language)}</span></div>'
            f'<div class="who"><span class="person">{markup.words(user.name)}</span>'
            f'<span class="role">{markup.words(role_label(user.role, language))}</span>'
            f'<a href="./logout">{text("logout", language)}</a></div></header>'
        )

    def _chips(self, user: "User", language: str) -> list[dict[str, str]]:
        told_by_role = self._system.home.settings.examples.get(user.role)
        own = (told_by_role.zh if language == "zh" else told_by_role.en) if told_by_role else []
        return [{"text": question} for question in own or any_examples(language)]

    def _listed(self, user: "User", open_one: str, language: str) -> Any:
        choices = [(without_people(title, language), id_) for id_, title in self._system.titles(user)]
        chosen = open_one if any(id_ == open_one for _, id_ in choices) else None
        return gr.update(choices=choices, value=chosen)


def language_of(request: gr.Request) -> str:
    """Return the language the browser prefers."""
    return preferred(str(request.headers.get("accept-language", "")))


def translations() -> gr.I18n:
    """Return the words of the page's own parts, which the browser picks from."""
    zh = {I18N_PREFIX + key: said for key, (said, _) in TEXTS.items()}
    en = {I18N_PREFIX + key: said for key, (_, said) in TEXTS.items()}
    return gr.I18n(zh=zh, en=en)


def _welcome(user: "User", language: str) -> str:
    hello = text("welcome", language, name=markup.words(user.name))
    return f'<div class="welcome"><h1>{hello}</h1><p>{text("welcome_more", language)}</p></div>'


def _earlier(question: str, answer: str) -> list[Message]:
    return [asked(question), {"role": "assistant", "content": markup.markdown(answer)}]


def _note(sentence: str) -> Message:
    return {"role": "assistant", "content": f'<p class="entry">{markup.words(sentence)}</p>'}
