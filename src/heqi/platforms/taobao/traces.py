"""The ways of an order's parcels as TOP tells them (taobao.logistics.trace.search)."""

from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.platforms.net.reading import Reading


def build_tracks(read: Reading, order_no: str) -> tuple[Fact, ...]:
    """The parcel with its steps, oldest first, and the last one's words; nothing when no step is told."""
    steps = sorted(_steps(read), key=lambda step: step["at"])
    numbers = read.numbers("out_sid")
    if not steps or not numbers:
        return ()
    said = {
        "order_no": order_no,
        "direction": "outbound",
        "tracking_no": numbers[0],
        "carrier": read.text("company_name"),
        "track_text": steps[-1]["text"],
        "steps": steps,
    }
    version = datetime.fromisoformat(steps[-1]["at"])
    return (Fact("parcel", f"{order_no}/outbound/{numbers[0]}", version, said),)


def _steps(read: Reading) -> list[dict[str, Any]]:
    found = []
    for step in read.parts("trace_list"):
        at, text = step.moment("status_time"), step.text("status_desc")
        if at is not None and text:
            found.append({"at": at.isoformat(), "text": mask_contacts(text), "action": step.text("action") or ""})
    return found
