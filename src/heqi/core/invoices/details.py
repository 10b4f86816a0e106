"""What an invoice needs, and what is still missing of it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.errors import HeqiError
from heqi.core.masks import mask_account, mask_name, mask_phone
from heqi.core.tax_number import is_tax_number, write_plain

MOST_TITLE = 120
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}")


class InvoiceForm(StrEnum):
    """How it is handed over."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


class Missing(StrEnum):
    """What has to be asked for or put right before the invoice can be written."""

    TITLE_KIND = "title_kind"
    TITLE = "title"
    TAX_NO = "tax_no"
    TAX_NO_WRONG = "tax_no_wrong"
    COMPANY_FOR_SPECIAL = "company_for_special"
    EMAIL_WRONG = "email_wrong"


@dataclass(frozen=True, slots=True)
class InvoiceDetails:
    """What the buyer said. `personal` None: not said. `reissue`: a paper one that is sent apart, afterwards.

    Empty texts: not said. An electronic invoice reaches the buyer in the order itself; `email` is where else to.
    """

    kind: InvoiceKind = InvoiceKind.ORDINARY
    form: InvoiceForm = InvoiceForm.ELECTRONIC
    personal: bool | None = None
    title: str = ""
    tax_no: str = ""
    email: str = ""
    phone: str = ""
    reissue: bool = False


def clean_details(said: InvoiceDetails) -> InvoiceDetails:
    """As they are kept: no blanks around, the tax number plainly written, none for a person. Raises invoice.title."""
    title = " ".join(said.title.split())
    if len(title) > MOST_TITLE:
        raise HeqiError(
            "invoice.title", f"抬头不超过 {MOST_TITLE} 字。", f"A title has at most {MOST_TITLE} signs.", 422
        )
    return InvoiceDetails(
        kind=said.kind,
        form=said.form,
        personal=said.personal,
        title=title or ("个人" if said.personal else ""),
        tax_no="" if said.personal else write_plain(said.tax_no),
        email=said.email.strip(),
        phone=said.phone.strip(),
        reissue=said.reissue and said.form is InvoiceForm.PAPER,
    )


def find_missing(details: InvoiceDetails) -> tuple[Missing, ...]:
    """Nothing missing: it can be written. A personal title needs no tax number; a special invoice is a company's."""
    missing = []
    if details.kind is InvoiceKind.SPECIAL and details.personal:
        missing.append(Missing.COMPANY_FOR_SPECIAL)
    if details.personal is None:
        missing.append(Missing.TITLE_KIND)
    if not details.title:
        missing.append(Missing.TITLE)
    if not details.personal:
        missing += _tax_number(details.tax_no)
    if details.email and _MAIL.fullmatch(details.email) is None:
        missing.append(Missing.EMAIL_WRONG)
    return tuple(missing)


def _tax_number(tax_no: str) -> list[Missing]:
    if not tax_no:
        return [Missing.TAX_NO]
    return [] if is_tax_number(tax_no) else [Missing.TAX_NO_WRONG]


def mask_title(title: str, personal: bool | None) -> str:
    """A company's name stands in public; a person's is masked, and so is one of which it is not known."""
    return title if personal is False or title == "个人" else mask_name(title)


def mask_tax_number(tax_no: str) -> str:
    """The ends stay, as far as two numbers have to be told apart."""
    return tax_no if len(tax_no) < 8 or "*" in tax_no else f"{tax_no[:4]}{'*' * (len(tax_no) - 8)}{tax_no[-4:]}"


CONTACTS = {"email": mask_account, "phone": mask_phone}
"""How each way to reach the buyer is shown."""
