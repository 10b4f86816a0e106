"""What the calls of phrases take and give."""

from datetime import datetime

from ninja import Field, Schema

from heqi.core.language.screen.finding import Verdict
from heqi.core.phrases.phrase import LONGEST, LONGEST_CODE, LONGEST_GROUP, LONGEST_TITLE, MOST_ASKS, Layer
from heqi.phrases.contracts import Sign
from heqi.web.api.language_shapes import LONGEST_MESSAGE, MOST_TURNS, FindingShape, TurnShape

_ROOM = 4
"""Lengths are checked where phrases are checked, with a sentence; here only what could not be meant is refused."""


class PhraseShape(Schema):
    """A phrase. `id` null: shipped, named by its `key` 's:name'. `filled`: with the order's values; `missing`: the
    variables that are left as 【name】. `sent`, `edited`, `good`, `bad`: what became of it in this shop.
    """

    key: str
    id: int | None
    layer: Layer
    group: str
    group_id: int | None
    title: str
    code: str
    text: str
    filled: str
    missing: list[str]
    asks: list[str]
    goods_id: str
    category: str
    version: int
    changed_at: datetime | None
    sent: int
    edited: int
    good: int
    bad: int


class PhraseGroupShape(Schema):
    """A group of a layer."""

    id: int
    layer: Layer
    name: str
    version: int


class PhrasePlace(Schema):
    """A variable. `key` is its Chinese name."""

    key: str
    name_en: str


class PhrasePage(Schema):
    """Phrases in their order, or found; at most 300 of `total`. `writes`: layers that this person may write."""

    items: list[PhraseShape]
    groups: list[PhraseGroupShape]
    total: int
    most: int
    writes: list[Layer]
    places: list[PhrasePlace]


class PhraseText(Schema):
    """A phrase as it is written. `asks`: how buyers ask for it; `goods_id`, `category`: what it is about."""

    text: str = Field(max_length=_ROOM * LONGEST)
    title: str = Field("", max_length=_ROOM * LONGEST_TITLE)
    code: str = Field("", max_length=_ROOM * LONGEST_CODE)
    goods_id: str = Field("", max_length=64)
    category: str = Field("", max_length=100)
    asks: list[str] = Field([], max_length=_ROOM * MOST_ASKS)


class NewPhrase(PhraseText):
    """A phrase to keep. `group`: its name, made where there is none; `starter`: the shipped one that it replaces."""

    layer: Layer
    group: str = Field(max_length=_ROOM * LONGEST_GROUP)
    starter: str = Field("", max_length=40)


class PhraseEdit(PhraseText):
    """A phrase in other words. `version`: the one that was seen."""

    version: int
    group_id: int


class PhraseSeen(Schema):
    """Which version the person has seen."""

    version: int


class PhraseCheck(Schema):
    """How it would read, what is wrong with its form (empty: nothing), and what the screening finds."""

    preview: str
    problem: str
    problem_en: str
    verdict: Verdict
    findings: list[FindingShape]


class NewPhraseGroup(Schema):
    """A group to make."""

    layer: Layer
    name: str = Field(max_length=_ROOM * LONGEST_GROUP)


class PhraseGroupName(Schema):
    """Another name for a group."""

    version: int
    name: str = Field(max_length=_ROOM * LONGEST_GROUP)


class PhraseOrder(Schema):
    """All phrases of a group in their new order."""

    phrase_ids: list[int] = Field(max_length=5_000)


class PhraseGroupOrder(Schema):
    """All groups of a layer in their new order."""

    layer: Layer
    group_ids: list[int] = Field(max_length=500)


class PhraseUpload(Schema):
    """Where the rows of a file go. `look`: only say what it would do."""

    layer: Layer
    look: bool = False


class BadPhraseShape(Schema):
    """A row that is not taken. `row`: its number as Excel shows it; `text`: how it begins."""

    row: int
    text: str
    code: str
    reason: str
    reason_en: str


class PhrasesTaken(Schema):
    """What became of a file, or would: new phrases, rows that were there already, rows that cannot be taken."""

    added: int
    same: int
    bad: list[BadPhraseShape]
    kept: bool


class SuggestionsAsked(Schema):
    """`turns`: the last of the talk, oldest first; `order_no`: the order that it is about."""

    shop_id: int
    turns: list[TurnShape] = Field(max_length=MOST_TURNS)
    order_no: str = Field("", max_length=64)


class SuggestionReason(Schema):
    """Why it is shown: the sign, and its value (the question, the intent's label, how often it was sent)."""

    sign: Sign
    value: str


class SuggestionShape(Schema):
    """One suggestion, filled; `intent` is handed back when it is taken."""

    key: str
    phrase_id: int | None
    layer: str
    title: str
    text: str
    missing: list[str]
    reasons: list[SuggestionReason]
    intent: str


class PhraseTaken(Schema):
    """A phrase that was put into the input, as `text`."""

    shop_id: int
    key: str = Field(max_length=60)
    text: str = Field(max_length=LONGEST_MESSAGE)
    intent: str = Field("", max_length=40)
    talk_id: int | None = None


class PhraseUseShape(Schema):
    """The taking, to be named when the message is sent."""

    use_id: int


class PhraseSent(Schema):
    """What was sent in the end."""

    shop_id: int
    text: str = Field(max_length=LONGEST_MESSAGE)
