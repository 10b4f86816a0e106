"""docs/platforms.md keeps its word: the third platform that stands there runs, its table of actions is the code's."""

import hmac
import importlib
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from heqi.core.connecting import Connector, Credentials, Endpoint, ErrorKind, PlatformError, Thing
from heqi.core.sending import AnswerState, SendOrder
from heqi.core.words import Platform
from heqi.platforms.net.client import Surroundings
from heqi.platforms.pinduoduo.sending import HANDLERS as POP
from heqi.platforms.taobao.sending import HANDLERS as TOP
from tests.support.gateway import Call, Gateway, Hands, Raw, open_gateway

PAGE = (Path(__file__).parents[2] / "docs" / "platforms.md").read_text("utf-8")
NOW = datetime(2026, 6, 17, 4, tzinfo=UTC)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with open_gateway() as opened:
        yield opened


@pytest.fixture
def orchard(tmp_path: Path, gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connector]:
    """The folder of the documentation, copied and connected."""
    folder = tmp_path / "orchard"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    blocks = re.findall(r"```python\n# orchard/(\w+\.py)\n(.*?)```", PAGE, re.DOTALL)
    assert [name for name, _ in blocks] == ["methods.py", "client.py", "orders.py", "connector.py"]
    for name, code in blocks:
        (folder / name).write_text(code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("orchard.connector")
    around = Surroundings(lambda: NOW, pace=Hands().pace())
    yield module.OrchardConnector(Credentials("app", "secret", "token"), Endpoint(gateway.url), around)
    for name in [name for name in sys.modules if name.split(".")[0] == "orchard"]:
        del sys.modules[name]


def order(number: int, **other: Any) -> dict[str, Any]:
    return {"number": number, "changed": 1781571605, "state": "sent", "paid": 1990, "phone": "13800001234", **other}


def test_it_pulls_signed_pages_and_puts_bad_rows_aside(orchard: Connector, gateway: Gateway) -> None:
    rows = [order(at) for at in range(1, 50)] + [order(50, paid="梨")]

    def answer(call: Call) -> Any:
        page = int(call.fields["page"])
        return {"page": {"orders": rows[(page - 1) * 20 : page * 20], "count": len(rows)}}

    gateway.say("orders.changed", answer)
    (window,) = orchard.streams[0].windows(until=NOW, now=NOW + orchard.streams[0].every)
    pages = list(orchard.pull("orders", *window, now=NOW))
    facts = [row[0] for page in pages for row in page.rows]
    assert sorted(int(fact.key) for fact in facts) == list(range(1, 50))
    assert [bad.key for page in pages for bad in page.bad] == ["50"]
    assert (facts[0].values["state"], facts[0].values["paid_fen"]) == ("shipped", 1990)
    assert "13800001234" not in str(facts[0].raw)
    assert [call.fields["page"] for call in gateway.calls] == ["1", "3", "2", "1"]
    fields = gateway.calls[0].fields
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "sign")
    assert fields["sign"] == hmac.new(b"secret", text.encode(), "sha256").hexdigest()


def test_it_sends_once_asks_and_knows_what_an_error_means(orchard: Connector, gateway: Gateway) -> None:
    note = SendOrder("orchard.write_note", {"order_no": "7", "note": "易碎"}, "key-1")
    gateway.say("orders.note", {"noted": {}})
    assert orchard.handles == {"orchard.write_note"}
    assert orchard.send(note).state is AnswerState.DONE
    gateway.say("orders.note", Raw(cut=True))
    assert orchard.send(note).state is AnswerState.DOUBTFUL
    gateway.say("orders.note", {"error": "refused"})
    assert orchard.send(note).state is AnswerState.PERMANENT
    assert len(gateway.asked("orders.note")) == 3
    gateway.say("orders.show", {"order": order(7, note="易碎")})
    assert orchard.ask(note).state is AnswerState.DONE
    gateway.say("orders.show", {"error": "busy"}, {"order": order(7)})
    assert orchard.ask(note).state is AnswerState.NOT_DONE
    gateway.say("orders.show", {"error": "refused"})
    assert orchard.fetch(Thing("order", "7")) == ()
    with pytest.raises(PlatformError) as raised:
        orchard.refresh()
    assert raised.value.kind is ErrorKind.REAUTHORISE


def test_it_tests_its_connection_and_needs_nothing_else(orchard: Connector, gateway: Gateway) -> None:
    gateway.say("orders.changed", {"page": {"orders": [], "count": 0}})
    assert orchard.check().skew.total_seconds() == 0
    gateway.say("orders.changed", {"error": "token"})
    with pytest.raises(PlatformError):
        orchard.check()
    assert orchard.choices("carriers") == ()


def test_the_table_of_actions_is_what_the_code_can_do() -> None:
    written: dict[str, tuple[set[str], set[str]]] = {}
    for kinds, needs in re.findall(r"^\| ((?:`\w+\.\w+`(?:, )?)+) \| ([^|]+) \|", PAGE, re.MULTILINE):
        payload, _, files = needs.partition("; file ")
        for kind in re.findall(r"`([\w.]+)`", kinds):
            written[kind] = (set(payload.split(", ")), {files.strip()} - {""})
    known = {**POP, **TOP[Platform.TAOBAO], **TOP[Platform.TMALL]}
    assert written == {kind: (set(handler.needs), set(handler.files)) for kind, handler in known.items()}


def test_every_table_that_the_page_names_has_a_row_for_every_platform() -> None:
    named = re.findall(r"\| `core/([\w/]+)\.py` ((?:`\w+`(?:, )?)+) \|\n", PAGE)
    tables = [(place, name) for place, names in named for name in re.findall(r"\w+", names)]
    assert len(tables) == 5
    for place, name in tables:
        table = getattr(importlib.import_module(f"heqi.core.{place.replace('/', '.')}"), name)
        assert set(table) == set(Platform), f"{place}.{name}"
