"""What goes over the line to a language model, and what comes back of each way in which that can fail."""

import pytest

from heqi.writers.base import Failure, Request, Server
from heqi.writers.line import WriterLine
from heqi.writers.stream import Stream
from tests.support.writer_server import writer_server

ASKED = Request([{"role": "user", "content": "几天能到？"}], 5.0)


@pytest.fixture
def writer():
    with writer_server() as server:
        yield server


def write(server, *, request=ASKED, key="sk-test", **line):
    asking = WriterLine(private=True, **line)
    try:
        return asking.write(Server(server.url, "qwen-plus", key), request)
    finally:
        asking.close()


def test_a_streamed_answer_is_put_together_from_pieces_that_cut_through_characters(writer):
    came = write(writer)

    assert (came.text, came.failure) == ("亲，今天会帮您催一下。", None)
    ((body, headers),) = writer.asked
    assert (body["model"], body["stream"], body["messages"]) == ("qwen-plus", True, list(ASKED.messages))
    assert headers["authorization"] == "Bearer sk-test"


def test_a_server_that_does_not_stream_is_understood_too_and_needs_no_key(writer):
    writer.fault = "plain"
    assert write(writer, key="").text == "亲，今天会帮您催一下。"
    assert "authorization" not in writer.asked[0][1]


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        ("401", Failure.KEY),
        ("403", Failure.KEY),
        ("404", Failure.MODEL),
        ("429", Failure.BUSY),
        ("500", Failure.SERVER),
        ("redirect", Failure.SERVER),
        ("no json", Failure.UNREADABLE),
        ("malformed", Failure.UNREADABLE),
        ("error inside", Failure.UNREADABLE),
        ("cut", Failure.CUT),
    ],
)
def test_each_failure_has_its_name_and_nothing_of_what_the_server_said(writer, fault, failure):
    writer.fault = fault
    came = write(writer)
    assert (came.text, came.failure) == ("", failure)
    assert len(writer.asked) == 1


def test_an_empty_answer_is_none(writer):
    writer.say = [" ", "\n"]
    assert write(writer).failure is Failure.EMPTY


def test_a_server_that_says_nothing_or_drips_is_given_up_in_time(writer):
    quick = Request(ASKED.messages, 0.5)
    writer.fault = "silent"
    assert write(writer, request=quick).failure is Failure.SLOW
    writer.fault, writer.say = "drips", ["亲"] * 40
    ticks = iter(range(1_000))
    assert write(writer, request=quick, clock=lambda: float(next(ticks))).failure is Failure.SLOW


def test_nobody_there_is_told_as_that():
    with writer_server() as gone:
        pass
    assert write(gone).failure is Failure.UNREACHABLE


@pytest.mark.parametrize("url", ["http://models.example/v1", "https://127.0.0.1/v1", "https://models.example:22/v1"])
def test_W5_without_leave_only_the_open_internet_is_called(url):
    line = WriterLine(resolve=lambda name: ["93.184.216.34"])
    assert line.write(Server(url, "m"), ASKED).failure is Failure.REFUSED_ADDRESS


def test_W5_a_name_that_leads_into_the_own_network_is_not_called(writer):
    line = WriterLine(resolve=lambda name: ["10.0.0.8"])
    assert line.write(Server("https://models.example/v1", "m"), ASKED).failure is Failure.REFUSED_ADDRESS
    assert writer.asked == []


def test_a_key_stands_in_no_text_about_the_server():
    assert "sk-test" not in repr(Server("https://models.example/v1", "m", "sk-test"))


@pytest.mark.parametrize(
    "event", [b"data: 5", b"data: []", b'data: {"choices": []}', b'data: {"choices": [7]}', b"event: x"]
)
def test_events_of_another_form_are_passed_over(event):
    stream = Stream()
    stream.feed(event + b'\n\ndata: {"choices": [{"delta": {"content": "\xe5\xa5\xbd"}}]}\n\ndata: [DONE]\n\n')
    assert stream.result().text == "好"
