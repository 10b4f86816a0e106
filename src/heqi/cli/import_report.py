"""What `heqi import` says: sentences for people, JSON lines for programs."""

from typing import Any

import click
import orjson

from heqi.cli.import_files import FileResult
from heqi.core.errors import HeqiError
from heqi.core.time import SHANGHAI

SHOWN = 20
"""Bad cells shown on a screen; JSON gives them all."""
ORIGINS = {
    "name": "文件名 file name",
    "workbook": "工作簿 workbook",
    "upload": "文件修改时间 file's modification time",
    "content": "文件内最晚时间 latest time inside",
    "now": "现在 now",
}


def report_error(error: HeqiError, *, as_json: bool) -> None:
    """Why nothing was done at all."""
    if as_json:
        click.echo(orjson.dumps({"error": _error(error)}))
    else:
        click.echo(f"{error.message}\n{error.message_en}", err=True)


def report_file(result: FileResult, *, as_json: bool, dry_run: bool) -> None:
    """One file."""
    if as_json:
        click.echo(orjson.dumps(_as_json(result, dry_run), option=orjson.OPT_UTC_Z))
    elif result.error is not None:
        click.echo(f"✗ {result.file}\n  {result.error.message}\n  {result.error.message_en}", err=True)
    else:
        _tell(result, dry_run)


def report_followed(ran: int, *, as_json: bool) -> None:
    """How many reactions ran after the files."""
    if not as_json and ran:
        click.echo(f"已更新售后单（{ran} 批） Cases brought up to date ({ran} batches)")


def _tell(result: FileResult, dry_run: bool) -> None:
    counts = result.counts
    click.echo(f"✓ {result.file}{'（试运行，未写入 dry run, nothing written）' if dry_run else ''}")
    click.echo(f"  识别为 {result.kind_name} {result.kind_name_en} · {result.encoding}")
    click.echo(f"  {result.columns} 列中识别 {result.understood} 列  {result.understood} of {result.columns} columns")
    if result.unknown:
        click.echo(f"  未识别的列（原样保留） Unknown columns, kept as they are: {'、'.join(result.unknown)}")
    click.echo(
        f"  共 {counts.rows} 行：新增 {counts.new}，更新 {counts.changed}，未变 {counts.unchanged}，错误 {counts.bad}\n"
        f"  {counts.rows} rows: {counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged, "
        f"{counts.bad} bad"
    )
    if result.as_of is not None:
        at = f"{result.as_of.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
        click.echo(f"  数据截至 As of {at}（{ORIGINS.get(result.as_of_origin, result.as_of_origin)}）")
    click.echo(f"  {result.seconds:.2f} 秒 s · {_rate(result):,.0f} 行/秒 rows/s")
    _tell_bad(result)


def _tell_bad(result: FileResult) -> None:
    cells = [(row.row, fault) for row in result.bad for fault in row.faults]
    for row, fault in cells[:SHOWN]:
        column = f"，列 {fault['column']}，值“{fault['value']}”" if fault["column"] else ""
        click.echo(f"  ! {result.file} 第 {row} 行 row {row}{column}：{fault['reason']} / {fault['reason_en']}")
    if len(cells) > SHOWN:
        click.echo(f"  … 还有 {len(cells) - SHOWN} 处 and {len(cells) - SHOWN} more")
    if result.bad_rows_file:
        click.echo(f"  错误行已写入，改好后可再次导入 Bad rows, to mend and import again: {result.bad_rows_file}")


def _as_json(result: FileResult, dry_run: bool) -> dict[str, Any]:
    counts = result.counts
    return {
        "file": result.file,
        "shop": result.shop,
        "dry_run": dry_run,
        "kind": result.kind,
        "kind_name": result.kind_name,
        "kind_name_en": result.kind_name_en,
        "encoding": result.encoding,
        "columns": {"total": result.columns, "understood": result.understood, "unknown": list(result.unknown)},
        "rows": counts.rows,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "bad": counts.bad,
        "as_of": result.as_of,
        "as_of_origin": result.as_of_origin,
        "seconds": round(result.seconds, 3),
        "rows_per_second": round(_rate(result), 1),
        "bad_rows": [{"file": result.file, "row": row.row, **fault} for row in result.bad for fault in row.faults],
        "bad_rows_file": result.bad_rows_file,
        "error": None if result.error is None else _error(result.error),
    }


def _rate(result: FileResult) -> float:
    return (result.counts.rows or 0) / result.seconds if result.seconds else 0.0


def _error(error: HeqiError) -> dict[str, Any]:
    return {"code": error.code, "message": error.message, "message_en": error.message_en}
