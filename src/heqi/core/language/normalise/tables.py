"""The tables of the normaliser as they stand in files: text in, one mapping out."""

from collections.abc import Mapping

_BREAKS = dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n") | {"\t": " ", "\x1f": " ", "\u2800": " "}
"""Whatever a program takes for the end of a line is one, and whatever looks empty is a space."""


def read_folds(*tables: str) -> dict[str, str]:
    """Lines `what is read<TAB>signs`, later tables winning; `#` begins a comment line."""
    folds = dict(_BREAKS)
    for table in tables:
        for line in table_lines(table):
            read, _, signs = line.partition("\t")
            folds.update(dict.fromkeys(signs, read))
    return folds


def read_invisible(table: str) -> dict[str, str]:
    """Lines `first-last what they are`, hexadecimal; every code point between is read as nothing."""
    folds: dict[str, str] = {}
    for line in table_lines(table):
        first, _, last = line.split(" ", 1)[0].partition("-")
        folds.update(dict.fromkeys(map(chr, range(int(first, 16), int(last, 16) + 1)), ""))
    return folds


def chain_folds(folds: Mapping[str, str]) -> dict[str, str]:
    """What a sign is read as may itself be read as something: Ⅴ → V → v. One step is enough for our tables."""
    return {sign: "".join(folds.get(each, each) for each in read) for sign, read in folds.items()}


def table_lines(table: str) -> list[str]:
    """The lines of a table that say something."""
    return [line for line in table.split("\n") if line and not line.startswith("#")]
