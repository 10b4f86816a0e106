"""Signatures by fixed examples that any other language can be checked against, and what may not be changed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from heqi.core.errors import HeqiError
from heqi.platforms.channel.identity import make_token, read_token
from heqi.platforms.channel.limits import WINDOW
from heqi.platforms.channel.signing import (
    Letter,
    Stamp,
    check_stamp,
    make_nonce,
    make_secret,
    read_stamp,
    replay_ends,
    sign,
    sign_headers,
)

SECRET = "hqc_for-examples-only"
AT = datetime(2026, 5, 1, 1, 0, tzinfo=UTC)
NONCE = "0123456789abcdef"
BODY = b'{"messages":[]}'
POST = Letter("POST", "/channel/v1/0011223344556677/messages", BODY)
GET = Letter("GET", "/channel/v1/0011223344556677/outbox?after=12&wait=25")


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def refusal(stamp, letter, *, living=(SECRET,), now=AT):
    with pytest.raises(HeqiError) as raised:
        check_stamp(stamp, letter, living=living, now=now)
    return raised.value.code


@pytest.mark.parametrize(
    ("letter", "signature"),
    [
        (POST, "0aa60f65394ad1253aff5b779efcc54b1daf53272e883e64853cec6ba1af5af5"),
        (GET, "c6037816bf1e564b187b00788cc3f9152f2fa68466a4cbaae5937d480c88dcc5"),
    ],
)
def test_the_signature_of_an_example_is_this_one(letter, signature):
    assert sign(SECRET, letter, at=AT, nonce=NONCE) == signature


def test_the_method_may_be_written_small_and_nothing_else_may_differ():
    assert sign(SECRET, Letter("post", POST.path, BODY), at=AT, nonce=NONCE) == sign(SECRET, POST, at=AT, nonce=NONCE)


@given(
    some.binary(max_size=200),
    some.text("abcdefgh/?&=0123456789", max_size=40),
    some.sampled_from(["GET", "POST"]),
    some.integers(-299, 299),
)
def test_what_was_signed_is_let_in_and_any_change_of_it_is_not(body, path, method, seconds):
    letter, now = Letter(method, "/" + path, body), AT + timedelta(seconds=seconds)
    stamp = read_stamp(lower(sign_headers([SECRET], letter, at=AT, nonce=NONCE)))
    check_stamp(stamp, letter, living=[SECRET], now=now)
    for other in (
        Letter(method, "/" + path, body + b"x"),
        Letter(method, f"/{path}x", body),
        Letter("PUT", "/" + path, body),
    ):
        assert refusal(stamp, other, now=now) == "channel.bad_signature"
    for changed in (
        Stamp(stamp.at + timedelta(seconds=1), stamp.nonce, stamp.signatures),
        Stamp(stamp.at, stamp.nonce[:-1] + "_", stamp.signatures),
        Stamp(stamp.at, stamp.nonce, ()),
    ):
        assert refusal(changed, letter, now=now) == "channel.bad_signature"
    assert refusal(stamp, letter, living=[make_secret()], now=now) == "channel.bad_signature"


@given(some.integers(-86_400, 86_400))
def test_a_nonce_is_remembered_for_as_long_as_its_request_would_be_let_in(seconds):
    stamp = read_stamp(lower(sign_headers([SECRET], POST, at=AT, nonce=NONCE)))
    now = AT + timedelta(seconds=seconds)
    if abs(now - AT) <= WINDOW:
        check_stamp(stamp, POST, living=[SECRET], now=now)
        assert now < replay_ends(stamp)
    else:
        assert refusal(stamp, POST, now=now) == "channel.out_of_time"


def test_while_a_secret_is_replaced_either_side_may_be_first():
    old, new = make_secret(), make_secret()
    both = read_stamp(lower(sign_headers([new, old], POST, at=AT, nonce=NONCE)))
    for living in ([old], [new], [new, old]):
        check_stamp(both, POST, living=living, now=AT)


def test_secrets_and_nonces_are_never_the_same_twice():
    assert len({make_secret() for _ in range(100)} | {make_nonce() for _ in range(100)}) == 200
    assert all(16 <= len(make_nonce()) <= 64 for _ in range(20))


def test_a_visitors_token_of_an_example_is_this_one():
    token = make_token(SECRET, {"id": "user-77", "name": "阿梅", "exp": 1777600000})
    assert token == (
        "eyJpZCI6InVzZXItNzciLCJuYW1lIjoi6Zi_5qKFIiwiZXhwIjoxNzc3NjAwMDAwfQ."
        "b70a8c43461bf41da6a1d9d6ddf8a053e9ff20111a035b32b1812856bb5e5d14"
    )
    assert read_token(token, living=[SECRET], now=AT - timedelta(days=1)).name == "阿梅"


@given(some.text(max_size=80))
def test_no_text_is_a_token_that_nobody_signed(text):
    with pytest.raises(HeqiError):
        read_token(text, living=[SECRET], now=AT)
