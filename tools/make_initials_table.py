"""Write `assets/phrases/initials.tsv`: the initials of every reading of each everyday Chinese sign, by pypinyin.

Run once by hand when pypinyin changes; the file is reviewed and committed. Needs the development dependencies.
Signs of GB 2312 only: nobody types the initial of a sign that he cannot write. Readings that are no syllable of
today's speech (m, n, ng, hm …) are left out.
"""

import re
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

TABLE = Path(__file__).parent.parent / "src" / "heqi" / "assets" / "phrases" / "initials.tsv"
HEAD = "# Written by tools/make_initials_table.py from pypinyin: initials of all readings, a tab, the signs.\n"
SYLLABLE = re.compile(r"[a-z]?h?[aeiouv][a-z]*")


def main() -> None:
    """Every sign of GB 2312."""
    read_as: dict[str, list[str]] = defaultdict(list)
    for code in range(0x4E00, 0xA000):
        sign = chr(code)
        try:
            sign.encode("gb2312")
        except UnicodeEncodeError:
            continue
        readings = pinyin(sign, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
        initials = sorted({each[0] for each in readings if SYLLABLE.fullmatch(each)})
        if initials:
            read_as["".join(initials)].append(sign)
    lines = [f"{initials}\t{''.join(signs)}" for initials, signs in sorted(read_as.items())]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{TABLE.name}: {sum(map(len, read_as.values()))} signs, {sum(map(len, lines))} characters")


if __name__ == "__main__":
    main()
