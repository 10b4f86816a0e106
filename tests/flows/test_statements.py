"""Statements whose text never changes, the rows they store, and the health of the connection that they go over."""

from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pytest
from django.db import IntegrityError, connection, connections, transaction

from heqi.cases.models import Case
from heqi.db.change import Change
from heqi.db.insertion import Insertion
from heqi.db.lookup import Lookup
from heqi.db.postgres.base import DatabaseWrapper
from heqi.settings.database import read_database_url
from heqi.shops.contracts import ShopView
from heqi.shops.models import Shop

AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
insertion = Insertion(Case)
by_name = Lookup(lambda name: Shop.objects.filter(name=name).values_list("id"), str)
on_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="tells of PostgreSQL's connections")


@pytest.mark.django_db
def test_a_row_is_stored_with_its_defaults_as_save_stores_it(shop: ShopView) -> None:
    given = {"shop_id": shop.id, "order_no": "260518-1", "due": {"name": "answer", "at": None}, "opened_at": AT}
    added, saved = insertion.add(Case(**given, after_sale_no="61")), Case(**given, after_sale_no="62")
    saved.save(force_insert=True)
    assert added.id == saved.id - 1
    columns = [field.attname for field in Case._meta.concrete_fields if field.attname not in ("id", "after_sale_no")]
    found = Case.objects.in_shop(shop.id).filter(order_no="260518-1").order_by("id").values(*columns)
    assert found[0] == found[1]
    assert found[0]["due"] == {"name": "answer", "at": None}
    added.goods = "海南贵妃芒"
    added.save()
    assert list(Case.objects.in_shop(shop.id).order_by("id").values_list("goods", flat=True)) == ["海南贵妃芒", ""]


@pytest.mark.django_db
def test_a_second_row_of_one_key_is_refused_and_ends_the_transaction(shop: ShopView) -> None:
    case = {"shop_id": shop.id, "order_no": "260518-1", "after_sale_no": "61", "opened_at": AT}
    insertion.add(Case(**case))
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insertion.add(Case(**case))
        assert connection.needs_rollback
    assert Case.objects.in_shop(shop.id).count() == 1


@pytest.mark.django_db
def test_only_the_columns_that_were_named_are_stored(shop: ShopView) -> None:
    case = insertion.add(Case(shop_id=shop.id, order_no="260518-1", opened_at=AT, goods="海南贵妃芒"))
    other = insertion.add(Case(shop_id=shop.id, order_no="260518-2", opened_at=AT))
    case.due, case.version, case.goods = {"name": "answer"}, 2, "丹东草莓"
    Change(Case, "due", "version").save(case)
    stored = Case.objects.in_shop(shop.id).order_by("id").values_list("id", "due", "version", "goods")
    assert list(stored) == [(case.id, {"name": "answer"}, 2, "海南贵妃芒"), (other.id, None, 1, "")]


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_ended_is_made_anew_without_a_question_asked(shop: ShopView) -> None:
    assert by_name.rows(shop.name) == [(shop.id,)]
    number, held = _backend(), cast(Any, connections["default"])
    _end(number)
    held.health_check_enabled, held.health_check_done = True, False
    assert by_name.rows(shop.name) == [(shop.id,)]
    assert _backend() != number


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_the_server_is_asked_only_after_a_rest(shop: ShopView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    held: Any = connections["default"]

    def is_usable() -> bool:
        asked.append(rested)
        return True

    monkeypatch.setattr(held, "is_usable", is_usable)
    for rested in (1.0, 29.0, 31.0, 1.0):
        held._used_at = monotonic() - rested
        held.health_check_enabled, held.health_check_done = True, False
        assert by_name.rows(shop.name) == [(shop.id,)]
    assert asked == [31.0]


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_statement_is_planned_once_and_survives_a_rollback(shop: ShopView) -> None:
    for _ in range(6):
        by_name.rows(shop.name)
    assert any("shops_shop" in text and "$1" in text for text in _kept())
    with pytest.raises(RuntimeError), transaction.atomic():
        assert by_name.rows(shop.name) == [(shop.id,)]
        raise RuntimeError
    assert by_name.rows(shop.name) == [(shop.id,)]


@pytest.mark.parametrize(("asked", "after"), [("", 3), ("?prepare_threshold=none", None), ("?prepare_threshold=9", 9)])
def test_who_stands_behind_a_pooler_can_do_without_kept_plans(tmp_path: Path, asked: str, after: int | None) -> None:
    held = read_database_url(f"postgresql://heqi@127.0.0.1/heqi{asked}", tmp_path)
    wrapper = DatabaseWrapper({**connections["default"].settings_dict, **held}, "other")
    assert wrapper.get_connection_params()["prepare_threshold"] == after


def _kept() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [text for (text,) in cursor.fetchall()]


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _end(number: int) -> None:
    """Let the server end a connection, as a restart does."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    other.close()
