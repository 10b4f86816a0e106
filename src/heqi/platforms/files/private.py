"""What is personal in a table, by its headers: receivers, phones, addresses and accounts are masked before all else."""

import re
from collections.abc import Callable, Sequence

from heqi.core.masks import mask_account, mask_address, mask_contacts, mask_name, mask_phone, mask_whole
from heqi.platforms.files.headers import normalise_header

Hide = Callable[[str], str]
_BY_HEADER: tuple[tuple[re.Pattern[str], Hide], ...] = (
    (re.compile(r"身份证|证件号|银行卡|开户|发票|税号|开票"), mask_whole),
    (re.compile(r"支付宝(?!交易)|邮箱|email|微信|qq"), mask_account),
    (re.compile(r"电话|手机(?!订单)|联系方式|固话|phone|mobile|tel$"), mask_phone),
    (re.compile(r"地址|住址|街道|address"), mask_address),
    (re.compile(r"姓名|收货人|收件人|联系人|付款人|receiver|consignee"), mask_name),
)
_NUMBER = re.compile(r"[0-9A-Za-z]*\d[\d-]{11,}")


def hide_by_header(header: str) -> Hide:
    """How cells under a header that fills no field are masked: by what it names, else contacts inside the text."""
    plain = normalise_header(header)
    return next((hide for pattern, hide in _BY_HEADER if pattern.search(plain)), mask_contacts)


def hide_sample(header: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Cells of a file that nobody has recognised, fit to be shown."""
    names = [*header, *[""] * (len(cells) - len(header))]
    return [hide_by_header(name)(cell) for name, cell in zip(names, cells, strict=False)]


def hide_shifted(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells of a broken row, which may stand under the wrong headers: only long numbers (orders, parcels) remain."""
    return tuple(cell if not cell or _NUMBER.fullmatch(cell) else "***" for cell in cells)
