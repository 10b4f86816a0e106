"""`heqi bench language`: what it reads, beside what, and what it prints (M1)."""

import json
import sys

import pytest
from click.testing import CliRunner

from heqi.bench.language import make_up_messages
from heqi.bench.word_list import WordList
from heqi.cli.bench import command


def test_M1_the_corpus_is_the_same_for_the_same_seed_and_mostly_ordinary() -> None:
    messages = make_up_messages(2_000, 7)
    assert messages == make_up_messages(2_000, 7) != make_up_messages(2_000, 8)
    assert 18 <= sum(map(len, messages)) / 2_000 <= 26
    assert not any("{n}" in each or each.startswith("#") for each in messages)


def test_M1_the_yardstick_finds_plain_words_and_no_disguise() -> None:
    assert WordList().find("加微信领好评返现红包") == ["加微信", "微信", "好评返现"]
    assert WordList().find("加微.信") == []


def test_M1_the_bench_prints_ratios_and_every_raw_value() -> None:
    done = CliRunner().invoke(command, ["language", "--rows", "300"])
    assert done.exit_code == 0
    result = json.loads(done.output.splitlines()[-1])
    assert (result["bench"], result["rows"], result["corpus"]) == ("language", 300, "heqi/bench/messages.txt")
    assert set(result["per_second"]) == {"screen", "word_list", "classify"} == set(result["raw_seconds"])
    assert set(result["one_message"]) == {"screen", "classify"}
    assert set(result["ratios"]) == {"word_list"}
    assert result["ratios"]["word_list"] == pytest.approx(
        result["per_second"]["screen"] / result["per_second"]["word_list"], abs=0.01
    )
    assert "word_list" in done.output.splitlines()[1]


def test_M1_a_peer_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "snownlp", None)
    done = CliRunner().invoke(command, ["language", "--rows", "10", "--peer"])
    assert done.exit_code == 1
    assert "pip install snownlp" in done.output
