"""Write `assets/language/tables/folds.tsv`: what each decorated, full-width or traditional sign is read as.

Run once by hand when OpenCC or Unicode change; the file is reviewed and committed. Needs the development dependencies.
Signs that only look alike are not here: they stand in `lookalikes.tsv`, which people write.
"""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

from opencc import OpenCC

TABLE = Path(__file__).parent.parent / "src" / "heqi" / "assets" / "language" / "tables" / "folds.tsv"
HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
READABLE = re.compile(r"[\x20-\x7e\u4e00-\u9fff、。「」]{1,4}")
LATIN_WITH_MARKS = re.compile(r"[A-Za-z]")
DIGITS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
DECORATED_LETTER = re.compile(
    r"(?:NEGATIVE (?:CIRCLED|SQUARED)|REGIONAL INDICATOR SYMBOL|TORTOISE SHELL BRACKETED|CROSSED NEGATIVE SQUARED)"
    r" LATIN CAPITAL LETTER ([A-Z])|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
)
DECORATED_DIGIT = re.compile(
    r"(?:DINGBAT (?:NEGATIVE )?CIRCLED (?:SANS-SERIF )?|DINGBAT NEGATIVE CIRCLED SANS-SERIF |DOUBLE CIRCLED |"
    r"NEGATIVE CIRCLED |CIRCLED )(?:DIGIT|NUMBER) (" + "|".join(DIGITS) + ")"
)
HEAD = "# Written by tools/make_fold_tables.py from NFKC, accents and OpenCC t2s: what is read, a tab, the signs.\n"


def main() -> None:
    """Gather, drop what folds onto itself, write."""
    folded: dict[str, list[str]] = defaultdict(list)
    simplify = OpenCC("t2s").convert
    for code in range(0x80, 0x20000):
        sign = chr(code)
        if 0xD800 <= code < 0xE000:
            continue
        read = fold(sign, simplify)
        if read is not None and read != sign:
            folded[read].append(sign)
    lines = [f"{read}\t{''.join(signs)}" for read, signs in sorted(folded.items(), key=lambda pair: pair[1][0])]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{TABLE.name}: {len(lines)} readings of {sum(map(len, folded.values()))} signs")


def named_letter(sign: str) -> str | None:
    """The letter or digit inside a decoration that NFKC does not know, by the sign's Unicode name: 🅥 ❶ 🇻."""
    name = unicodedata.name(sign, "")
    if letter := DECORATED_LETTER.fullmatch(name):
        return letter[1] or letter[2]
    digit = DECORATED_DIGIT.fullmatch(name)
    return str(DIGITS.index(digit[1])) if digit else None


def fold(sign: str, simplify: object) -> str | None:
    """What the sign is read as, or None where it stays."""
    plain = named_letter(sign) or unicodedata.normalize("NFKC", sign)
    bare = unicodedata.normalize("NFKD", plain)
    if LATIN_WITH_MARKS.match(bare):
        plain = "".join(each for each in bare if not unicodedata.combining(each))
    plain = plain.strip() or " " if unicodedata.category(sign) == "Zs" else plain.strip("()[]〔〕.,") or plain
    if ord(sign) in HAN or any("\u4e00" <= each <= "\u9fff" for each in plain):
        plain = simplify(plain)  # type: ignore[operator]
    read = plain.lower()
    return read if READABLE.fullmatch(read) else None


if __name__ == "__main__":
    main()
