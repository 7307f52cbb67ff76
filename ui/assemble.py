"""Everything of one home, put together; each part is built when it is first needed."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from connectors.failures import Denied, SetupError
from ui.accounts import Account, Accounts
from ui.conversations import Conversations
from ui.home import Home

if TYPE_CHECKING:
    from assistant.agent import Assistant
    from assistant.answer import Answer, Event
    from assistant.examples import ExampleBank
    from assistant.verified import Verified
    from assistant.verifying import Verifier
    from connectors.store import Store
    from privacy.audit import Trail
    from privacy.companies import Companies
    from privacy.deidentify import Deidentifier
    from privacy.documents import DocumentIntake
    from privacy.gate import Gate
    from privacy.intake import Intake
    from privacy.policy import Policy, Role, User
    from privacy.restore import Restorer
    from privacy.vault import Vault
    from privacy.vault_key import VaultKey
    from tools.kit import Kit
    from tools.search import Search
    from tools.semantics import Semantics
    from ui.settings import ModelSettings


class System:
    """The rooms of one home, connected.

    Args:
        home: The home folder.
    """

    def __init__(self, home: Home) -> None:
        self.home = home

    @cached_property
    def accounts(self) -> Accounts:
        """Who may log in."""
        return Accounts(self.home.accounts)

    @cached_property
    def conversations(self) -> Conversations:
        """Whose conversation is whose."""
        return Conversations(self.home.accounts)

    @cached_property
    def policy(self) -> "Policy":
        """Who may see what."""
        return self.home.policy

    @cached_property
    def key(self) -> "VaultKey":
        """The secret the vault's and the trail's keys are derived from.

        Raises:
            SetupError: What is there is not a key, or it is missing and vault or trail were made with one.
        """
        from privacy.vault_key import VaultKey

        key = VaultKey.load(self.home.vault_key)
        made = [file.name for file in (self.home.vault, self.home.audit) if file.exists()]
        if made and not key.exists:  # a new one would open neither, and hide that the old one is missing
            raise SetupError(
                f"The key that {' and '.join(made)} were made with is missing; nothing can be shown without it. "
                f"Looked in order: {key.looked}. Put the key back in one of them."
            )
        return key

    @cached_property
    def trail(self) -> "Trail":
        """The record of everything."""
        from privacy.audit import Trail

        return Trail(self.home.audit, self.key.derive("trail"))

    @cached_property
    def vault(self) -> "Vault":
        """The one place that holds personal values."""
        from privacy.vault import Vault

        return Vault(self.home.vault, self.key)

    @cached_property
    def store(self) -> "Store":
        """The de-identified copy of the sources; handed on to gate and intake, never read here."""
        from connectors.store import Store

        return Store(self.home.store)

    @cached_property
    def companies(self) -> "Companies":
        """Names of companies: a person's name inside one is not the person."""
        from privacy.companies import Companies

        return Companies(self.store)

    @cached_property
    def deidentifier(self) -> "Deidentifier":
        """Turns personal values into placeholders."""
        from privacy.deidentify import Deidentifier

        return Deidentifier(self.vault, self.companies)

    @cached_property
    def restorer(self) -> "Restorer":
        """Turns placeholders back, as far as a role allows."""
        from privacy.restore import Restorer

        return Restorer(self.vault, self.deidentifier.detector)

    @cached_property
    def gate(self) -> "Gate":
        """The only road to data."""
        from privacy.gate import Gate

        limits = self.home.settings.limits
        return Gate(
            self.store,
            self.policy,
            self.trail,
            self.vault,
            max_rows=limits.max_rows,
            timeout_s=limits.query_timeout_s,
            memory=limits.memory,
            timezone=self.home.settings.timezone,
            today=self.home.today,
        )

    @cached_property
    def intake(self) -> "Intake":
        """The way in of rows, which leaves personal values in the vault."""
        from privacy.intake import Intake

        return Intake(self.store, self.vault, self.deidentifier, self.trail, self.companies)

    @cached_property
    def model(self) -> "ModelSettings":
        """Who understands the questions; an evaluation puts another in its place before the first one."""
        return self.home.settings.model

    @cached_property
    def semantics(self) -> "Semantics":
        """What the numbers mean here: the shipped metrics and the company's own.

        Raises:
            SetupError: The company's own file is wrong; the sentence names the line.
        """
        from tools.semantics import load

        return load(self.home.metrics, self.home.settings.fiscal_year_start)

    @cached_property
    def kit(self) -> "Kit":
        """What tools are given beside the user's scope."""
        from tools.kit import Kit

        return Kit(self.semantics, self.search, self.verified)

    @cached_property
    def search(self) -> "Search":
        """What can be found by question: documents, verified questions, examples, the glossary, products.

        Raises:
            SetupError: The settings keep documents for a role that there is not.
        """
        from tools.search import Search
        from ui.indexing import visibility

        return Search(self.home.index, visibility(self.home))

    @cached_property
    def documents(self) -> "DocumentIntake | None":
        """The way in of company documents; None where the settings name no folder."""
        from privacy.documents import DocumentIntake

        folder = self.home.documents
        return DocumentIntake(folder, self.deidentifier, self.vault, self.trail) if folder else None

    @cached_property
    def verified(self) -> "Verified":
        """The questions whose plans were verified."""
        from assistant.verified import Verified

        return Verified(self.home.verified)

    @cached_property
    def verifier(self) -> "Verifier":
        """Verifies answers, for those who may."""
        from assistant.verifying import Verifier

        return Verifier(self.verified, self.trail, self.home.today)

    @cached_property
    def examples(self) -> "ExampleBank | None":
        """What a model that writes plans is shown; None where the planner is alone."""
        if self.model.kind == "planner":
            return None
        from assistant.example_bank import SearchedExamples

        return SearchedExamples(self.search, self.verified)

    @cached_property
    def assistant(self) -> "Assistant":
        """The conversation itself."""
        from assistant.agent import Assistant
        from assistant.model import ModelConfig

        settings = self.home.settings
        return Assistant(
            self.gate,
            self.deidentifier,
            self.restorer,
            self.trail,
            model=ModelConfig(**self.model.model_dump()),
            memory=self.home.memory,
            max_question_chars=settings.limits.question_chars,
            max_tool_calls=settings.limits.tool_calls,
            bank=self.examples,
            kit=self.kit,
            timezone=settings.timezone,
        )

    def close(self) -> None:
        """Close what was opened."""
        for name in ("gate", "trail", "accounts", "conversations"):
            if name in self.__dict__:
                self.__dict__[name].close()

    def user(self, name: str) -> "User":
        """Return a person as the gate knows them. Asked again at each step: an account may be gone.

        Raises:
            QueryError: Nobody has that name.
            Denied: Their role is not in the policy any more.
        """
        from privacy.policy import User

        account = self.accounts.find(name)
        self.role(account)
        return User(account.name, account.role, account.staff_number, account.region)

    def role(self, account: "Account | User") -> "Role":
        """Return the role of a person.

        Raises:
            Denied: The policy does not have it.
        """
        if account.role not in self.policy.roles:
            raise Denied(
                "Your account has a role that is not in assistant.yaml any more. Ask your administrator."
            )
        return self.policy.role(account.role)

    def ask(
        self, question: str, user: "User", conversation: str | None = None, *, purpose: str = ""
    ) -> "Answer":
        """Answer one question.

        Raises:
            Denied: The conversation is somebody else's.
            Failure: The question cannot be answered; the sentence says why and what to do.
        """
        claimed = self.conversations.claim(user.name, conversation)
        return self.assistant.ask(question, user, claimed, purpose=purpose)

    def stream(
        self, question: str, user: "User", conversation: str, *, purpose: str = ""
    ) -> "Iterator[Event]":
        """Answer one question of a listed conversation, step by step."""
        self.conversations.claim(user.name, conversation)
        self.conversations.name(conversation, self.deidentifier.question(question).text)
        yield from self.assistant.stream(question, user, conversation, purpose=purpose)

    def titles(self, user: "User") -> list[tuple[str, str]]:
        """Return id and title of a person's conversations; nothing is restored for them."""
        return [(each.id, each.title) for each in self.conversations.of(user.name)]

    def transcript(self, user: "User", conversation: str) -> list[tuple[str, str]]:
        """Return the questions and answers of an earlier conversation, restored as the role may see them.

        Raises:
            Denied: It is somebody else's.
            TrailError: That they are shown again cannot be recorded.
        """
        from ui.transcript import turns

        self.conversations.claim(user.name, conversation)
        return turns(self, user, conversation)
