"""Why a file as a whole cannot be read: one code and one sentence each."""

from collections.abc import Sequence

from heqi.core.errors import HeqiError


def _refuse(code: str, message: str, message_en: str, **detail: object) -> HeqiError:
    return HeqiError(code, message, message_en, 422, detail)


def file_is_empty() -> HeqiError:
    """Nothing in it: no bytes, or only blank cells."""
    return _refuse("file.empty", "文件是空的，没有任何内容。", "The file is empty.")


def file_is_no_table(what: str, what_en: str) -> HeqiError:
    """It is something else: a picture, a PDF, a web page."""
    return _refuse(
        "file.not_a_table",
        f"这不是表格文件（看起来是{what}）。请上传商家后台导出的 CSV 或 Excel 文件。",
        f"This is no table but {what_en}. Upload the CSV or Excel file as the back office exported it.",
    )


def file_has_password() -> HeqiError:
    """Encrypted: Heqi never asks for passwords of files."""
    return _refuse(
        "file.password",
        "文件有密码保护，无法读取。请在 Excel 中取消密码，另存后再上传。",
        "The file is protected by a password. Remove it in Excel, save, and upload again.",
    )


def file_is_damaged() -> HeqiError:
    """Cut short or with wrong checksums."""
    return _refuse(
        "file.damaged",
        "文件不完整或已损坏，可能没有下载完。请重新导出后再上传。",
        "The file is incomplete or damaged, perhaps by a broken download. Export it again.",
    )


def file_is_bomb() -> HeqiError:
    """Unpacks to far more than a table of this size would."""
    return _refuse(
        "file.bomb",
        "文件解压后异常巨大，为安全起见没有打开。请重新从商家后台导出。",
        "The file would unpack to an abnormal size and was not opened. Export it again from the back office.",
    )


def file_has_unknown_encoding() -> HeqiError:
    """Neither UTF-8, GB18030 nor UTF-16."""
    return _refuse(
        "file.encoding",
        "认不出文件的文字编码（不是 UTF-8、GBK 或 UTF-16）。请用 Excel 打开后另存为 xlsx 再上传。",
        "The text encoding is none of UTF-8, GBK and UTF-16. Open it in Excel, save as xlsx and upload that.",
    )


def file_is_not_recognised(headers: Sequence[str], **seen_in: object) -> HeqiError:
    """No header row of any known kind within the first rows. `seen_in`: what a person needs to map its columns."""
    seen = "、".join(header for header in headers if header)[:120]
    return _refuse(
        "file.not_recognised",
        f"认不出这是哪种导出文件。读到的表头是：{seen or '（无）'}。可以指定文件类型，再逐列对应。",
        f"No known kind of export has these headers: {seen or '(none)'}. Say what it is and match its columns.",
        headers=list(headers)[:60],
        **seen_in,
    )


def file_lacks_columns(kind: str, kind_en: str, missing: Sequence[str], **seen_in: object) -> HeqiError:
    """It resembles a kind, but columns without which no row can be understood are not there."""
    names = "、".join(missing)
    return _refuse(
        "file.columns_missing",
        f"这个文件最像{kind}，但缺少必需的列：{names}。请重新导出并勾选这些列，或把文件里的列与它们对应。",
        f"This looks most like {kind_en}, but it lacks required columns: {names}. Export again with them, or match "
        "columns of the file to them.",
        missing=list(missing),
        **seen_in,
    )


def file_is_of_other_platform(kind: str, kind_en: str, shop_sells_on: tuple[str, str]) -> HeqiError:
    """The shop sells elsewhere: its numbers would never meet those of the file."""
    return _refuse(
        "file.wrong_platform",
        f"这是{kind}，而所选店铺是{shop_sells_on[0]}店铺。请换一个店铺，或换一个文件。",
        f"This is {kind_en}, but the shop sells on {shop_sells_on[1]}. Choose another shop or another file.",
    )


def field_is_unknown(field: str, known: Sequence[str]) -> HeqiError:
    """A mapping names a field that the kind does not have."""
    return _refuse(
        "import.field_unknown",
        f"没有名为 {field} 的字段，可用的有：{'、'.join(known)}。",
        f"There is no field {field!r}; known: {', '.join(known)}.",
        known=list(known),
    )


def no_header_fits_mapping(headers: Sequence[str]) -> HeqiError:
    """None of the mapped headers stands in the file."""
    seen = "、".join(header for header in headers if header)[:120]
    return _refuse(
        "import.mapping_unfit",
        f"文件里没有所对应的表头。读到的表头是：{seen or '（无）'}。",
        f"None of the mapped headers is in the file. Its headers: {seen or '(none)'}.",
        headers=list(headers)[:60],
    )


def kind_is_unknown(kind: str, known: Sequence[str]) -> HeqiError:
    """`--kind` names none of ours."""
    return _refuse(
        "file.kind_unknown",
        f"没有名为 {kind} 的文件类型，可用的有：{'、'.join(known)}。",
        f"There is no file kind {kind!r}; known: {', '.join(known)}.",
        known=list(known),
    )
