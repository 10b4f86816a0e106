"""Taking out of a talk what names or finds a person, before any of it leaves the house.

More is taken out than must be: a draft that lacks a number costs one look, a number that leaves cannot be called back.
"""

import re
from collections.abc import Collection, Sequence

from heqi.core.language.screen.finding import Finding
from heqi.core.masks import mask_contacts

HIDDEN = "〔已隐去〕"
_KINDS = frozenset({"contact", "link", "personal_data"})
"""Kinds of findings whose place is taken out: accounts in any disguise, addresses of pages, documents' numbers."""
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d(?:[\d \-*]{4,}\d)[A-Za-z\d]*")
_PLACE = re.compile(
    r"[一-鿿A-Za-z\d]{0,12}(?:省|自治区|市|区|县|镇|乡|村|街道|路|街|巷|弄|大道)(?:[一-鿿A-Za-z\d\-]{0,16})"
    r"\d+\s*(?:号楼|号|幢|栋|单元|室|弄)[一-鿿A-Za-z\d\-]{0,16}"
)
_NAMED = re.compile(
    r"(收件人|收货人|联系人|姓名|我叫|我是|名字)(?:叫|是|为|[:：])?\s*[一-鿿·]{2,4}(?=[\s,，。;；、]|$)"
)
_TITLED = re.compile(r"[一-鿿](?:先生|女士|小姐|阿姨|大哥|大姐)")
_ACCOUNT = re.compile(r"(?<![A-Za-z\d_])(?=[A-Za-z\d_\-]*[\d_])[A-Za-z][A-Za-z\d_\-]{4,}")
_LETTERS = re.compile(r"(?<![A-Za-z\d_])[A-Za-z][A-Za-z\d_\-]{2,}")
"""Where somebody names another app, any word in letters may be the account there."""
_SHORTEST = 2


def mask_turn(text: str, *, findings: Sequence[Finding], known: Collection[str]) -> str:
    """A turn without contacts, numbers, addresses and names.

    `findings`: what the screening found in exactly this text; `known`: personal data of the order (names, phone,
    address), taken out wherever they stand.
    """
    plain = _without_spans(text, [each.span for each in findings if each.kind in _KINDS])
    for secret in sorted(filter(None, map(str.strip, known)), key=lambda each: (-len(each), each)):
        if len(secret) >= _SHORTEST:
            plain = plain.replace(secret, HIDDEN)
    plain = mask_contacts(plain)
    if any(each.kind == "contact" for each in findings):
        plain = _LETTERS.sub(HIDDEN, plain)
    plain = _PLACE.sub(HIDDEN, plain)
    plain = _NAMED.sub(lambda found: f"{found[1]}{HIDDEN}", plain)
    plain = _TITLED.sub(HIDDEN, plain)
    return _NUMBER.sub(HIDDEN, _ACCOUNT.sub(HIDDEN, plain))


def _without_spans(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, end = [], 0
    for start, stop in sorted(spans):
        if start >= end:
            kept += [text[end:start], HIDDEN]
        end = max(end, stop)
    return "".join((*kept, text[end:]))
