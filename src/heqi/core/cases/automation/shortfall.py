"""How much is missing, read off the buyer's words: '少了3两', '5斤装到手只有4斤2两'."""

import re
import unicodedata

GRAMS: dict[str, int] = {"公斤": 1000, "千克": 1000, "kg": 1000, "斤": 500, "两": 50, "克": 1, "g": 1}
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半])"
_UNIT = r"(?:公斤|千克|kg|斤|两|克|g)"
_AMOUNT = rf"{_NUMBER}\s*{_UNIT}半?(?:\s*{_NUMBER}\s*{_UNIT})?"
_MISSING = re.compile(rf"(?:少|缺|差|短)(?:了|发|称|给)?(?:大概|大约|约|将近|快|近)?\s*({_AMOUNT})")
_CAME = re.compile(
    rf"(?:只有|才有|就|只|才|到手|实际|实重|称重|称了|称出来|净重|收到)(?:是|有|只有|才|重)?\s*({_AMOUNT})"
)
_SOLD = re.compile(rf"({_AMOUNT})(?:装|整|净果)?")
_PART = re.compile(rf"({_NUMBER})\s*({_UNIT})(半?)")


def read_shortfall(words: str, goods: str) -> int | None:
    """Grams that are missing by the buyer's words, else what was sold less what came; None where that is not said.

    `goods`: the listing's title, which says what was sold (5斤装). The largest that is named counts.
    """
    said = _fold(words)
    missing = [grams for text in _MISSING.findall(said) if (grams := read_grams(text))]
    if missing:
        return max(missing)
    came = [grams for text in _CAME.findall(said) if (grams := read_grams(text))]
    sold = [grams for text in _SOLD.findall(_fold(goods)) if (grams := read_grams(text))]
    if not came or len(set(sold)) != 1:
        return None
    short = sold[0] - min(came)
    return short if short > 0 else None


def read_grams(text: str) -> int | None:
    """'4斤2两' → 2100, '半斤' → 250, '一斤半' → 750; None where there is no weight."""
    total = 0.0
    for number, unit, half in _PART.findall(text):
        amount = 0.5 if number == "半" else _DIGITS.get(number)
        total += (float(number) if amount is None else amount) * GRAMS[unit] + (GRAMS[unit] / 2 if half else 0)
    return round(total) or None


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
