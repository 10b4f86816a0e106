"""评价: tables that merchants and their tools make; no platform exports any, so columns go by many names."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.platforms.files.kinds.base import ANYWHERE, Column, Kind
from heqi.platforms.files.readers import (
    BadValue,
    read_any_order_no,
    read_id,
    read_long_text,
    read_text,
    read_time,
    tell_yes,
)

_TONES = {
    "好评": "good",
    "正面评价": "good",
    "中评": "middling",
    "中性评价": "middling",
    "差评": "bad",
    "负面评价": "bad",
    "good": "good",
    "neutral": "middling",
    "bad": "bad",
}
_WORDS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_STARS = re.compile(r"([1-5])(?:\.0+)?(?:星级?|分|/5)?")
_LEAST_OF_NUMBER = 6
"""Shorter 'numbers' (序号) only count the rows of one file."""


def read_rating(text: str) -> tuple[int | None, str]:
    """(stars or None, tone) of `5`, `5星`, `五星`, `★★★★☆`, 好评, 中评, 差评 and the words of the 评价管理 page."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").lower()
    if plain in _TONES:
        return None, _TONES[plain]
    stars = _count_stars(plain)
    if stars is None:
        raise BadValue("不是评价星级，应是 1 到 5、5星、★★★★★ 或 好评/中评/差评", "not a rating of 1 to 5 stars")
    return stars, tone_of(stars)


def tone_of(stars: int) -> str:
    """Four and five stars are good, three middling, one and two bad."""
    return "good" if stars >= 4 else "middling" if stars == 3 else "bad"


def read_positive(text: str) -> str:
    """The tone behind a yes or no: whether the review is a good one."""
    said = tell_yes(text)
    if said is None:
        raise BadValue("应填 1（好评）或 0（差评）", "should be 1 (good) or 0 (bad)")
    return "good" if said else "bad"


COLUMNS = (
    Column("review_no", ("评价编号", "评论编号", "编号", "序号", "评价ID", "评论ID", "id"), read_text),
    Column(
        "text",
        ("评价内容", "评价正文", "评论内容", "评价", "评论", "初评内容", "初次评价", "review", "comment"),
        read_long_text,
        required=True,
        filled=True,
        mark=True,
        hide=mask_contacts,
    ),
    Column("rating", ("评价星级", "评论星级", "星级", "评分", "评价等级", "rating", "stars"), read_rating, mark=True),
    Column("positive", ("是否好评", "positive"), read_positive, mark=True),
    Column("at", ("评价时间", "评论时间", "初评时间", "时间", "日期"), read_time, past=True),
    Column(
        "follow_up",
        ("追评", "追加评论", "追加评价", "追评内容"),
        read_long_text,
        mark=True,
        hide=mask_contacts,
    ),
    Column("follow_up_at_text", ("追评时间",), read_text),
    Column("reply", ("商家回复", "回复内容"), read_long_text, mark=True),
    Column("goods", ("商品", "商品名称", "商品标题", "宝贝标题", "产品", "产品名称"), read_text),
    Column("goods_id", ("商品ID", "宝贝ID", "产品ID"), read_id),
    Column("sku", ("规格", "商品规格", "购买规格", "型号", "款式"), read_text),
    Column("order_no", ("订单号", "订单编号"), read_any_order_no),
    Column("buyer", ("买家", "买家昵称", "评价人", "用户昵称", "会员名"), read_text),
    Column("category", ("类目", "分类", "category"), read_text),
    Column("reply_left", ("回复期限",), read_text, mark=True),
    Column("complaint", ("投诉结果", "投诉状态"), read_text, mark=True),
)
_NOT_KEPT = frozenset({"review_no", "rating", "positive", "follow_up_at_text"})


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The review. Its key is its number, else its order and first words, else its words, goods and time."""
    said = {name: value for name, value in values.items() if name not in _NOT_KEPT}
    said["text"] = mask_contacts(values["text"])
    if "follow_up" in values:
        said["follow_up"] = mask_contacts(values["follow_up"])
    if "rating" in values:
        said["rating"], said["tone"] = values["rating"]
    elif "positive" in values:
        said["tone"] = values["positive"]
    moment = _moment(values.get("follow_up_at_text", ""))
    said["follow_up_at"] = moment
    said["follow_up_after"] = None if moment else values.get("follow_up_at_text")
    return (Fact("review", _key(values), version, said, raw, 1 if "follow_up" in values else 0),)


def _key(values: Mapping[str, Any]) -> str:
    number = values.get("review_no", "")
    if len(number) >= _LEAST_OF_NUMBER:
        return f"no/{number[:100]}"
    if "order_no" in values:
        return f"order/{values['order_no']}/{_digest(values['text'])}"
    moment = values["at"].isoformat() if "at" in values else ""
    return f"text/{_digest(values['text'], moment, values.get('goods', ''), values.get('buyer', ''))}"


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


def _moment(text: str) -> datetime | None:
    try:
        return read_time(text) if text else None
    except BadValue:
        return None


def _count_stars(plain: str) -> int | None:
    filled = plain.count("★") + plain.count("⭐")
    if filled and not plain.strip("★☆⭐\ufe0f"):
        return filled if filled <= 5 else None
    match = _STARS.fullmatch(plain)
    if match:
        return int(match.group(1))
    return _WORDS.get(plain[:1]) if plain[1:] in ("星", "星级") else None


KIND = Kind("reviews", "评价", "Reviews", ANYWHERE, COLUMNS, build_facts)
