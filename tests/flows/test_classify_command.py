"""`heqi classify` as merchants and scripts call it."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from heqi.cli.classify import command, read_batches

KEYS = [
    "id",
    "intent",
    "also",
    "group",
    "emotion",
    "negative",
    "dissatisfied",
    "session",
    "aspects",
    "causes",
    "why",
]


def run(*lines: Any) -> list[dict[str, Any]]:
    """The answers to lines: bytes and strings as they are, anything else as JSON."""
    raw = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    result = CliRunner().invoke(command, [], input=b"\n".join(raw))
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout_bytes.splitlines()]


def one(text: str, **more: Any) -> dict[str, Any]:
    return run({"text": text, **more})[0]


def shown(text: str, label: str) -> set[str]:
    """The words that are said to have given a label."""
    return {text[start:end] for start, end, each in one(text, **{"as": "review"})["why"] if each == label}


def test_H6_an_answer_has_every_key_in_the_order_of_the_documentation() -> None:
    answer = one("果子什么时候发货", id=7)
    assert list(answer) == KEYS
    assert answer["id"] == 7
    assert len(answer["intent"]["top"]) == 5
    assert answer["intent"]["top"][0] == [answer["intent"]["label"], answer["intent"]["p"]]


@pytest.mark.parametrize(
    ("review", "main"),
    [
        ("苹果切开全是黑心,根本没法吃", "product"),
        ("少发了两斤,问客服三天都不理人", "service"),
        ("快递把箱子扔在雨里,路上走了九天", "logistics"),
    ],
)
def test_H6_a_bad_review_has_a_cause(review: str, main: str) -> None:
    answer = one(review, **{"as": "review"})
    assert answer["negative"] > 0.5
    assert answer["causes"]["main"] == main
    assert answer["causes"]["all"][main] == max(answer["causes"]["all"].values())


def test_H6_the_words_that_gave_a_cause_are_shown() -> None:
    assert any("快递" in words for words in shown("快递把箱子扔在雨里,路上走了九天", "logistics"))
    assert any("难吃" in words for words in shown("这个真的太难吃了", "negative"))


def test_H6_of_a_good_review_nothing_is_explained_away() -> None:
    answer = one("很甜很新鲜,全家都爱吃", **{"as": "review"})
    assert answer["negative"] < 0.1
    assert not [label for _, _, label in answer["why"] if label == "negative"]


def test_H6_opinions_have_aspect_polarity_and_words() -> None:
    text = "味道很好闻,就是物流太慢了"
    said = {each["aspect"]: each for each in one(text, **{"as": "review"})["aspects"]}
    assert said["气味"]["polarity"] == "正面"
    assert said["物流"]["polarity"] == "负面"
    start, end = said["气味"]["span"]
    assert text[start:end] == "很好闻"


@pytest.mark.parametrize(
    ("review", "bad"),
    [("不错", False), ("没有异味", False), ("👍", False), ("难吃", True), ("不新鲜", True), ("😡😡", True)],
)
def test_H6_short_reviews_and_emoji_are_read(review: str, bad: bool) -> None:
    assert (one(review, **{"as": "review"})["negative"] > 0.5) is bad


def test_H6_a_bare_string_is_a_text() -> None:
    assert run("很甜很新鲜")[0]["negative"] == one("很甜很新鲜")["negative"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{oops", "不是 JSON"),
        (b'"\xff\xfe"', "UTF-8"),
        (b"[1]", "不是对象"),
        (b"{}", "缺少 text"),
        (b'{"text": 5}', "缺少 text"),
        (b'{"text": "x", "as": "poem"}', "turn 或 review"),
        (b'{"text": "x", "context": "y"}', "context 应为数组"),
        (b'{"text": "x", "context": [{"from": "robot", "text": "y"}]}', "buyer 或 agent"),
        (b'{"text": "x", "context": [{"from": "buyer"}]}', "缺少 text"),
    ],
)
def test_H6_a_bad_line_is_answered_and_the_rest_goes_on(line: bytes, says: str) -> None:
    first, bad, last = run({"id": 1, "text": "好"}, line, {"id": 3, "text": "好"})
    assert bad["error"]["code"] == "line.invalid"
    assert says in bad["error"]["message"]
    assert (first["id"], last["id"]) == (1, 3)
    assert first["negative"] == last["negative"]


def test_H6_the_id_of_a_bad_line_comes_back() -> None:
    assert run({"id": "a-7", "text": None})[0]["id"] == "a-7"


def test_H6_blank_lines_are_passed_over_and_counted() -> None:
    answers = run(b"", b'"x"', b"  ", b"{oops")
    assert len(answers) == 2
    assert "第 4 行" in answers[1]["error"]["message"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\x00",
        "\ud83d",
        "👍🏽👨‍👩‍👧",
        "\u202e\u200b",
        "。。。,,,",
        "坏" * 100_000,
        "果子坏了,客服不理。" * 10_000,
    ],
)
def test_H6_no_text_is_too_strange(text: str) -> None:
    [answer] = run(json.dumps({"text": text, "context": [{"from": "buyer", "text": text}]}).encode())
    check(answer, text)


def check(answer: dict[str, Any], text: str) -> None:
    """Probabilities are probabilities, and spans lie inside the text."""
    ps = [answer["negative"], answer["dissatisfied"], answer["session"]["dissatisfied"], answer["emotion"]["p"]]
    ps += [answer["group"]["p"], *(p for _, p in answer["intent"]["top"]), *answer["causes"]["all"].values()]
    assert all(0 <= p <= 1 for p in ps)
    spans = [(start, end) for start, end, _ in answer["why"]] + [tuple(each["span"]) for each in answer["aspects"]]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@settings(max_examples=60)
@given(st.lists(st.text(alphabet=st.characters(codec=None), max_size=40), min_size=1, max_size=5))
def test_H6_the_same_text_gets_the_same_answer_in_any_company(texts: list[str]) -> None:
    lines = [json.dumps({"text": text}).encode() for text in texts]
    together = run(*lines)
    for line, answer, text in zip(lines, together, texts, strict=True):
        check(answer, text)
        assert run(line) == [answer]


def test_M1_zero_width_characters_change_nothing() -> None:
    plain, hidden = one("果子都烂了,你们管不管"), one("果\u200b子都烂\u2060了,你们管\ufeff不管")
    for key in ("intent", "group", "emotion", "negative", "causes"):
        assert hidden[key] == plain[key], key


class Trickle(io.RawIOBase):
    """Gives its pieces one by one, as a pipe does."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = iter(pieces)

    def read1(self, _size: int) -> bytes:
        return next(self.pieces, b"")


def batches(*pieces: bytes) -> Iterator[list[bytes]]:
    return read_batches(Trickle(list(pieces)))


def test_H6_lines_are_answered_as_they_come() -> None:
    assert list(batches(b'"a"\n"b', b'"\n', b'"c"')) == [[b'"a"'], [b'"b"'], [b'"c"']]


def test_H6_the_command_starts_without_django() -> None:
    code = "import sys; import heqi.cli.classify; from heqi.assets.loader import load_understanding; "
    code += "load_understanding(); print([m for m in ('django', 'sklearn', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
