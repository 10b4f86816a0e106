"""The list that finance takes away, and the file of numbers that it brings back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from python_calamine import load_workbook

from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.csv_lines import BYTE_ORDER_MARK, guard_cell, write_csv_line
from heqi.core.errors import HeqiError
from heqi.core.invoices.details import InvoiceForm
from heqi.core.time import SHANGHAI
from heqi.invoices.actions.issue_many import IssuedRow
from heqi.invoices.models import InvoiceTask
from heqi.phrases.files import read_table
from heqi.shops.access import shops_by_id

HEADERS = (
    *("店铺", "订单号", "发票种类", "介质", "抬头类型", "抬头", "税号", "金额(元)", "邮箱", "手机", "补寄", "备注"),
    *("申请时间", "发票号码", "开票日期"),
)
_KINDS = {InvoiceKind.ORDINARY: "普通发票", InvoiceKind.SPECIAL: "专用发票"}
_FORMS = {InvoiceForm.ELECTRONIC: "电子", InvoiceForm.PAPER: "纸质"}
_ORDER = ("订单号", "订单编号", "主订单编号")
_NUMBER = ("发票号码", "发票号", "数电票号码", "数电发票号码")
_DAY = ("开票日期", "开票时间")
_CUT = "号码被表格截短"
"""Stands for a number whose digits a spreadsheet has lost; it is no number, so that its row is refused."""
_EXACT = 1e15
_DAY_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d")


def write_csv(tasks: Sequence[InvoiceTask]) -> bytes:
    """UTF-8 with the mark that Excel needs; no cell runs as a formula."""
    return (BYTE_ORDER_MARK + "".join(write_csv_line(row) for row in _rows(tasks))).encode()


def write_xlsx(tasks: Sequence[InvoiceTask]) -> bytes:
    """A workbook with one sheet, everything as text: a tax number is no number."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("开票")
    for row in _rows(tasks):
        sheet.append([guard_cell(cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(tasks: Sequence[InvoiceTask]) -> Iterable[tuple[str, ...]]:
    yield HEADERS
    shops = shops_by_id({task.shop_id for task in tasks})
    for task in tasks:
        yield (
            shops[task.shop_id].name,
            task.order_no,
            _KINDS[InvoiceKind(task.kind)],
            _FORMS[InvoiceForm(task.form)],
            "" if task.personal is None else "个人" if task.personal else "企业",
            task.title,
            task.tax_no,
            "" if task.amount_fen is None else f"{task.amount_fen // 100}.{task.amount_fen % 100:02d}",
            task.email,
            task.phone,
            "是" if task.reissue else "",
            task.note,
            task.asked_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
            task.invoice_no,
            task.issued_on.isoformat() if task.issued_on else "",
        )


def read_numbers(content: bytes) -> list[IssuedRow]:
    """The rows with a number. Raises invoice.columns when the file names no orders or no numbers, read_table's."""
    rows = read_table(content)
    header = [cell.strip() for cell in rows[0]] if rows else []
    order, number, day = (_find(header, names) for names in (_ORDER, _NUMBER, _DAY))
    if order is None or number is None:
        raise HeqiError(
            "invoice.columns",
            "表头里要有“订单号”和“发票号码”两列，可以用本页导出的表填好再传。",
            "The header needs 订单号 and 发票号码; the exported list, filled in, will do.",
            422,
        )
    cut = _cut_short(content)
    found = [
        IssuedRow(
            row, _cell(cells, order), _CUT if (row, number) in cut else _cell(cells, number), _day(_cell(cells, day))
        )
        for row, cells in enumerate(rows[1:], start=2)
    ]
    return [each for each in found if each.invoice_no]


def _cut_short(content: bytes) -> set[tuple[int, int]]:
    """(row, column) of cells that the spreadsheet took for numbers too long for it: their last digits are lost."""
    if not content.startswith((b"PK", b"\xd0\xcf")):
        return set()
    cells = load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()
    return {
        (row, column)
        for row, values in enumerate(cells, start=1)
        for column, value in enumerate(values)
        if isinstance(value, float) and abs(value) >= _EXACT
    }


def _find(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _cell(cells: Sequence[str], place: int | None) -> str:
    """Without the apostrophe that guards it in an export; whole numbers as spreadsheets keep them."""
    text = cells[place].strip() if place is not None and place < len(cells) else ""
    return text.removeprefix("'").removesuffix(".0")


def _day(text: str) -> date | None:
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text[:11].strip().split(" ")[0], form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None
