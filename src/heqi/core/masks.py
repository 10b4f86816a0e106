"""Personal data as it may be kept and shown: enough to tell two people apart, too little to find either.

Every mask is idempotent: what is masked already stays as it is.
"""

import re
from hashlib import blake2b

from heqi.core.tax_number import has_birthday, is_unified

_MOBILE = re.compile(r"(?<![\d*])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})[- ]?\d{7,8}(?:[-转]\d{1,6})?(?!\d)")
_CITIZEN = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_MAIL = re.compile(r"([\w.+-])[\w.+-]*@([\w-]+(?:\.[\w-]+)+)")
_REGION = re.compile(
    r"\s*(?P<province>[一-鿿]{2,8}?(?:省|自治区|特别行政区)|(?:北京|上海|天津|重庆)市?)?[\s,，]*"
    r"(?P<city>[一-鿿]{2,10}?(?:市|自治州|地区|盟))?[\s,，]*"
    r"(?P<district>[一-鿿]{1,10}?(?:区|县|市|旗))?"
)


def mask_name(text: str) -> str:
    """张三丰 → 张*. A name that is masked already stays."""
    plain = text.strip()
    return plain if not plain or "*" in plain else f"{plain[0]}*"


def mask_nick(text: str) -> str:
    """果果爱吃芒果 → 果***果; names of one or two signs keep the first."""
    plain = text.strip()
    if not plain or "*" in plain:
        return plain
    return f"{plain[0]}***{plain[-1]}" if len(plain) > 2 else f"{plain[0]}***"


def mask_phone(text: str) -> str:
    """13800001234 → 138****1234, 0571-88886666 → 0571****; anything else that is not masked yet is hidden whole."""
    hidden = mask_contacts(text.strip())
    return hidden if not hidden or "*" in hidden else "****"


def mask_account(text: str) -> str:
    """An account that is a phone number or a mail address: 138****1234, w***@example.cn; others keep their ends."""
    hidden = mask_contacts(text.strip())
    return mask_nick(hidden)


def mask_address(text: str) -> str:
    """Province, city and district; what stands behind them is hidden. An address without them is hidden whole."""
    plain = text.strip()
    found = _REGION.match(plain)
    region = "".join(part for part in found.groups() if part) if found else ""
    if not plain or plain == region:
        return plain
    return f"{region}***"


def mask_whole(text: str) -> str:
    """Hidden altogether."""
    return "***" if text.strip() else ""


def mask_contacts(text: str) -> str:
    """Free text with phone numbers, citizen numbers and mail addresses hidden inside it."""
    if len(text) < 5:
        return text
    hidden = _CITIZEN.sub(_mask_citizen, text) if any(map(str.isdigit, text)) else text
    hidden = _MOBILE.sub(r"\1****\2", hidden)
    hidden = _LANDLINE.sub(r"\1****", hidden)
    return _MAIL.sub(r"\1***@\2", hidden) if "@" in hidden else hidden


def _mask_citizen(found: re.Match[str]) -> str:
    """A company's tax number has as many digits; it has no birthday, and a check digit of its own."""
    plain = found[0].upper()
    if not has_birthday(plain) and is_unified(plain):
        return found[0]
    return f"{found[1]}********{found[2]}"


def name_by_digest(text: str) -> str:
    """A stable stand-in for a name, to see that two rows speak of one buyer. Sixteen hexadecimal digits."""
    return blake2b(text.strip().encode(), digest_size=8).hexdigest()
