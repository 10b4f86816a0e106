"""The one door to the platforms: callers get values and functions here and never name a platform's module."""

from datetime import datetime
from pathlib import Path

from heqi.core.tables import TableFile


def open_file(path: Path, *, name: str, kind: str | None = None) -> TableFile:
    """Open an export file and say what it is. A `heqi.core.tables.FileReader`."""
    from heqi.platforms.files.table import open_table

    return open_table(path, name=name, kind=kind)


def file_kinds() -> dict[str, tuple[str, str]]:
    """Kind code → its name in Chinese and English, for `--kind` and the import page."""
    from heqi.platforms.files.kinds import ALL

    return {code: (kind.name, kind.name_en) for code, kind in sorted(ALL.items())}


def check_file_kind(kind: str | None) -> None:
    """Raises file.kind_unknown when `kind` names none of ours; None leaves it to the headers."""
    from heqi.platforms.files.recognise import check_kind

    check_kind(kind)


def write_demo_exports(
    folder: Path, *, now: datetime, seed: int = 20, orders: int = 600, after_sales: int = 78
) -> list[Path]:
    """Export files of a made-up fruit shop, alive at `now`; the paths, in the order to import them."""
    from heqi.platforms.files.demo.write import write_demo_exports as write

    return write(folder, now=now, seed=seed, orders=orders, after_sales=after_sales)
