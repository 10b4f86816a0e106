"""The scope check names what goes around the rules of the house, and lets pass what keeps them."""

from pathlib import Path

import pytest

from tools.check_scope import find_breaches


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("cases/listing.py", "Case.objects.all()", "cases/listing.py:1: `.objects` goes around the scope"),
        ("core/cases/states.py", "from django.db import models", "core/cases/states.py:1: the core knows no Django"),
        ("trade/plan.py", "x = 1\nnow = datetime.now(UTC)", "trade/plan.py:2: the clock is read here"),
        ("trade/plan.py", "datetime.datetime.now(UTC)", "trade/plan.py:1: the clock is read here"),
        ("web/api/cases.py", "Case.objects.get(id=1)", "web/api/cases.py:1: `.objects` goes around the scope"),
        ("inbox/queries.py", "timezone.now()", "inbox/queries.py:1: the clock is read here"),
    ],
)
def test_a_breach_is_named_with_its_line(path: str, text: str, said: str) -> None:
    (line,) = find_breaches(Path(path), text)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cases/access.py", "Case.objects.in_shops(ids)"),
        ("cases/actions/take_case.py", "Case.objects.create(shop_id=1)"),
        ("web/live.py", "datetime.now(UTC)"),
        ("web/live.py", "Session.objects.filter(session_key=key)"),
        ("core/time.py", "datetime.combine(day, midnight)"),
        ("core/cases/states.py", "# django's Case.objects is not for us"),
    ],
)
def test_what_keeps_the_rules_passes(path: str, text: str) -> None:
    assert list(find_breaches(Path(path), text)) == []
