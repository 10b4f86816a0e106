"""The way of a parcel as its courier tells the platform."""

from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.platforms.net.reading import Reading


def build_track(read: Reading, key: str) -> tuple[Fact, ...]:
    """The parcel with its steps, oldest first, and the last one's words; nothing when no step is told.

    `key`: the parcel's (order/direction/number). Couriers' men and their phones stand in these words; they are masked.
    """
    steps = sorted(_steps(read), key=lambda step: step["at"])
    if not steps:
        return ()
    order_no, direction, number = key.split("/", 2)
    said = {
        "order_no": order_no,
        "direction": direction,
        "tracking_no": number,
        "track_text": steps[-1]["text"],
        "steps": steps,
    }
    return (Fact("parcel", key, datetime.fromisoformat(steps[-1]["at"]), said),)


def _steps(read: Reading) -> list[dict[str, Any]]:
    found = []
    for step in read.parts("trace_list"):
        at = step.moment("status_time") or step.moment("time")
        text = step.text("status_desc") or step.text("desc")
        if at is not None and text:
            found.append({"at": at.isoformat(), "text": mask_contacts(text), "action": step.text("action") or ""})
    return found
