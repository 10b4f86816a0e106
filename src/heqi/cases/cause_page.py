"""The root cause as the case page shows it: what was said, or what the evidence proposes."""

from datetime import datetime
from typing import Any

from heqi.cases.judge import Judged
from heqi.cases.models import Case
from heqi.core.cases.causes import LINKS, propose_cause
from heqi.core.cases.reading import read_case


def cause_page(case: Case, judged: Judged, *, now: datetime) -> dict[str, Any]:
    """`CauseShape` of the API. `asked`: the case is over and nobody has said yet."""
    proposed = propose_cause(read_case(judged.facts, now))
    return {
        "said": case.cause or None,
        "asked": case.done and not case.cause,
        "proposed": None if proposed is None else proposed.link,
        "why": "" if proposed is None else proposed.why,
        "why_en": "" if proposed is None else proposed.why_en,
        "links": [{"key": link, "name": zh, "name_en": en} for link, (zh, en) in LINKS.items()],
    }
