"""A track as the fact of a parcel: the same entity, key and names that platforms give, so that they merge."""

from datetime import UTC

from heqi.core.facts import Fact
from heqi.couriers.base import Stage, Track


def parcel_fact(track: Track, *, order_no: str, direction: str, number: str) -> Fact | None:
    """The parcel with its steps and the last one's words, as of that step; None when nothing was told yet.

    `number`: as the order spells it, which is part of the key. `track_stage` is ours; platforms do not give it.
    """
    if not track.steps:
        return None
    steps = [
        {"at": step.at.astimezone(UTC).isoformat(), "text": step.text, "action": step.action} for step in track.steps
    ]
    said = {
        "order_no": order_no,
        "direction": direction,
        "tracking_no": number,
        "track_text": track.steps[-1].text,
        "steps": steps,
    }
    if track.stage is not Stage.NONE:
        said["track_stage"] = track.stage.value
    version = track.steps[-1].at.astimezone(UTC)
    return Fact("parcel", f"{order_no}/{direction}/{number}", version, said, progress=len(steps))
