"""Money is integer fen of CNY. Text becomes fen here and nowhere else."""

from decimal import Decimal, InvalidOperation

MOST_FEN = 10**12


def read_yuan(text: str) -> int:
    """Fen of an amount in yuan as exports write it: '12.5', '¥1,234.50', '－3.00', '12.50元'.

    Raises ValueError when it is not an amount, has more than two decimals that matter, or is past 10 billion yuan.
    """
    plain = text.strip().translate(_FULL_WIDTH).removeprefix("CNY").removesuffix("元").strip()
    sign = plain.startswith("-")
    plain = plain.removeprefix("-").removeprefix("¥").replace(",", "").strip()
    if plain.startswith("-"):
        sign, plain = True, plain[1:]
    try:
        fen = Decimal(plain) * 100
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not fen.is_finite() or fen != fen.to_integral_value() or abs(fen) > MOST_FEN:
        raise ValueError(text)
    return -int(fen) if sign else int(fen)


def yuan(fen: int) -> str:
    """'¥12.50' for 1250; the sign comes first: '-¥3.00'."""
    return f"{'-' if fen < 0 else ''}¥{abs(fen) // 100}.{abs(fen) % 100:02d}"


def percent_of(fen: int, percent: int | float | Decimal) -> int:
    """That share of an amount in fen, rounded half up."""
    return int((Decimal(fen) * Decimal(str(percent)) / 100).quantize(Decimal(1), rounding="ROUND_HALF_UP"))


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－￥−", "0123456789.,-¥-")
