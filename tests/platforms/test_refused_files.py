"""Files that cannot be read: one error each, with a code and a sentence in both languages."""

import io
import struct
import zipfile

import pytest

from heqi.core.errors import HeqiError
from heqi.platforms.files import archive
from tests.support.exports import ORDER_HEADERS, order_row
from tests.support.tables import NOW, ORDER_NO, as_csv, as_xlsx, grid, read

BOOK = as_xlsx(grid(ORDER_HEADERS, [order_row(ORDER_NO, now=NOW)] * 50))


def refused(tmp_path, content, name="订单.xlsx"):
    with pytest.raises(HeqiError) as error:
        read(tmp_path, content, name=name)
    assert error.value.message
    assert error.value.message_en
    assert error.value.status == 422
    return error.value


def encrypted_book():
    """The shape of an encrypted workbook: an OLE container that names its one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1024


def book_with_sheet(xml):
    """BOOK with its sheet replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            is_sheet = member.filename.startswith("xl/worksheets/")
            new.writestr(member.filename, xml if is_sheet else old.read(member))
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"   \r\n\r\n", b"\xef\xbb\xbf", b"\0" * 100])
def test_an_empty_file(tmp_path, content):
    assert refused(tmp_path, content, "订单.csv").code == "file.empty"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"<html><table><tr><td>\xe8\xae\xa2</td></tr></table></html>", "网页"),
        (b"Rar!\x1a\x07....", "RAR"),
        (b"MZ\x90\x00....", "程序"),
    ],
)
def test_something_that_is_no_table(tmp_path, content, told):
    error = refused(tmp_path, content, "订单.csv")

    assert error.code == "file.not_a_table"
    assert told in error.message


def test_a_zip_that_is_no_workbook(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("订单.csv", "订单号\n")
    error = refused(tmp_path, out.getvalue())

    assert error.code == "file.not_a_table"
    assert "解压" in error.message


def test_random_bytes(tmp_path):
    content = bytes((place * 7919 + 13) % 256 for place in range(4096))

    assert refused(tmp_path, content, "订单.csv").code in {"file.encoding", "file.not_a_table"}


def test_an_encrypted_workbook(tmp_path):
    assert refused(tmp_path, encrypted_book()).code == "file.password"


@pytest.mark.parametrize("part", [0.3, 0.7, 0.98])
def test_a_workbook_cut_short(tmp_path, part):
    assert refused(tmp_path, BOOK[: int(len(BOOK) * part)]).code == "file.damaged"


def test_a_workbook_with_a_wrong_checksum(tmp_path):
    with zipfile.ZipFile(io.BytesIO(BOOK)) as pack:
        member = pack.getinfo("xl/worksheets/sheet1.xml")
    place = member.header_offset + 30 + len(member.filename) + member.compress_size // 2
    damaged = BOOK[:place] + bytes([BOOK[place] ^ 0xFF]) + BOOK[place + 1 :]

    assert refused(tmp_path, damaged).code == "file.damaged"


def test_an_old_workbook_that_is_only_a_container(tmp_path):
    assert refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048, "订单.xls").code == "file.damaged"


def test_a_bomb_by_ratio(tmp_path):
    bomb = book_with_sheet(
        b"<worksheet><sheetData>" + b" " * (archive.SMALL_UNPACKED + 1) + b"</sheetData></worksheet>"
    )

    assert len(bomb) < 1_000_000
    assert refused(tmp_path, bomb).code == "file.bomb"


def test_a_bomb_that_lies_about_its_size(tmp_path):
    bomb = bytearray(book_with_sheet(b"<worksheet>" + b" " * 20_000_000 + b"</worksheet>"))
    directory = bomb.rfind(b"PK\x01\x02", 0, bomb.rfind(b"xl/worksheets/sheet1.xml"))
    bomb[directory + 24 : directory + 28] = struct.pack("<I", 1000)

    assert refused(tmp_path, bytes(bomb)).code == "file.damaged"


def test_a_sheet_with_one_cell_at_the_end_of_the_world(tmp_path):
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )

    assert refused(tmp_path, book_with_sheet(far)).code == "file.bomb"


def test_a_table_of_something_else(tmp_path):
    error = refused(tmp_path, as_csv([["姓名", "电话"], ["张三", "13800000000"]]), "通讯录.csv")

    assert error.code == "file.not_recognised"
    assert error.detail["headers"] == ["姓名", "电话"]
