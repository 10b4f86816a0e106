"""The shapes of the scripts' settings page."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.cases.scripts import LONGEST
from heqi.core.language.screen.finding import Verdict
from heqi.web.api.language_shapes import FindingShape


class ScriptShape(Schema):
    """One script as the shop says it. `shipped`: our words on its platform; `preview`: filled with sample values.

    `needs`: places that every wording keeps, `may`: those that it may also use.
    """

    name: str
    group: Literal["small_payment", "refund", "return", "mismatch", "send", "refusal"]
    title: str
    title_en: str
    needs: list[str]
    may: list[str]
    text: str
    shipped: str
    own: bool
    preview: str
    changed_at: datetime | None
    changed_by: str


class PlaceShape(Schema):
    """A place in a script by name."""

    key: str
    name: str
    name_en: str


class ScriptPage(Schema):
    """All scripts of a shop. `others`: names of further shops on the platform that this person may change with it."""

    items: list[ScriptShape]
    places: list[PlaceShape]
    others: list[str]
    may_edit: bool


class ScriptText(Schema):
    """A wording that is being written."""

    text: str = Field(max_length=4 * LONGEST)


class ScriptEdit(ScriptText):
    """A wording to keep; empty for ours. `seen`: the words that were in force on the page."""

    seen: str = Field(max_length=4 * LONGEST)
    everywhere: bool = False


class ScriptCheck(Schema):
    """How it reads, what is wrong with its places (empty: nothing), and what the screening finds."""

    preview: str
    problem: str
    problem_en: str
    verdict: Verdict
    findings: list[FindingShape]
