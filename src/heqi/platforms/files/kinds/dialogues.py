"""对话语料: dialogues that tell no times and no names. Their times are made up, and every row says so."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.core.time import SHANGHAI
from heqi.platforms.files.kinds.base import ANYWHERE, Column, Kind, leave_out
from heqi.platforms.files.kinds.chats import tell_sender
from heqi.platforms.files.readers import read_count, read_id, read_long_text, read_text

DAYS = 30
"""The dialogues of a file are laid over so many days before it was made."""
A_DAY = 20
BETWEEN = timedelta(minutes=35)
PER_TURN = timedelta(seconds=20)

COLUMNS = (
    Column("dialogue", ("dialogue", "对话"), read_id, required=True, filled=True, mark=True),
    Column("place", ("place", "对话序号"), read_count, required=True, filled=True, mark=True),
    Column("turn", ("turn", "轮次"), read_count, required=True, filled=True, mark=True),
    Column("sender", ("sender", "说话人"), read_text, required=True, filled=True),
    Column("text", ("text", "内容"), read_long_text, required=True, filled=True, mark=True, hide=leave_out),
    Column("satisfaction", ("satisfaction", "满意度"), read_count),
    Column("overall", ("overall", "总体满意度"), read_count),
    Column("act", ("act",), read_text),
)


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The message and its conversation."""
    talk = f"dialogue/{values['dialogue']}"
    at = make_up_time(version, values["place"], values["turn"])
    sender, _ = tell_sender(values["sender"], "")
    said = {"conversation": talk, "sender": sender, "at": at, "text": mask_contacts(values["text"]), "made_up": True}
    said["satisfaction"], said["act"] = values.get("satisfaction"), values.get("act")
    about = {"buyer": values["dialogue"][:8], "last_at": at, "made_up": True, "overall": values.get("overall")}
    return (
        Fact("message", f"{talk}/{values['turn']:05}", version, said, raw),
        Fact("conversation", talk, at, about),
    )


def make_up_time(version: datetime, place: int, turn: int) -> datetime:
    """A moment of a working day before the file's: dialogues from 09:00 on, their turns twenty seconds apart."""
    day = version.astimezone(SHANGHAI).replace(hour=9, minute=0, second=0, microsecond=0)
    start = day - timedelta(days=1 + place % DAYS) + BETWEEN * (place // DAYS % A_DAY)
    return (start + PER_TURN * turn).astimezone(version.tzinfo)


KIND = Kind("dialogues", "对话语料（时间为虚拟）", "Dialogues (made-up times)", ANYWHERE, COLUMNS, build_facts)
