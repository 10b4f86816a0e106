"""Chinese tax numbers and their check digits.

统一社会信用代码 (GB 32100-2015): 18 signs, the last by modulus 31. The number before 2015 (纳税人识别号): 15 signs, six
for the region and the nine of the organisation code (GB 11714-1997), the last by modulus 11. A sole trader's may be
the owner's citizen number (GB 11643-1999, modulus 11-2).
"""

import re
import unicodedata

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Without I, O, S, V and Z, which are too like others."""
_UNIFIED = re.compile(r"[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_OLD = re.compile(r"\d{6}[0-9A-Z]{8}[0-9X]")
_CITIZEN = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_UNIFIED_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_CODE_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))


def write_plain(text: str) -> str:
    """As it is compared: half-width capitals without blanks, hyphens and points."""
    return re.sub(r"[\s\-·.]", "", unicodedata.normalize("NFKC", text)).upper()


def is_tax_number(text: str) -> bool:
    """Whether it can be one: its shape and its check digit are right."""
    plain = write_plain(text)
    return is_unified(plain) or _is_old(plain) or is_citizen_number(plain)


def is_unified(plain: str) -> bool:
    """Whether it is a unified code, plainly written, with the right check sign."""
    if _UNIFIED.fullmatch(plain) is None:
        return False
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(plain, _UNIFIED_WEIGHTS, strict=False))
    return _SIGNS[-total % 31] == plain[17]


def is_citizen_number(plain: str) -> bool:
    """Whether it is a citizen number, plainly written, with a possible birthday and the right check digit."""
    if _CITIZEN.fullmatch(plain) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(plain, _CITIZEN_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == plain[17]


def has_birthday(plain: str) -> bool:
    """Whether it is shaped like a citizen number, whatever its check digit."""
    return _CITIZEN.fullmatch(plain) is not None


def _is_old(plain: str) -> bool:
    if _OLD.fullmatch(plain) is None:
        return False
    total = sum(int(sign, 36) * weight for sign, weight in zip(plain[6:14], _CODE_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11] == plain[14]
