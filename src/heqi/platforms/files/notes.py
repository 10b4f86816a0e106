"""What a person should know about a sheet although every row of it is read."""

from collections.abc import Iterator, Sequence

from heqi.core.tables import Note
from heqi.platforms.files.grid import Line
from heqi.platforms.files.match import Match


def notes_on(match: Match, header: Sequence[str], first: Sequence[Line]) -> Iterator[Note]:
    """The notes on one sheet, from its headers and its first rows."""
    if match.two_rows:
        yield Note(
            "note.two_header_rows",
            "表头占两行（可能有合并单元格），已合起来识别，请核对下面各列。",
            "The headers stand in two rows (perhaps with merged cells) and were read together. Check the columns.",
        )
    bare = [place + 1 for place in _places_without_header(header, first)]
    if bare:
        numbers = "、".join(map(str, bare[:8]))
        yield Note(
            "note.columns_without_header",
            f"第 {numbers} 列有内容但没有表头（可能是合并的单元格），内容随原始行保留，不参与识别。",
            f"Columns {', '.join(map(str, bare[:8]))} have content but no header (perhaps merged cells); they are kept "
            "with the raw row and not read.",
        )


def _places_without_header(header: Sequence[str], first: Sequence[Line]) -> Iterator[int]:
    width = max((len(line.cells) for line in first), default=0)
    for place in range(width):
        named = place < len(header) and header[place]
        if not named and any(place < len(line.cells) and line.cells[place] for line in first):
            yield place
