"""What has become known since the choice and can be pasted into the scripts: numbers and couriers of the parcels."""

from collections.abc import Iterable
from datetime import UTC, datetime

from heqi.cases.models import Case
from heqi.trade.contracts import ParcelView

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def known_places(case: Case, parcels: Iterable[ParcelView]) -> dict[str, str]:
    """Place → text. A parcel that left after the choice is the replacement; the newest of each kind counts."""
    sent = sorted((each for each in parcels if each.direction == "outbound"), key=_left_at)
    first = [each for each in sent if case.chosen_at is None or _left_at(each) <= case.chosen_at]
    new = [each for each in sent if each not in first]
    known = {"运单号": first[-1].tracking_no} if first else {}
    return known | ({"新运单号": new[-1].tracking_no, "快递公司": new[-1].carrier} if new else {})


def _left_at(parcel: ParcelView) -> datetime:
    return parcel.shipped_at or _LONG_AGO
