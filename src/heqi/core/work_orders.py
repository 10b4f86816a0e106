"""What may be asked of others about a case: kinds of work orders, whom they go to, and the answers to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.recorded import FactValue, put_fact
from heqi.core.words import Platform

UNKNOWN = "（待填）"
"""What stands in a question for a value that the desk does not have."""


class Addressee(StrEnum):
    """Whom a work order goes to."""

    WAREHOUSE = "warehouse"
    FINANCE = "finance"
    SUPPLIER = "supplier"
    COURIER = "courier"


ADDRESSEES: dict[Addressee, tuple[str, str]] = {
    Addressee.WAREHOUSE: ("仓库", "the warehouse"),
    Addressee.FINANCE: ("财务", "finance"),
    Addressee.SUPPLIER: ("供应商", "the supplier"),
    Addressee.COURIER: ("快递", "the courier"),
}
"""What they are called in sentences."""


class WorkKind(StrEnum):
    """What a work order is about."""

    TRACKING_CHECK = "tracking_check"
    INTERCEPT = "intercept"
    RESHIP_CHECK = "reship_check"
    INSPECTION = "inspection"
    REFUND_CHECK = "refund_check"
    SUPPLIER_FAULT = "supplier_fault"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class WorkChoice:
    """One answer to choose. `fact` with `settles`: what adopting it would record on the case; None: nothing."""

    value: str
    label: str
    label_en: str
    fact: str | None = None
    settles: FactValue | None = None


@dataclass(frozen=True, slots=True)
class WorkForm:
    """A kind with everything that asking it needs.

    `to`: whom it may go to, the usual one first; `question`: Chinese, with slots such as {tracking_no}; `hours`: time
    to answer unless the asker says otherwise; `photos`: what to photograph, empty where none is needed;
    `with_address`: the warehouse may need the buyer's address for it.
    """

    kind: WorkKind
    title: str
    title_en: str
    to: tuple[Addressee, ...]
    question: str
    hours: int
    photos: str = ""
    photos_en: str = ""
    with_address: bool = False
    choices: tuple[WorkChoice, ...] = ()

    def choice(self, value: str) -> WorkChoice | None:
        """The choice of that word, or None."""
        return next((each for each in self.choices if each.value == value), None)

    def ask(self, values: Mapping[str, str]) -> str:
        """The question with its slots filled; a slot without a value says that it is to be filled in."""
        return self.question.format_map({name: values.get(name) or UNKNOWN for name in SLOTS})


SLOTS = ("order_no", "carrier", "tracking_no", "goods", "sku", "quantity", "amount")


def read_work_forms(entries: Sequence[Mapping[str, Any]]) -> dict[WorkKind, WorkForm]:
    """The forms of `assets/work_orders.yaml`, in its order. Raises ValueError, or FactsError on a fact that is none."""
    forms = [_read_form(entry) for entry in entries]
    found = {form.kind: form for form in forms}
    if len(found) != len(forms) or set(found) != set(WorkKind):
        raise ValueError("every kind of work order has one form")
    return found


def _read_form(entry: Mapping[str, Any]) -> WorkForm:
    form = WorkForm(
        kind=WorkKind(entry["kind"]),
        title=entry["title"],
        title_en=entry["title_en"],
        to=tuple(Addressee(each) for each in entry["to"]),
        question=entry["question"],
        hours=entry["hours"],
        photos=entry.get("photos", ""),
        photos_en=entry.get("photos_en", ""),
        with_address=entry.get("with_address", False),
        choices=tuple(WorkChoice(**choice) for choice in entry.get("choices", ())),
    )
    form.ask({})
    for choice in form.choices:
        if choice.fact is not None and choice.settles is not None:
            put_fact(CaseFacts(Platform.PINDUODUO), choice.fact, choice.settles)
    return form
