"""Whatever the bytes: rows, or one of our own errors. Nothing else ever comes out of reading."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.core.errors import HeqiError
from heqi.platforms.registry import open_file
from tests.support.exports import ORDER_HEADERS, order_row
from tests.support.tables import NOW, as_csv, as_xlsx, grid

ROWS = [order_row(f"260615-{337872186892754 + place}", now=NOW, 商家备注='急"，\n易碎') for place in range(8)]
TABLE = grid(ORDER_HEADERS, ROWS)
FILES = [as_xlsx(TABLE), *(as_csv(TABLE, encoding=encoding) for encoding in ("utf-8", "gb18030", "utf-16"))]
quietly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "file"


def read_all(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        table = open_file(path, name="订单.csv")
        table.survey(now=NOW)
        for row in table.rows(version=NOW):
            assert bool(row.facts) is not bool(row.bad)
    except HeqiError as error:
        assert error.code.startswith("file.")
        assert error.message
        assert error.message_en


@given(content=st.binary(max_size=3000))
@quietly
def test_any_bytes(path, content):
    read_all(path, content)


@given(file=st.sampled_from(FILES), part=st.floats(0, 1))
@quietly
def test_any_file_cut_anywhere(path, file, part):
    read_all(path, file[: int(len(file) * part)])


@given(
    file=st.sampled_from(FILES),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12),
)
@quietly
def test_any_file_with_wrong_bytes(path, file, flips):
    content = bytearray(file)
    for part, byte in flips:
        content[int(len(content) * part)] = byte
    read_all(path, bytes(content))


@given(cells=st.lists(st.text(max_size=40), min_size=23, max_size=23))
@quietly
def test_any_text_in_the_cells_of_an_order(path, cells):
    read_all(path, as_csv([ORDER_HEADERS, cells], encoding="utf-16"))
