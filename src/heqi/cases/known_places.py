"""What has become known since the choice: the parcels' numbers for the scripts, and that the replacement has left."""

from collections.abc import Sequence
from datetime import UTC, datetime

from heqi.cases.models import Case
from heqi.core.words import Outcome
from heqi.trade.contracts import ParcelView

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_SENDING = (Outcome.EXCHANGE, Outcome.RESHIP)


def known_places(case: Case, parcels: Sequence[ParcelView]) -> dict[str, str]:
    """Place → text, of the newest parcel of each kind."""
    first, new = first_parcel(case, parcels), replacement(case, parcels)
    known = {"运单号": first.tracking_no} if first else {}
    return known | ({"新运单号": new.tracking_no, "快递公司": new.carrier} if new else {})


def first_parcel(case: Case, parcels: Sequence[ParcelView]) -> ParcelView | None:
    """The newest parcel to the buyer that left before anything was chosen."""
    return _newest([each for each in _outbound(parcels) if not _is_new(case, each)])


def replacement(case: Case, parcels: Sequence[ParcelView]) -> ParcelView | None:
    """The newest parcel to the buyer that left after an exchange or a re-ship was chosen."""
    return _newest([each for each in _outbound(parcels) if _is_new(case, each)])


def _is_new(case: Case, parcel: ParcelView) -> bool:
    return case.chosen_at is not None and case.outcome in _SENDING and _left_at(parcel) > case.chosen_at


def _outbound(parcels: Sequence[ParcelView]) -> list[ParcelView]:
    return [each for each in parcels if each.direction == "outbound"]


def _newest(parcels: Sequence[ParcelView]) -> ParcelView | None:
    return max(parcels, key=_left_at, default=None)


def _left_at(parcel: ParcelView) -> datetime:
    return parcel.shipped_at or _LONG_AGO
