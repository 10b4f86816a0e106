"""What a file is, by its first bytes; the name's ending is not believed."""

from enum import StrEnum
from pathlib import Path

from heqi.platforms.files import errors


class Container(StrEnum):
    """How the bytes are packed."""

    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "PDF 文档", "a PDF"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"Rar!", "RAR 压缩包，请先解压", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "7z 压缩包，请先解压", "a 7z archive; unpack it first"),
    (b"\x1f\x8b", "gzip 压缩包，请先解压", "a gzip archive; unpack it first"),
    (b"MZ", "程序", "a program"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
)
_PAGES = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<script", b"<div", b"<svg")


def sniff(path: Path) -> Container:
    """The container. Raises file.empty, file.password or file.not_a_table."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise errors.file_is_empty()
    if head.startswith(_ZIP):
        return Container.XLSX
    if head.startswith(_OLE):
        if _ENCRYPTED in path.read_bytes():
            raise errors.file_has_password()
        return Container.XLS
    _refuse_others(head)
    return Container.TEXT


def _refuse_others(head: bytes) -> None:
    for magic, what, what_en in _OTHERS:
        if head.startswith(magic):
            raise errors.file_is_no_table(what, what_en)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        raise errors.file_is_no_table(
            "网页，请用 Excel 打开后另存为 xlsx", "a web page; open it in Excel, save as xlsx"
        )
