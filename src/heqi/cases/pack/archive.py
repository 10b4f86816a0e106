"""The pack as a zip: the PDF, every file under its number, and a list of them with their hashes."""

import io
import zipfile

from heqi.cases.pack.content import Pack, Piece
from heqi.cases.pack.pdf import ReadBytes, write_pdf
from heqi.core.csv_lines import BYTE_ORDER_MARK, write_csv_line
from heqi.core.filenames import safe_name

_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/heic": ".heic",
    "application/pdf": ".pdf",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The zip holds no clock: the same pack is the same bytes."""


def write_archive(pack: Pack, read: ReadBytes) -> bytes:
    """The zip's bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, f"{pack.title}-{pack.number}.pdf", write_pdf(pack, read))
        _put(archive, "凭证清单.csv", _list(pack).encode())
        for piece in pack.pieces:
            _put(archive, f"凭证/{file_name(piece)}", read(piece.shown))
    return out.getvalue()


def file_name(piece: Piece) -> str:
    """'01-买家-破损.jpg'; the ending is what the file is, not what it was called."""
    stem = piece.name.rpartition(".")[0] or piece.name
    return safe_name(f"{piece.number:02d}-{piece.whose}-{stem}{_ENDINGS[piece.media_type]}")


def _list(pack: Pack) -> str:
    head = ("编号", "来自", "文件", "存入时间", "存入人", "备注", "原件 SHA-256")
    rows = [(p.number, p.whose, file_name(p), p.at, p.by, p.note, p.sha256) for p in pack.pieces]
    return BYTE_ORDER_MARK + "".join(map(write_csv_line, (head, *rows)))


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
