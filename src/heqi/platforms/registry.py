"""The one door to the platforms: callers get values and functions here and never name a platform's module."""

from datetime import datetime
from pathlib import Path

from heqi.core.tables import NO_HINTS, FieldView, Hints, KindView, TableFile
from heqi.core.words import Platform


def open_file(path: Path, *, name: str, kind: str | None = None, hints: Hints = NO_HINTS) -> TableFile:
    """Open an export file and say what it is. A `heqi.core.tables.FileReader`."""
    from heqi.platforms.files.book import open_table

    return open_table(path, name=name, kind=kind, hints=hints)


def file_kinds(platform: Platform | None = None) -> list[KindView]:
    """The kinds of file, for `--kind` and the import page; with a platform, those that its shops take."""
    from heqi.platforms.files.kinds import ALL

    fitting = [kind for kind in ALL.values() if platform is None or not kind.platforms or platform in kind.platforms]
    return [
        KindView(
            code=kind.code,
            name=kind.name,
            name_en=kind.name_en,
            fields=tuple(FieldView(column.field, column.header, column.required) for column in kind.columns),
        )
        for kind in fitting
    ]


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
