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


def file_is_not_recognised(headers: Sequence[str]) -> HeqiError:
    """No header row of any known kind within the first rows."""
    seen = "、".join(header for header in headers if header)[:120]
    return _refuse(
        "file.not_recognised",
        f"认不出这是哪种导出文件。读到的表头是：{seen or '（无）'}。目前支持拼多多的订单导出和售后导出。",
        f"No known kind of export has these headers: {seen or '(none)'}. Supported: Pinduoduo orders and after-sales.",
        headers=list(headers)[:60],
    )


def file_lacks_columns(kind: str, kind_en: str, missing: Sequence[str]) -> HeqiError:
    """It resembles a kind, but columns without which no row can be understood are not there."""
    names = "、".join(missing)
    return _refuse(
        "file.columns_missing",
        f"这个文件最像{kind}，但缺少必需的列：{names}。请重新导出并勾选这些列。",
        f"This looks most like {kind_en}, but it lacks required columns: {names}. Export again with them.",
        missing=list(missing),
    )


def kind_is_unknown(kind: str, known: Sequence[str]) -> HeqiError:
    """`--kind` names none of ours."""
    return _refuse(
        "file.kind_unknown",
        f"没有名为 {kind} 的文件类型，可用的有：{'、'.join(known)}。",
        f"There is no file kind {kind!r}; known: {', '.join(known)}.",
        known=list(known),
    )
