"""`heqi import` as a merchant types it."""

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.desk import Desk
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.tables import NOW, ORDER_NO, as_csv, as_xlsx, grid

GOOD = order_row(ORDER_NO, now=NOW)
BAD = order_row("2.60525E+14", now=NOW, 快递单号="")
ORDERS = "订单导出20260618103000.csv"
REQUESTS = "售后导出20260618103000.xlsx"


@dataclass(frozen=True)
class Told:
    """Exit code and what was said; `lines` are the JSON lines of standard output."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def desk(tmp_path):
    """A fresh desk with the shop 果然鲜, and two exports beside it."""
    desk = Desk(tmp_path)
    desk.open_shop("果然鲜")
    (tmp_path / ORDERS).write_bytes(as_csv(grid(ORDER_HEADERS, [GOOD, BAD]), encoding="gb18030"))
    (tmp_path / REQUESTS).write_bytes(
        as_xlsx(grid(AFTER_SALE_HEADERS, [after_sale_row("116789012345", ORDER_NO, now=NOW)]))
    )
    return desk


@pytest.fixture
def heqi_import(desk):
    """`heqi_import(WORDS…)`: what the command answers, whatever its exit code."""

    def run(*words: str) -> Told:
        done = subprocess.run(
            desk._command("import", *words),
            env=desk._environment(),
            cwd=desk.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Told(done.returncode, done.stdout, done.stderr)

    return run


def test_files_are_imported_and_a_second_time_changes_nothing(heqi_import):
    first = heqi_import(REQUESTS, ORDERS, "--shop", "果然鲜", "--json")
    again = heqi_import(ORDERS, REQUESTS, "--shop", "果然鲜", "--json")

    assert (first.code, again.code) == (0, 0)
    requests, orders = first.lines
    assert (requests["kind"], requests["rows"], requests["new"], requests["bad"]) == ("pdd_after_sales", 1, 1, 0)
    assert (orders["kind"], orders["encoding"], orders["columns"]["understood"]) == ("pdd_orders", "gb18030", 23)
    assert (orders["rows"], orders["new"], orders["changed"], orders["unchanged"], orders["bad"]) == (2, 1, 0, 0, 1)
    assert (orders["as_of"], orders["as_of_origin"]) == ("2026-06-18T02:30:00Z", "name")
    assert orders["rows_per_second"] > 0
    (bad,) = orders["bad_rows"]
    assert (bad["file"], bad["row"], bad["column"], bad["value"]) == (ORDERS, 3, "订单号", "2.60525E+14")
    assert [(line["new"], line["changed"], line["unchanged"]) for line in again.lines] == [(0, 0, 1), (0, 0, 1)]


def test_the_sentences_tell_file_row_column_value_and_reason(heqi_import):
    told = heqi_import(ORDERS, "--shop", "果然鲜")

    assert told.code == 0
    assert "识别为 拼多多订单导出 Pinduoduo orders · gb18030" in told.out
    assert "共 2 行：新增 1，更新 0，未变 0，错误 1" in told.out
    assert f"{ORDERS} 第 3 行 row 3，列 订单号，值“2.60525E+14”：编号被表格软件转成了数字" in told.out


def test_an_unknown_shop_names_the_command_that_adds_one(heqi_import):
    told = heqi_import(ORDERS, "--shop", "隔壁茶行")
    as_json = heqi_import(ORDERS, "--shop", "隔壁茶行", "--json")

    assert told.code == as_json.code == 1
    assert "heqi shop add 隔壁茶行" in told.err
    assert as_json.lines[0]["error"]["code"] == "shop.unknown"


def test_a_dry_run_counts_and_writes_nothing(heqi_import):
    counted = heqi_import(ORDERS, "--shop", "果然鲜", "--json", "--dry-run")
    done = heqi_import(ORDERS, "--shop", "果然鲜", "--json")

    names = ("rows", "new", "changed", "unchanged", "bad")
    assert [counted.lines[0][name] for name in names] == [done.lines[0][name] for name in names] == [2, 1, 0, 0, 1]
    assert counted.lines[0]["dry_run"] is True


def test_bad_rows_go_into_a_folder_and_come_back_mended(heqi_import, desk):
    first = heqi_import(ORDERS, "--shop", "果然鲜", "--json", "--bad-rows", "bad")
    path = desk.home / first.lines[0]["bad_rows_file"]
    assert path.name == "订单导出20260618103000-坏行-20260618103000.csv"
    path.write_text(path.read_text("utf-8").replace(",2.60525E+14,", ",260615-337872186892999,"), "utf-8")

    mended = heqi_import(str(path), "--shop", "果然鲜", "--json").lines[0]

    assert (mended["rows"], mended["new"], mended["bad"]) == (1, 1, 0)
    assert mended["as_of"] == first.lines[0]["as_of"]


def test_a_file_that_cannot_be_read_fails_the_command_but_not_the_others(heqi_import, desk):
    (desk.home / "账单.pdf").write_bytes(b"%PDF-1.7")
    told = heqi_import("账单.pdf", "没有.csv", ORDERS, "--shop", "果然鲜", "--json")

    assert told.code == 1
    pdf, missing, orders = told.lines
    assert (pdf["error"]["code"], missing["error"]["code"]) == ("file.not_a_table", "file.missing")
    assert (orders["error"], orders["new"]) == (None, 1)


def test_an_unknown_kind_is_refused_with_those_that_there_are(heqi_import):
    told = heqi_import(ORDERS, "--shop", "果然鲜", "--kind", "ali_orders")

    assert told.code == 1
    assert "pdd_after_sales、pdd_orders" in told.err


def test_unknown_columns_are_mapped_by_words_and_the_mapping_is_kept_when_asked(heqi_import, desk):
    (desk.home / "奇怪.csv").write_bytes(as_csv([["单号", "状态词", "心情"], [ORDER_NO, "已发货，待收货", "晴"]]))
    words = ("奇怪.csv", "--shop", "果然鲜", "--json")
    said = ("--kind", "pdd_orders", "--map", "单号=order_no", "--map", "状态词=state_text", "--map", "心情=")

    once = heqi_import(*words, *said, "--dry-run")
    unknown = heqi_import(*words)
    kept = heqi_import(*words, *said, "--keep-map")
    again = heqi_import(*words)

    assert (once.code, once.lines[0]["new"]) == (0, 1)
    assert (unknown.code, unknown.lines[0]["error"]["code"]) == (1, "file.not_recognised")
    assert (kept.code, kept.lines[0]["new"], kept.lines[0]["columns"]["understood"]) == (0, 1, 2)
    assert (again.code, again.lines[0]["kind"], again.lines[0]["unchanged"]) == (0, "pdd_orders", 1)


def test_a_mapping_that_says_nothing_is_refused_before_a_file_is_read(heqi_import):
    words = (ORDERS, "--shop", "果然鲜", "--json")
    refused = {
        "import.map_unclear": (*words, "--kind", "pdd_orders", "--map", "单号"),
        "import.map_without_kind": (*words, "--map", "单号=order_no"),
    }
    for code, said in refused.items():
        told = heqi_import(*said)
        assert (told.code, [line["error"]["code"] for line in told.lines]) == (1, [code])
    field = heqi_import(*words, "--kind", "pdd_orders", "--map", "订单号=no_such_field").lines[0]
    assert field["error"]["code"] == "import.field_unknown"


def test_the_help_explains_itself_without_a_database(tmp_path):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    desk = Desk(tmp_path)
    done = subprocess.run(
        desk._command("import", "--help"), env=own, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )

    assert "--bad-rows" in done.stdout
    assert list(tmp_path.iterdir()) == []
