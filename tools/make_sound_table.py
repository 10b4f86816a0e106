"""Write `assets/language/tables/sounds.tsv`: syllable and tone of each simplified Chinese sign, by pypinyin.

Run once by hand when pypinyin changes; the file is reviewed and committed. Needs the development dependencies.
A sign with several readings stands under the one that pypinyin gives first.
"""

import re
from collections import defaultdict
from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, pinyin

TABLE = Path(__file__).parent.parent / "src" / "heqi" / "assets" / "language" / "tables" / "sounds.tsv"
HEAD = "# Written by tools/make_sound_table.py from pypinyin: syllable and tone (5: none), a tab, the signs.\n"
SYLLABLE = re.compile(r"[a-zv]{1,6}[1-5]")


def main() -> None:
    """Every sign that is its own simplified form."""
    simplify = OpenCC("t2s").convert
    spoken: dict[str, list[str]] = defaultdict(list)
    for code in range(0x4E00, 0xA000):
        sign = chr(code)
        if simplify(sign) != sign:
            continue
        syllable = pinyin(sign, style=Style.TONE3, neutral_tone_with_five=True)[0][0]
        if SYLLABLE.fullmatch(syllable):
            spoken[syllable].append(sign)
    lines = [f"{syllable}\t{''.join(signs)}" for syllable, signs in sorted(spoken.items())]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{TABLE.name}: {len(lines)} syllables of {sum(map(len, spoken.values()))} signs")


if __name__ == "__main__":
    main()
