"""What of an answer may be kept as it came. Ciphertext is dropped, names and addresses are masked, contacts hidden."""

import re
from collections.abc import Callable
from typing import Any

from heqi.core.masks import mask_account, mask_address, mask_contacts, mask_name, mask_nick, mask_phone, mask_whole

Hide = Callable[[str], str]
_NUMBERS = re.compile(r"(?:^|_)(?:sn|no|id|ids|sid|tid|oid|oids|iid|number|code|status|time|at|type|url|img|image)$")
_BY_NAME: tuple[tuple[re.Pattern[str], Hide], ...] = (
    (re.compile(r"id_?card|identity|card_?(?:no|code)|bank|tax_no|register_no|password|birthday|oaid"), mask_whole),
    (re.compile(r"email|alipay_(?:no|id)|payer_account|_account$"), mask_account),
    (re.compile(r"phone|mobile|(?:^|_)tel(?:$|_)|telephone"), mask_phone),
    (re.compile(r"address"), mask_address),
    (re.compile(r"nick|open_uid|ouid|openuid|eval_recer"), mask_nick),
    (
        re.compile(r"receiver_name|detail_receiver|refund_name|contact_name|payer_name|buyer_name|seller_name"),
        mask_name,
    ),
)
_PERSONAL_NUMBER = re.compile(r"card|identity|tax_no|register_no|alipay|virtual_number|account|bank")
_MASKED_ALREADY = re.compile(r"_mask(?:ed)?$")
_CIPHER = re.compile(r"([~$#>]).*\1\S*|[A-Za-z0-9+/]{24,}={0,2}")
_MAY_HOLD_CONTACT = re.compile(r"\d{7}|@")


def scrub(value: Any, name: str = "") -> Any:
    """The same JSON without anybody's name, phone, address or account. `name`: the field that holds it."""
    if isinstance(value, dict):
        return {field: scrub(part, field) for field, part in value.items()}
    if isinstance(value, list):
        return [scrub(part, name) for part in value]
    return _hide(value, name.lower()) if isinstance(value, str) and value else value


def _hide(text: str, name: str) -> str:
    if _MASKED_ALREADY.search(name) or (_NUMBERS.search(name) and not _PERSONAL_NUMBER.search(name)):
        return text
    hide = next((hide for pattern, hide in _BY_NAME if pattern.search(name)), None)
    if hide is not None:
        return "" if _CIPHER.fullmatch(text) else hide(text)
    return mask_contacts(text) if _MAY_HOLD_CONTACT.search(text) else text
