"""`--map HEADER=FIELD`: what the caller says of columns."""

from collections.abc import Iterable

from heqi.core.errors import HeqiError


def read_pairs(pairs: Iterable[str], kind: str | None) -> dict[str, str]:
    """Header → field; an empty field leaves the column alone. Raises import.map_unclear or import.map_without_kind."""
    read: dict[str, str] = {}
    for pair in pairs:
        header, mark, field = pair.rpartition("=")
        if not mark or not header:
            raise HeqiError(
                "import.map_unclear",
                f"--map 应写成 表头=字段，例如 --map 单号=order_no；读到的是 {pair}。",
                f"--map takes HEADER=FIELD, such as --map 单号=order_no, not {pair!r}.",
            )
        read[header] = field.strip()
    if read and kind is None:
        raise HeqiError(
            "import.map_without_kind",
            "使用 --map 时要用 --kind 说明文件类型。",
            "--map needs --kind to say what the files are.",
        )
    return read
