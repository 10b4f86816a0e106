"""Doing things outside: a table of what a platform offers for each kind of action, and the answer to each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from heqi.core.connecting import ErrorKind, PlatformError
from heqi.core.sending import Answer, AnswerState, SendError, SendOrder

C = TypeVar("C")
LATER = frozenset({ErrorKind.TEMPORARY, ErrorKind.RATE_LIMITED, ErrorKind.REAUTHORISE})
DONE = Answer(AnswerState.DONE)
NOT_DONE = Answer(AnswerState.NOT_DONE)
DOUBTFUL = Answer(AnswerState.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Handler(Generic[C]):
    """How one kind is done, and how to see whether it was. `needs`: of its payload; `files`: bytes that must come."""

    send: Callable[[C, SendOrder], Answer]
    ask: Callable[[C, SendOrder], Answer]
    needs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def do(table: Mapping[str, Handler[C]], connector: C, order: SendOrder) -> Answer:
    """Send an order by its handler. What the payload lacks is an answer, not an error."""
    handler = _handler(table, order)
    lacking = [name for name in handler.needs if order.payload.get(name) in (None, "")]
    lacking += [name for name in handler.files if not order.files.get(name)]
    if lacking:
        return refused("payload", f"缺少必填内容：{'、'.join(lacking)}。", f"Lacking: {', '.join(lacking)}.")
    try:
        return handler.send(connector, order)
    except PlatformError as error:
        return answer_of(error)


def look(table: Mapping[str, Handler[C]], connector: C, order: SendOrder) -> Answer:
    """Ask whether an order has happened. What cannot be found out is doubtful, with the reason."""
    try:
        return _handler(table, order).ask(connector, order)
    except PlatformError as error:
        return Answer(AnswerState.DOUBTFUL, error=error.as_send_error())


def answer_of(error: PlatformError) -> Answer:
    """What an error says of the order that met it."""
    if error.sent:
        state = AnswerState.DOUBTFUL
    elif error.kind in LATER:
        state = AnswerState.TEMPORARY
    else:
        state = AnswerState.PERMANENT
    return Answer(state, error=error.as_send_error())


def refused(code: str, message: str, message_en: str) -> Answer:
    """It was not sent at all, and will not be as it stands."""
    return Answer(AnswerState.PERMANENT, error=SendError(code, message, message_en))


def done_when(said: bool | None, reference: str = "") -> Answer:
    """done or not_done; None is doubtful."""
    if said is None:
        return DOUBTFUL
    return Answer(AnswerState.DONE, reference) if said else NOT_DONE


def _handler(table: Mapping[str, Handler[C]], order: SendOrder) -> Handler[C]:
    handler = table.get(order.kind)
    if handler is None:
        zh = "这个动作平台没有开放接口，需要人工在后台处理。"
        raise PlatformError(ErrorKind.PERMANENT, order.kind, zh, "The platform has no API for this; do it by hand.")
    return handler
