"""`heqi screen` as merchants and scripts call it: JSON lines in, JSON lines out (M1)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from heqi.cli.screen import command


def run(*lines: Any, args: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    raw = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines
    )
    result = CliRunner().invoke(command, list(args), input=raw)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_M1_a_message_is_answered_with_verdict_findings_and_other_words() -> None:
    [answer] = run({"id": 7, "text": "亲，加我薇❤"})
    assert (answer["id"], answer["verdict"]) == (7, "block")
    assert [answer["findings"][0][name] for name in ("span", "surface", "seen_as", "severity")] == [
        [4, 6],
        "薇❤",
        "微信",
        "block",
    ]
    assert answer["rewrite"].startswith("亲，")
    assert run("您好") == [{"id": None, "verdict": "pass", "findings": [], "rewrite": None}]


def test_M1_a_bad_line_is_told_and_the_rest_goes_on() -> None:
    answers = run(
        b"{", b'"\xff"', {"id": "a", "text": 5}, [1], {"id": "b", "text": "x", "direction": "up"}, b"", "您好"
    )
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        "line.invalid",
        "line.invalid",
        "message.invalid",
        "line.invalid",
        "message.invalid",
        None,
    ]
    assert [answer["id"] for answer in answers] == [None, None, "a", None, "b", None]
    assert answers[-1]["verdict"] == "pass"


def test_M10_the_direction_is_the_lines_own_or_the_commands() -> None:
    answers = run("加我微信", {"text": "加我微信", "direction": "out"}, args=("--direction", "in"))
    assert [answer["verdict"] for answer in answers] == ["pass", "block"]
    assert answers[0]["findings"][0]["severity"] == "note"


def test_M1_halves_of_a_pair_come_back_as_they_were_sent() -> None:
    [answer] = run(b'{"id": 1, "text": "\\ud83d\\u52a0\\u6211\\u5fae\\u4fe1"}')
    assert [each["surface"] for each in answer["findings"]] == ["微信"]
    [answer] = run(b'{"id": "\\udc00", "text": "ok"}')
    assert answer["id"] == "\udc00"


def test_M1_a_shops_words_come_with_the_line_or_by_its_name(tmp_path: Path) -> None:
    words = {"platform": "pinduoduo", "allow": ["微信公仔"], "extra": [{"text": "清仓", "severity": "block"}]}
    shops = tmp_path / "shops.json"
    shops.write_text(json.dumps({"果然鲜": words}), "utf-8")
    by_line = run({"text": "微信公仔清·仓", "shop": words})
    by_name = run({"text": "微信公仔清·仓", "shop": "果然鲜"}, args=("--shops", str(shops)))
    assert by_line == by_name
    assert [each["kind"] for each in by_line[0]["findings"]] == ["shop_word"]
    assert run({"text": "x", "shop": {"platform": "ebay"}})[0]["error"]["code"] == "message.invalid"


def test_M13_the_turns_before_are_read() -> None:
    said = "我们家的果子摘下来就长这样的哦"
    context = [{"from": "agent", "text": said}, {"from": "buyer", "text": "可是烂了一半"}]
    [answer] = run({"text": said, "context": context})
    assert any(each["kind"] == "evasive" for each in answer["findings"])
    assert run({"text": said, "context": [{"from": "cat", "text": "x"}]})[0]["error"]["detail"] == {
        "field": "context.from"
    }


def test_M1_screening_starts_without_django() -> None:
    program = (
        "import sys; from heqi.cli import main; main(['screen', '--help'], standalone_mode=False); "
        "from heqi.assets.loader import load_screener; load_screener(); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
