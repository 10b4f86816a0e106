"""Numbers as the platforms give them: unique, not guessable from the one before, the same for the same seed."""

from datetime import UTC, datetime, timedelta

_PRIME_15 = 318_665_857_834_031
_PRIME_12 = 104_395_303_081
CHINA = timedelta(hours=8)


def _scatter(serial: int, prime: int, size: int) -> int:
    """A permutation of 0 … size - 1, since `prime` shares no factor with a power of ten."""
    return (serial * prime + prime // 3) % size


def pdd_order_no(serial: int, at: int) -> str:
    """'260618-123456789012345': the day in China, then fifteen digits."""
    day = datetime.fromtimestamp(at, UTC) + CHINA
    return f"{day:%y%m%d}-{_scatter(serial, _PRIME_15, 10**15):015d}"


def trade_no(serial: int) -> str:
    """A Taobao tid or oid: nineteen digits, below 2**63."""
    return f"4{_scatter(serial, _PRIME_15, 10**15):015d}{serial % 1000:03d}"


def pdd_refund_no(serial: int) -> str:
    """The number of a Pinduoduo after-sale: twelve digits."""
    return f"1{_scatter(serial, _PRIME_12, 10**11):011d}"


def refund_no(serial: int) -> str:
    """The number of a Taobao refund: eighteen digits."""
    return f"2{_scatter(serial, _PRIME_15, 10**15):015d}{serial % 100:02d}"


def tracking_no(prefix: str, digits: int, serial: int) -> str:
    """A waybill number of a courier whose numbers have that many digits after the prefix."""
    return f"{prefix}{_scatter(serial, _PRIME_15, 10**digits):0{digits}d}"
