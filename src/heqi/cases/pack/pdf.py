"""The pack as a PDF: plain sections, photos with number and hash. The font is one that PDF readers bring along."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Image as Picture

from heqi.cases.pack.content import Pack, Piece

ReadBytes = Callable[[str], bytes]
FONT = "STSong-Light"
MARGIN = 18 * mm
PADDING = 6
"""What ReportLab leaves free at each side of a frame."""
WIDTH = A4[0] - 2 * MARGIN - 2 * PADDING
MOST_HIGH = 150 * mm
LONG_SIDE = 1600
"""Points of a photo's longer side in the PDF; the file itself lies in the zip as it is shown."""

pdfmetrics.registerFont(UnicodeCIDFont(FONT))
_TEXT = ParagraphStyle("text", fontName=FONT, fontSize=9.5, leading=14, wordWrap="CJK")
_QUIET = ParagraphStyle("quiet", parent=_TEXT, fontSize=8, leading=11, textColor=colors.HexColor("#666666"))
_HEAD = ParagraphStyle("head", parent=_TEXT, fontSize=12, leading=18, spaceBefore=8, spaceAfter=3)
_TITLE = ParagraphStyle("title", parent=_TEXT, fontSize=17, leading=24, spaceAfter=4)
_GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.HexColor("#cccccc")),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)


def write_pdf(pack: Pack, read: ReadBytes) -> bytes:
    """The pack laid out on A4. `read` fetches the bytes of a stored file by its name."""
    out = io.BytesIO()
    paper = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=f"{pack.title} {pack.number}",
        author="",
        creator="Heqi",
        invariant=1,
    )
    foot = _foot(pack)
    paper.build(list(_story(pack, read)), onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def _story(pack: Pack, read: ReadBytes) -> Iterable[Flowable]:
    yield _line(f"{pack.title}　{pack.number}", _TITLE)
    yield _line(f"整理时间 {pack.made_at}（北京时间）。手机号、地址等个人信息已隐去。", _QUIET)
    yield from _section("一、订单与售后", _table(pack.facts, (28 * mm, WIDTH - 28 * mm)))
    yield from _section("二、经过", _table(pack.course, (38 * mm, WIDTH - 38 * mm)))
    yield from _section("三、已查明的情况", _table(pack.found, (80 * mm, WIDTH - 80 * mm)))
    yield from _section("四、与凭证或约定不一致之处", [_line(f"· {sign}") for sign in pack.signs])
    yield from _section("五、沟通记录", _table(pack.talk, (38 * mm, 22 * mm, WIDTH - 60 * mm)))
    rules = [(title, f"{text}（{source}）") for title, text, source in pack.rules]
    yield from _section("六、适用规则", _table(rules, (48 * mm, WIDTH - 48 * mm)))
    yield from _section("七、凭证", [part for piece in pack.pieces for part in _piece(piece, read)])


def _section(title: str, parts: Sequence[Flowable]) -> Iterable[Flowable]:
    """A heading with what stands under it; a section without anything says so, so that nobody looks for more."""
    yield _line(title, _HEAD)
    yield from parts or [_line("无", _QUIET)]


def _table(rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> list[Flowable]:
    if not rows:
        return []
    return [Table([[_line(cell) for cell in row] for row in rows], colWidths=widths, style=_GRID)]


def _piece(piece: Piece, read: ReadBytes) -> list[Flowable]:
    about = [
        _line(f"凭证 {piece.number}　{piece.whose}　{piece.name}　{piece.note}"),
        _line(f"{piece.by} 于 {piece.at} 存入　SHA-256 {piece.sha256}", _QUIET),
    ]
    if piece.kind != "photo":
        return [KeepTogether([*about, _line("见压缩包内同名文件", _QUIET), Spacer(1, 4 * mm)])]
    return [KeepTogether([*about, _picture(read(piece.shown)), Spacer(1, 4 * mm)])]


def _picture(content: bytes) -> Picture:
    """The photo, small enough for a page and for an upload."""
    photo = Image.open(io.BytesIO(content)).convert("RGB")
    photo.thumbnail((LONG_SIDE, LONG_SIDE))
    small = io.BytesIO()
    photo.save(small, "JPEG", quality=85)
    small.seek(0)
    scale = min(WIDTH / photo.width, MOST_HIGH / photo.height, 1.0)
    return Picture(small, photo.width * scale, photo.height * scale, hAlign="LEFT")


def _line(text: str, style: ParagraphStyle = _TEXT) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _foot(pack: Pack) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, paper: Any) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.drawString(MARGIN, 10 * mm, f"{pack.title} {pack.number}")
        canvas.drawRightString(A4[0] - MARGIN, 10 * mm, f"第 {paper.page} 页")
        canvas.restoreState()

    return draw
