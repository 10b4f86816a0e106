"""What is taken out of a value when a buyer is forgotten, and why the rest stays."""

from typing import Any

PERSONAL = frozenset(
    {
        "buyer",
        "buyer_ref",
        "buyer_nick",
        "buyer_name",
        "buyer_open_uid",
        "buyer_note",
        "buyer_words",
        "buyer_message",
        "receiver",
        "receiver_name",
        "receiver_phone",
        "receiver_address",
        "phone",
        "mobile",
        "address",
        "email",
        "account",
        "bank",
        "note",
        "note_text",
        "remark",
        "text",
        "words",
        "message",
        "content",
        "copy",
        "say",
        "script",
        "title",
        "tax_no",
        "registered_address",
        "registered_phone",
        "pictures",
        "images",
        "photos",
    }
)
"""Names under which JSON values hold a person's data or words."""
REASONS: dict[str, tuple[str, str]] = {
    "trade": (
        "交易记录：单号、商品、金额、物流单号、处理结果。会计和税务要求留存，不含姓名和聊天内容。",
        "Records of the trade: numbers, goods, sums, tracking numbers, outcomes. Kept for the books; no name, no talk.",
    ),
    "invoice": (
        "发票记录：抬头、税号、发票号码。发票管理要求留存，期满再删。",
        "Invoices: title, tax number, invoice number. Kept as invoice law asks.",
    ),
    "names_nobody": (
        "处理状态和编号：不含个人信息。",
        "States and numbers that name nobody.",
    ),
    "journal": (
        "操作日志：只有编号和数字，用来证明谁在何时做了什么，删去会破坏校验链。",
        "The journal: ids and numbers alone, which prove who did what when; without them the chain breaks.",
    ),
}
"""Why something stays, in words for the buyer (PIPL, article 47: what law asks to keep is only stored)."""


def strip_personal(value: Any) -> Any:
    """The same JSON with what is personal emptied, at any depth; numbers, states and ids stay."""
    if isinstance(value, dict):
        return {name: _empty(inner) if name in PERSONAL else strip_personal(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [strip_personal(each) for each in value]
    return value


def _empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {}
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) else None
