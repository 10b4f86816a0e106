"""What a cell of each sort must look like. Every reader takes cleaned, non-blank text and raises BadValue."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from heqi.core.money import read_yuan
from heqi.core.time import SHANGHAI, read_platform_time

LONGEST_TEXT = 5_000
LONGEST_DETAIL = 100_000
LONGEST_ID = 64

_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?[eE]\+?(\d{1,3})")
_AMOUNT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?")
_NOISE = re.compile(r"[+-]?\d+\.\d{7,}")
_ID = re.compile(r"[0-9A-Za-z_\-]+")
_ORDER_NO = re.compile(r"(\d{6})-?(\d{15})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_TIME = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?")
_COMPACT_TIME = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:[ T]?(\d\d)(\d\d)(\d\d)?)?")
_SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?")
_NO_TIME = re.compile(r"0000-00-00.*|1970-01-01.*|0")
_REMAINING = re.compile(r".*(?:剩余|超时|逾期|小时|天).*")
_EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=SHANGHAI)


class BadValue(ValueError):
    """A cell that cannot be understood, with the reason in both languages."""

    def __init__(self, reason: str, reason_en: str) -> None:
        super().__init__(reason_en)
        self.reason = reason
        self.reason_en = reason_en


def read_text(text: str) -> str:
    """Any text up to 5,000 characters."""
    if len(text) > LONGEST_TEXT:
        raise BadValue(f"文字超过 {LONGEST_TEXT} 个字", f"longer than {LONGEST_TEXT} characters")
    if "\ufffd" in text:
        raise BadValue("含有损坏的文字（编码转换时丢失）", "contains characters that were lost in a conversion")
    return text


def read_id(text: str) -> str:
    """An identifier: letters, digits, - and _. Numbers that a spreadsheet has rounded are refused."""
    plain = _tidy_id(text)
    if len(plain) > LONGEST_ID or not _ID.fullmatch(plain):
        raise BadValue("不是编号（应由数字、字母组成）", "not an id of letters and digits")
    return plain


def read_order_no(text: str) -> str:
    """A Pinduoduo order number, `YYMMDD-` and 15 digits; the dash is put back where a tool dropped it."""
    match = _ORDER_NO.fullmatch(_tidy_id(text))
    if not match:
        raise BadValue(
            "不是拼多多订单号，应形如 260525-337872186892754（6 位日期-15 位数字）",
            "not a Pinduoduo order number such as 260525-337872186892754 (six digits, dash, fifteen digits)",
        )
    return f"{match.group(1)}-{match.group(2)}"


def read_long_order_no(text: str) -> str:
    """A Taobao or Tmall order number: 10 to 20 digits."""
    plain = _tidy_id(text)
    if not re.fullmatch(r"\d{10,20}", plain):
        raise BadValue(
            "不是淘宝/天猫订单编号，应是 10 到 20 位数字", "not a Taobao or Tmall order number of 10 to 20 digits"
        )
    return plain


def read_any_order_no(text: str) -> str:
    """An order number of any platform; Pinduoduo's gets its dash back."""
    return read_order_no(text) if _ORDER_NO.fullmatch(_tidy_id(text)) else read_id(text)


def read_long_text(text: str) -> str:
    """Any text up to 100,000 characters, as the words of a detail page."""
    if len(text) > LONGEST_DETAIL:
        raise BadValue(f"文字超过 {LONGEST_DETAIL} 个字", f"longer than {LONGEST_DETAIL} characters")
    return text if len(text) <= LONGEST_TEXT else read_text(text[:LONGEST_TEXT]) + text[LONGEST_TEXT:]


def read_refunded(text: str) -> int | None:
    """An amount that cannot be negative; 无退款申请 and its like say that there is none."""
    return None if re.fullmatch(r"(?:无|没有|未)[申请退款]*", text) else read_price(text)


def read_yes(text: str) -> bool:
    """是 or 否, in the words that `tell_yes` knows."""
    said = tell_yes(text)
    if said is None and text in {"支持", "不支持", "√", "×", "✓", "✗"}:
        said = text in {"支持", "√", "✓"}
    if said is None:
        raise BadValue("应填 是 或 否", "should be 是 (yes) or 否 (no)")
    return said


def read_tracking_nos(text: str) -> tuple[str, ...]:
    """One or several tracking numbers, separated by commas, semicolons or blanks, each once."""
    parts = [part for part in re.split(r"[,，;；、|\s]+", text) if part]
    return tuple(dict.fromkeys(read_id(part).upper() for part in parts))


@lru_cache(maxsize=8192)
def read_amount(text: str) -> int:
    """Fen of an amount in yuan, of either sign."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).replace(" ", "")
    plain = plain.removeprefix("CNY").removeprefix("RMB").removesuffix("元")
    plain = plain.replace("¥", "", 1)
    if _NOISE.fullmatch(plain):
        plain = str(round(Decimal(plain), 6))
    try:
        if not _AMOUNT.fullmatch(plain) or not any(map(str.isdigit, plain)):
            raise ValueError(plain)
        return read_yuan(plain.removeprefix("+"))
    except ValueError as error:
        raise BadValue(
            "不是金额，应是如 12.50 的数字（最多两位小数）", "not an amount such as 12.50 (at most two decimals)"
        ) from error


def read_price(text: str) -> int:
    """Fen of an amount that cannot be negative."""
    fen = read_amount(text)
    if fen < 0:
        raise BadValue("金额不能为负数", "the amount cannot be negative")
    return fen


def read_count(text: str) -> int:
    """A whole number of pieces, 0 to 1,000,000: '3', '3.0', '3件'."""
    plain = unicodedata.normalize("NFKC", text).rstrip("件个份箱盒 ").replace(",", "")
    match = re.fullmatch(r"(\d{1,7})(?:\.0+)?", plain)
    if not match or int(match.group(1)) > 1_000_000:
        raise BadValue("不是件数，应是整数", "not a whole number of pieces")
    return int(match.group(1))


def read_time(text: str) -> datetime | None:
    """Aware UTC of a time written in China; None for the placeholders of 'never'. Excel's day numbers are read too."""
    try:
        return _time_of(text)
    except (ValueError, OverflowError) as error:
        raise BadValue(
            "不是时间，应形如 2026-06-17 10:30:00", "not a time such as 2026-06-17 10:30:00 (China time)"
        ) from error


def read_time_text(text: str) -> str | None:
    """A time that is kept beside others, not as a column of its own: ISO 8601 in UTC."""
    moment = read_time(text)
    return moment.isoformat() if moment else None


def read_deadline(text: str) -> datetime | None:
    """As read_time; a remaining time in words ('剩余1天2小时') says nothing that holds later, so it gives None."""
    return None if _REMAINING.fullmatch(text) and not _TIME.match(text) else read_time(text)


def tell_yes(text: str) -> bool | None:
    """True for 是, 已发货, 已收到货 …, False for 否, 未发货, 待发货 …, None where the words are neither."""
    plain = text.lower()
    if plain in {"否", "无", "0", "false", "no", "n"} or plain.startswith(("未", "没有", "无", "待发货")):
        return False
    if plain in {"是", "有", "1", "true", "yes", "y"} or plain.startswith(("已", "待收货", "待签收", "交易成功")):
        return True
    return None


@lru_cache(maxsize=8192)
def _time_of(text: str) -> datetime | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if _NO_TIME.fullmatch(plain):
        return None
    match = _TIME.fullmatch(plain) or _COMPACT_TIME.fullmatch(plain)
    if match:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        moment = datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI).astimezone(UTC)
    elif _SERIAL.fullmatch(plain):
        moment = (_EXCEL_EPOCH + timedelta(seconds=round(float(plain) * 86_400))).astimezone(UTC)
    else:
        moment = read_platform_time(plain).replace(microsecond=0)
    if not 2010 <= moment.year <= 2100:
        raise ValueError(text)
    return moment


def _tidy_id(text: str) -> str:
    return _spell_out(unicodedata.normalize("NFKC", text).translate(_DASHES).replace(" ", ""))


def _spell_out(plain: str) -> str:
    """Digits of a number that a spreadsheet wrote, when every one of them is still stated."""
    scientific = _SCIENTIFIC.fullmatch(plain)
    if scientific:
        digits = scientific.group(1) + (scientific.group(2) or "")
        if len(digits) != int(scientific.group(3)) + 1 or len(digits) > 15:
            raise _lost_digits()
        return digits
    plain = re.sub(r"^(\d+)\.0+$", r"\1", plain)
    if re.fullmatch(r"\d{6,}0{6}", plain):
        raise _lost_digits()
    return plain


def _lost_digits() -> BadValue:
    return BadValue(
        "编号被表格软件转成了数字（科学计数法），后几位已丢失；请把该列设为文本后重新导出或填写",
        "the id was turned into a number by a spreadsheet (scientific notation) and lost digits; "
        "set the column to text and export or type it again",
    )
