"""The lane that has drafts written. It talks to a server of the merchant's choice and keeps nobody else waiting."""

from django.conf import settings

from heqi.assets.loader import load_screener
from heqi.core.drafts.answer import judge_answer
from heqi.drafts.actions import ClaimedDraft, claim_draft, settle_draft, sweep_drafts
from heqi.language.queries import words_of
from heqi.workers.clock import read_clock
from heqi.writers.base import Request, Server
from heqi.writers.line import WriterLine


def make_writer_line() -> WriterLine:
    """The line as this installation allows it."""
    return WriterLine(private=settings.HEQI_DRAFTS_PRIVATE)


def write_due(line: WriterLine) -> int:
    """Have one draft written that waits; how many were."""
    sweep_drafts(now=read_clock())
    claimed = claim_draft(now=read_clock())
    if claimed is None:
        return 0
    _write(line, claimed)
    return 1


def _write(line: WriterLine, claimed: ClaimedDraft) -> None:
    server = Server(claimed.url, claimed.model, claimed.key)
    came = line.write(server, Request(claimed.draft.messages, claimed.seconds))
    if came.failure is not None:
        settle_draft(claimed.draft, claimed.token, error=came.failure, now=read_clock())
        return
    words = words_of(claimed.draft.shop_id)
    judged = judge_answer(came.text, lambda text: load_screener().screen(text, words=words))
    if judged is None:
        settle_draft(claimed.draft, claimed.token, error="blocked", now=read_clock())
        return
    settle_draft(
        claimed.draft,
        claimed.token,
        text=judged.text,
        verdict=judged.verdict,
        rewritten=judged.rewritten,
        now=read_clock(),
    )
