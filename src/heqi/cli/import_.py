"""heqi import FILE… --shop S: what the back office exported, into the desk."""

from datetime import UTC, datetime
from pathlib import Path

import click

from heqi.core.errors import HeqiError


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--shop", required=True, help="Name of the shop that the files belong to (店铺名称).")
@click.option("--kind", help="What the files are, when the headers do not tell; see docs/import.md.")
@click.option(
    "--map", "mapped", multiple=True, metavar="HEADER=FIELD", help="A header and the field it fills; with --kind."
)
@click.option("--keep-map", is_flag=True, help="Use this mapping for the shop's next files with these headers, too.")
@click.option("--dry-run", is_flag=True, help="Read and count, change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line per file instead of sentences.")
@click.option("--bad-rows", type=click.Path(path_type=Path, file_okay=False), help="Folder for CSV files of bad rows.")
@click.option("--no-follow", is_flag=True, help="Leave opening and deciding cases to the worker.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    shop: str,
    kind: str | None,
    mapped: tuple[str, ...],
    keep_map: bool,
    dry_run: bool,
    as_json: bool,
    bad_rows: Path | None,
    no_follow: bool,
) -> None:
    """Import export files of a shop (导入订单、售后、评价、聊天、商品文件).

    Files are recognised by their headers: CSV in UTF-8, GBK or UTF-16, xlsx, xls, JSON lines. Their order does not
    matter, and a file that was imported before changes nothing. Bad rows are reported, the good ones kept. Exits 1
    when a file could not be read at all.
    """
    from heqi.cli import set_up_django

    set_up_django()
    from heqi.cli.import_files import Said, check_kind, count_file, import_file, run_reactions
    from heqi.cli.import_map import read_pairs
    from heqi.cli.import_report import report_error, report_file, report_followed
    from heqi.shops.access import find_shop
    from heqi.workers.log import set_up_logging

    set_up_logging()
    try:
        found = find_shop(shop)
        check_kind(kind)
        said = Said(kind, read_pairs(mapped, kind), keep_map)
    except HeqiError as error:
        report_error(error, as_json=as_json)
        ctx.exit(1)
    work = count_file if dry_run else import_file
    unread = 0
    for path in files:
        result = work(path, shop=found, said=said, bad_rows=bad_rows, now=datetime.now(UTC))
        report_file(result, as_json=as_json, dry_run=dry_run)
        unread += result.error is not None
    if not dry_run and not no_follow:
        report_followed(run_reactions(), as_json=as_json)
    ctx.exit(1 if unread else 0)
