"""The one place that reads the data files of this package. Each is parsed once a process."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from heqi.assets.reading import read_asset, read_text
from heqi.core.cases.entitlement.claim import Claim, read_claims
from heqi.core.cases.playbook.chances import Priors, read_priors
from heqi.core.cases.playbook.parameters import ShopParameters, read_parameters
from heqi.core.cases.reading import VOCABULARY
from heqi.core.cases.reasons import ReasonTable, build_reason_table
from heqi.core.cases.scripts import Wording, read_wording
from heqi.core.cases.triage.note import NoteField, read_notes
from heqi.core.cases.triage.question import Question, read_questions
from heqi.core.phrases.initials import Initials
from heqi.core.phrases.phrase import Phrase
from heqi.core.phrases.sayings import Fold, read_sayings
from heqi.core.phrases.starter import read_starter
from heqi.core.places import Place
from heqi.core.rulebook.book import Rulebook
from heqi.core.rulebook.loader import load_rules
from heqi.core.words import Platform
from heqi.core.work_orders import WorkForm, WorkKind, read_work_forms

if TYPE_CHECKING:
    from heqi.core.language.normalise import Normaliser
    from heqi.core.language.screen.screener import Screener
    from heqi.core.language.understand.classify import Understanding

RULE_FILES = ("law", "pinduoduo", "taobao", "tmall", "heqi")


@cache
def load_reason_table() -> ReasonTable:
    """Refund-reason wordings of the platforms and what kind of grievance each is."""
    return build_reason_table(read_asset("reasons.yaml"))


@cache
def load_rulebook() -> Rulebook:
    """The rules that ship with Heqi. A shop's changes: `load_rulebook().with_overrides(...)`, kept by the caller."""
    documents = {f"{name}.yaml": read_asset(f"rules/{name}.yaml")["rules"] for name in RULE_FILES}
    return Rulebook(load_rules(documents, VOCABULARY))


@cache
def load_questions() -> tuple[Question, ...]:
    """What the desk may ask about a case, in the order that breaks ties."""
    return read_questions(read_asset("questions.yaml")["questions"])


@cache
def load_notes() -> tuple[NoteField, ...]:
    """What the desk puts on record when it comes up, in the order of the page."""
    return read_notes(read_asset("notes.yaml")["notes"])


@cache
def load_work_forms() -> Mapping[WorkKind, WorkForm]:
    """What may be asked of warehouse, finance, suppliers and couriers, in the order of the file."""
    return read_work_forms(read_asset("work_orders.yaml")["work_orders"])


@cache
def load_claims() -> tuple[Claim, ...]:
    """What a buyer may be entitled to, in the order of the page."""
    known = frozenset(rule.id for rule in load_rulebook().rules)
    return read_claims(read_asset("claims.yaml")["claims"], known)


@cache
def load_priors() -> Priors:
    """The starting chances of bad reviews and next orders."""
    return read_priors(read_asset("priors.yaml"))


def load_normaliser() -> "Normaliser":
    """What reads through disguises: `load_normaliser()(text)`."""
    from heqi.assets.language.loading import normaliser

    return normaliser()


def load_screener() -> "Screener":
    """The screener with the rules that ship. Its libraries are loaded only where it is asked for."""
    from heqi.assets.language.loading import screener

    return screener()


def load_understanding() -> "Understanding":
    """What understands texts, with the models that ship. Its libraries are loaded only where it is asked for."""
    from heqi.assets.language.understanding_parts import understanding

    return understanding()


@cache
def load_wording() -> Wording:
    """What the desk says to buyers. A shop's own words: `load_wording().with_own(...)`, kept by the caller."""
    return read_wording(read_asset("scripts.yaml")["scripts"])


@cache
def load_places() -> Mapping[str, Place]:
    """What may stand in a script, by the name of its place."""
    return {name: Place(**entry) for name, entry in read_asset("scripts.yaml")["places"].items()}


@cache
def load_phrase_places() -> Mapping[str, Place]:
    """The variables of phrases, by name."""
    return {name: Place(name, **entry) for name, entry in read_asset("phrases/places.yaml").items()}


@cache
def load_starter() -> Mapping[Platform, tuple[Phrase, ...]]:
    """The phrases that ship, by platform, in their order."""
    return read_starter(read_asset("phrases/starter.yaml")["phrases"], tuple(load_phrase_places()))


@cache
def load_initials() -> Initials:
    """Which signs the initials of a typed sound stand for."""
    return Initials(read_text("phrases/initials.tsv"))


@cache
def load_sayings() -> Fold:
    """What reads several ways of saying one thing as one, for comparing."""
    return read_sayings(read_text("phrases/same.tsv"))


def load_parameters(
    data: Mapping[str, Any] | None = None, *, scripts: Mapping[str, str] | None = None
) -> ShopParameters:
    """A shop's figures over the marked defaults, and its own words over ours ({name of a script: text}).

    Raises HeqiError `parameters.invalid` or `script.invalid`.
    """
    return read_parameters(data or {}, load_priors(), load_wording().with_own(scripts or {}))
