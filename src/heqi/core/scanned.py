"""What a scanner or a person typed where a number was asked for."""

import re
import unicodedata

_NOISE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]+")
_PREFIX = re.compile(
    r"^(?:(?:TRACKING|MAIL|WAYBILL|ORDER)?(?:NO|SN|NUMBER)\.?[:#=]+|NO\.(?=\d)"
    r"|[退货换快递物流运订售后平台]{0,6}(?:单号|编号|运单|订单)[:#=.]*)+"
)
_PIECE = re.compile(r"^(JD[A-Z]{0,2}\d{9,})-\d+-\d+-?$")
_CASE = re.compile(r"^H0*(\d{1,18})$")
LONGEST = 64


def read_scanned(text: str) -> str:
    """The bare number: upper case, no blanks, line ends, `NO:` or `运单号：` in front; '' when nothing is left.

    The label of one piece of a consignment (JD…-1-2-) is read as the number of the consignment.
    """
    bare = _NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()
    bare = _PREFIX.sub("", bare).strip("#*:;,.'\"")
    piece = _PIECE.match(bare)
    return (piece.group(1) if piece else bare)[:LONGEST]


def case_id_in(number: str) -> int | None:
    """42 for H000042; None for what is no number of ours."""
    found = _CASE.match(number)
    return int(found.group(1)) if found else None
