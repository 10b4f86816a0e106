"""What travels over a channel, as its OpenAPI document shows it. Unknown fields are refused: a misspelt one is lost."""

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from heqi.core.reception.incoming import MOST_TEXT
from heqi.platforms.channel.limits import MOST_CONVERSATION, MOST_KEY, MOST_MESSAGES, MOST_NAME

_KEY_CHARACTERS = r"^[\x21-\x7e]+$"


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("U+0000 is no character of a text")
    return text


Clean = AfterValidator(_without_nul)
Key = Annotated[str, Field(min_length=1, max_length=MOST_KEY, pattern=_KEY_CHARACTERS)]
ConversationKey = Annotated[str, Field(min_length=1, max_length=MOST_CONVERSATION, pattern=_KEY_CHARACTERS)]
Name = Annotated[str, Field(max_length=MOST_NAME), Clean]
Number = Annotated[str, Field(max_length=64, pattern=r"^[\x21-\x7e]*$")]


class Said(BaseModel):
    """Base of what a bridge says."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


class ChannelMessage(Said):
    """One message. `key`: the bridge's own, once for ever in its channel; `conversation`: the talk's, the same for all
    of one buyer's talk.

    `sender`: agent is a person of the shop who wrote in another program, robot an automatic reply of the platform.
    `picture`: base64 of a JPEG, PNG, WEBP or GIF; with kind image. `order_no` may stand on every message.
    """

    key: Key
    conversation: ConversationKey
    sender: Literal["buyer", "agent", "robot", "system"]
    at: AwareDatetime
    kind: Literal["text", "image", "goods", "order", "note"] = "text"
    text: Annotated[str, Field(max_length=MOST_TEXT), Clean] = ""
    buyer: Name = ""
    sender_name: Name = ""
    order_no: Number = ""
    goods_id: Number = ""
    picture: str = ""


class ChannelMessages(Said):
    """Messages in the order in which they were written. All of them are taken, or none."""

    messages: list[ChannelMessage] = Field(min_length=1, max_length=MOST_MESSAGES)


class ChannelRead(Said):
    """The buyer has read everything up to the message `upto`: the key that the outbox gave, or the bridge's own."""

    conversation: ConversationKey
    upto: Key
    at: AwareDatetime


class ChannelReads(Said):
    """Read marks, in any order: an older one changes nothing."""

    reads: list[ChannelRead] = Field(min_length=1, max_length=MOST_MESSAGES)


class ChannelRating(Said):
    """How the buyer rated the talk: 5 is very satisfied. It stands in the talk `conversation` and counts for the person
    behind `staff`, the sub-account that is rated; where none is told, for whoever of us answered last before it.
    """

    key: Annotated[str, Field(min_length=1, max_length=40, pattern=_KEY_CHARACTERS)]
    conversation: ConversationKey
    score: Annotated[int, Field(ge=1, le=5)]
    at: AwareDatetime
    buyer: Name = ""
    staff: Name = ""
    label: Annotated[str, Field(max_length=1_000), Clean] = ""


class ChannelRatings(Said):
    """Ratings."""

    ratings: list[ChannelRating] = Field(min_length=1, max_length=MOST_MESSAGES)


class ChannelTyping(Said):
    """The buyer is writing in this talk at this moment. Tell it every three seconds while it lasts; nothing is kept."""

    conversation: ConversationKey


class ChannelAck(Said):
    """What became of an item of the outbox.

    delivered: handed to the platform; confirmed: the platform shows it to the buyer; failed: it will not be, with the
    `reason` for the agent; later: not now, offer it again. `reference`: the platform's own id of the message.
    """

    id: int
    state: Literal["delivered", "confirmed", "failed", "later"]
    reference: Annotated[str, Field(max_length=128), Clean] = ""
    reason: Annotated[str, Field(max_length=200), Clean] = ""


class ChannelAcks(Said):
    """Acknowledgements."""

    acks: list[ChannelAck] = Field(min_length=1, max_length=MOST_MESSAGES)


class KnownKey(BaseModel):
    """new: taken now; known: it had come before, word for word."""

    key: str
    state: Literal["new", "known"]


class ChannelTaken(BaseModel):
    """What became of what was sent."""

    taken: list[KnownKey]


class ChannelItem(BaseModel):
    """A message to bring to the buyer. `id` is for the acknowledgement; `key` is the message's for ever.

    An item may come twice: whoever has sent `key` already acknowledges it and sends nothing.
    """

    id: int
    key: str
    conversation: str
    kind: Literal["text", "image"]
    text: str
    picture: str
    mime: str
    at: AwareDatetime


class ChannelOutbox(BaseModel):
    """What waits, oldest first. `cursor`: the `after` of the next call.

    For a bridge that asked with `heard`: `typing` names the talks in which one of the shop's people is writing now, to
    be shown for five seconds; `heard` is that of the next call.
    """

    items: list[ChannelItem]
    cursor: int
    typing: list[str] = Field(default_factory=list)
    heard: int = 0


class SettledAck(BaseModel):
    """Where the item stands now, in the words of the outbox; `unknown` when there is no such item of this channel."""

    id: int
    state: str


class ChannelAcked(BaseModel):
    """What became of acknowledgements. One that came late changes nothing and is no error."""

    acks: list[SettledAck]


class ChannelHello(BaseModel):
    """The answer to a call that only asks whether everything is right."""

    channel: str
    shop: str
    state: str
    server_time: int
