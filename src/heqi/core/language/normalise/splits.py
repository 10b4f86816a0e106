"""Signs that are taken apart to hide them: 亻言 is read 信."""

import re
from collections.abc import Mapping, Sequence

from heqi.core.language.normalise.tables import table_lines

_BETWEEN = r"[ .·*_\-~|/+]?"
_MARKS = re.compile(_BETWEEN[:-1])


def read_splits(table: str) -> dict[str, str]:
    """Lines `sign<TAB>parts parts …` as {parts: sign}."""
    splits: dict[str, str] = {}
    for line in table_lines(table):
        sign, _, ways = line.partition("\t")
        splits.update(dict.fromkeys(ways.split(" "), sign))
    return splits


class Joiner:
    """Puts signs together again; one space or mark may stand between two parts."""

    def __init__(self, splits: Mapping[str, str]) -> None:
        """`splits`: {parts: sign}."""
        self._splits = dict(splits)
        self.first_parts = frozenset(parts[0] for parts in splits)
        longest_first = sorted(splits, key=len, reverse=True)
        self._parts = re.compile("|".join(_BETWEEN.join(map(re.escape, parts)) for parts in longest_first) or "(?!)")

    def join(self, seen: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, list[int], list[int]]:
        """The text with its map, each split sign as one."""
        signs: list[str] = []
        firsts: list[int] = []
        lasts: list[int] = []
        at = 0
        for found in self._parts.finditer(seen):
            signs += [seen[at : found.start()], self._splits[_MARKS.sub("", found.group())]]
            firsts += [*starts[at : found.start()], starts[found.start()]]
            lasts += [*ends[at : found.start()], ends[found.end() - 1]]
            at = found.end()
        return "".join([*signs, seen[at:]]), [*firsts, *starts[at:]], [*lasts, *ends[at:]]
