"""聊天记录: one row a message, with buyer, time, sender and text under whatever names a tool gives them."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.core.time import shanghai_date
from heqi.platforms.files.kinds.base import ANYWHERE, Column, Kind, leave_out
from heqi.platforms.files.readers import read_any_order_no, read_id, read_long_text, read_text, read_time

_BUYERS = frozenset({"买家", "顾客", "客户", "用户", "消费者", "访客", "buyer", "customer", "user"})
_AGENTS = frozenset({"客服", "商家", "卖家", "店铺", "人工客服", "agent", "seller", "staff", "shop", "merchant"})
_SYSTEM = frozenset({"系统", "系统消息", "机器人", "智能客服", "店小蜜", "平台", "system", "robot", "bot"})

COLUMNS = (
    Column(
        "buyer",
        ("买家", "买家昵称", "买家旺旺", "买家账号", "客户", "顾客", "用户昵称", "会员名", "buyer", "customer"),
        read_text,
        required=True,
        filled=True,
        mark=True,
    ),
    Column(
        "at",
        ("时间", "发送时间", "消息时间", "聊天时间", "time", "timestamp", "sent_at"),
        read_time,
        required=True,
        filled=True,
        past=True,
    ),
    Column(
        "sender",
        ("发送人", "发送者", "发送方", "消息发送者", "说话人", "角色", "sender", "from", "role"),
        read_text,
        required=True,
        filled=True,
        mark=True,
    ),
    Column(
        "text",
        ("内容", "消息内容", "聊天内容", "消息", "文本", "text", "content", "message"),
        read_long_text,
        required=True,
        filled=True,
        mark=True,
        hide=leave_out,
    ),
    Column("agent", ("客服", "客服昵称", "接待客服", "子账号", "客服账号", "agent"), read_text),
    Column("talk_no", ("会话ID", "会话编号", "会话", "conversation"), read_id, mark=True),
    Column("message_no", ("消息ID", "消息编号", "message_id"), read_id, mark=True),
    Column("order_no", ("订单号", "订单编号", "order_no"), read_any_order_no),
    Column("goods", ("商品", "咨询商品", "商品名称"), read_text),
    Column("form", ("消息类型", "类型"), read_text),
)


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The message and its conversation: one a buyer and day, unless the file numbers them."""
    buyer, at = values["buyer"], values["at"]
    talk = values.get("talk_no") or f"{buyer[:60]}/{shanghai_date(at):%Y%m%d}"
    sender, name = tell_sender(values["sender"], buyer, values.get("agent", ""))
    text = mask_contacts(values["text"])
    number = values.get("message_no") or digest_message(at.isoformat(), sender, values["text"])
    said = {"conversation": talk, "sender": sender, "sender_name": name, "at": at, "text": text}
    said["form"], said["order_no"] = values.get("form"), values.get("order_no")
    about = {"buyer": buyer, "last_at": at, "order_no": values.get("order_no"), "goods": values.get("goods")}
    # A conversation speaks as of its last message, whenever the file was made: so its end is known in any order.
    return (
        Fact("message", f"{talk}/{number}", version, said, raw),
        Fact("conversation", talk, at, {**about, "agent": name if sender == "agent" else None}),
    )


def tell_sender(words: str, buyer: str, agent: str = "") -> tuple[str, str]:
    """(buyer | agent | system, the sub-account's name where one is told) behind the words of a sender column."""
    plain = words.strip()
    if plain == buyer or plain.lower() in _BUYERS:
        return "buyer", ""
    if plain.lower() in _SYSTEM:
        return "system", ""
    if plain.lower() in _AGENTS:
        return "agent", agent
    return "agent", plain


def digest_message(*parts: str) -> str:
    """The key of a message without a number: two of one sender in one second with equal words are one."""
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


KIND = Kind("chats", "聊天记录", "Chat log", ANYWHERE, COLUMNS, build_facts)
