"""The figures of a policy: what an owner may type, within which bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.money import yuan


@dataclass(frozen=True, slots=True)
class Figure:
    """One whole number. `unit`: fen | count | minutes | hours | grams; `least` and `most` are included."""

    name: str
    unit: str
    title: str
    title_en: str
    default: int
    least: int
    most: int

    def write(self, value: int) -> tuple[str, str]:
        """The value as a sentence says it, Chinese and English."""
        zh, en = _UNITS[self.unit]
        return (yuan(value), yuan(value)) if self.unit == "fen" else (f"{value} {zh}".strip(), f"{value} {en}".strip())


_UNITS = {"fen": ("", ""), "count": ("", ""), "minutes": ("分钟", "minutes"), "hours": ("小时", "hours"),
          "grams": ("克", "grams")}  # fmt: skip

COMMON = (
    Figure("max_fen", "fen", "每件最多", "at most a case", 30_00, 1, 10_000_00),
    Figure("day_count", "count", "每天最多几件", "cases a day", 20, 1, 1_000),
    Figure("day_fen", "fen", "每天最多多少钱", "sum a day", 300_00, 1, 100_000_00),
    Figure("wait_minutes", "minutes", "执行前等多久", "wait before it is handed out", 10, 0, 24 * 60),
)
"""What every policy has: how much a case, how many and how much a day, and how long a person can still undo it."""


def read_figures(figures: tuple[Figure, ...], data: Mapping[str, Any]) -> dict[str, int]:
    """Every figure with its value, defaults for those left out. Raises policy.figure on a wrong name or value."""
    known = {each.name: each for each in figures}
    for name in data:
        if name not in known:
            raise HeqiError("policy.figure", f"没有参数 {name}。", f"There is no figure {name!r}.", 422, {"name": name})
    return {name: _read(each, data.get(name, each.default)) for name, each in known.items()}


def _read(figure: Figure, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and figure.least <= value <= figure.most:
        return value
    least, most = figure.write(figure.least), figure.write(figure.most)
    raise HeqiError(
        "policy.figure",
        f"“{figure.title}”应在 {least[0]} 到 {most[0]} 之间。",
        f"{figure.title_en!r} must be from {least[1]} to {most[1]}.",
        422,
        {"name": figure.name, "least": figure.least, "most": figure.most},
    )
