"""What a buyer's turn tells about an invoice: that one is asked for, and any of its details."""

import re
from dataclasses import dataclass, replace

from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.invoices.details import InvoiceDetails, InvoiceForm
from heqi.core.tax_number import is_tax_number, write_plain

_INVOICE = r"(?:增值税)?(?:电子|纸质|普通|专用|数电)*(?:发票|普票|专票|增票|税票|fapiao)"
_ASKS = re.compile(
    rf"(?:开|要|补|寄|给|发|提供|申请|需要|索取)[^。！!\n]{{0,8}}{_INVOICE}|{_INVOICE}[^。！!\n]{{0,10}}(?:开|怎么|可以|能|吗|么|补|呢|什么时候|没收到|抬头)"
    r"|开(?:个|张)?票|发票抬头|税号[:：]",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    rf"(?:不用|不要|不需要|没必要|无需|别)[^。！!，,\n]{{0,6}}(?:{_INVOICE}|开票)|{_INVOICE}(?:就)?(?:不用|不要|不需要|算了)"
)
_SPECIAL = re.compile(r"专票|专用发票|增值税专")
_PAPER = re.compile(r"纸质")
_ELECTRONIC = re.compile(r"电子(?:普通|专用)?(?:发票|票|版)|数电")
_PERSONAL = re.compile(r"个人抬头|抬头[^。\n]{0,4}个人|开个人|个人(?:的)?发票|个人就(?:行|好|可以)")
_COMPANY_WORDS = (
    "公司|集团|厂|商行|商店|超市|酒店|饭店|合作社|事务所|经营部|工作室|个体工商户|委员会|管理局|研究院|研究所|医院|学校|大学|"
    "小学|中学|幼儿园|中心|协会|银行|支行|分公司|门诊部|服务部|店"
)
_NAMED = re.compile(
    r"(?:抬头\s*(?:[:：]|是|为|写|开|\s)|(?:单位|公司)?名称\s*(?:[:：]|是|为)|(?:单位|公司)\s*[:：])\s*[:：]?\s*"
    r"(?P<title>[^\s,，。;；:：?？！!\n]{2,80})(?![^,，。;；\n]{0,6}[?？])"
)
_NO_TITLE = re.compile(r"[吗呢么吧]$|什么|怎么|哪|错|多少|可以|需要|改")
_SURELY_COMPANY = "有限公司|股份公司|分公司|集团|合作社|事务所|研究院|研究所|委员会|经营部"
_OURS = re.compile("你们|我们|咱们|你家|贵|这家|那家|哪家|快递|物流")
_COMPANY = re.compile(rf"(?P<title>[一-鿿A-Za-z0-9（）()·]{{2,60}}(?:{_SURELY_COMPANY}))(?![一-鿿])")
_TAX_NO = re.compile(
    r"(?:(?:税号|识别号|信用代码)(?:是|为)?\s*[:：]?\s*(?P<said>[0-9A-Za-z\- ]{15,24}))"
    r"|(?<![0-9A-Za-z])(?P<bare>[0-9A-Za-z]{15}|[0-9A-Za-z]{18})(?![0-9A-Za-z])"
)
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_REISSUE = re.compile(r"补(?:开|寄|发)|后补|另外寄|单独寄")


@dataclass(frozen=True, slots=True)
class InvoiceHeard:
    """`asks`: an invoice is wanted; `declines`: expressly none; `details`: what was said, the rest empty.

    `said`: the names of the details that were said. What is masked in the text counts as not said.
    """

    asks: bool
    declines: bool
    details: InvoiceDetails
    said: frozenset[str]


def hear_invoice(text: str, *, intends: bool = False) -> InvoiceHeard:
    """What one turn tells. `intends`: the turn was understood to be about an invoice, whatever its words."""
    declines = _DECLINES.search(text) is not None
    said: dict[str, object] = {}
    if _SPECIAL.search(text):
        said |= {"kind": InvoiceKind.SPECIAL, "personal": False}
    if _PAPER.search(text):
        said["form"] = InvoiceForm.PAPER
    elif _ELECTRONIC.search(text):
        said["form"] = InvoiceForm.ELECTRONIC
    said |= _title(text) | _tax_number(text) | _email(text)
    if _REISSUE.search(text) and said.get("form") is InvoiceForm.PAPER:
        said["reissue"] = True
    asks = not declines and (intends or "tax_no" in said or _ASKS.search(text) is not None)
    details = replace(InvoiceDetails(), **said)  # type: ignore[arg-type]  # each name was put in with its own type
    return InvoiceHeard(asks, declines, details, frozenset(said))


def fill_in(held: InvoiceDetails, heard: InvoiceHeard) -> InvoiceDetails:
    """What is held with what was said now; the buyer's later word counts."""
    return replace(held, **{name: getattr(heard.details, name) for name in heard.said})


def _title(text: str) -> dict[str, object]:
    if _PERSONAL.search(text):
        return {"personal": True}
    found = _COMPANY.search(text)
    named = _NAMED.search(text)
    if named is not None and "*" not in named["title"] and not _NO_TITLE.search(named["title"]):
        title = named["title"]
        company = re.search(rf"(?:{_COMPANY_WORDS})", title) is not None
        return {"title": title, **({"personal": False} if company else {})}
    if found is None or _ASKS.search(found["title"]) or _OURS.search(found["title"]):
        return {}
    return {"title": found["title"], "personal": False}


def _tax_number(text: str) -> dict[str, object]:
    for found in _TAX_NO.finditer(text):
        plain = write_plain(found["said"] or found["bare"])
        if found["said"] or is_tax_number(plain):
            return {"tax_no": plain, "personal": False}
    return {}


def _email(text: str) -> dict[str, object]:
    found = _EMAIL.search(text)
    return {} if found is None else {"email": found[0]}
