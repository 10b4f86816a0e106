"""Personal data that an order and its request state: what there is, how it is shown, what a reveal would add."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from heqi.core.masks import mask_address, mask_contacts, mask_name, mask_nick, mask_phone
from heqi.trade.queries import personal_of

MASKS: Mapping[str, Callable[[str], str]] = {
    "buyer": mask_nick,
    "receiver": mask_name,
    "phone": mask_phone,
    "address": mask_address,
    "note": mask_contacts,
    "buyer_note": mask_contacts,
    "buyer_words": mask_contacts,
}
"""Each field and the mask that it is shown through. What the platform masked already passes unchanged."""


@dataclass(frozen=True, slots=True)
class PersonalField:
    """One field as stored and as shown; `hidden`: a reveal would tell more."""

    field: str
    value: str
    shown: str

    @property
    def hidden(self) -> bool:
        """Whether the mask took something away."""
        return self.value != self.shown


def personal_fields(shop_id: int, *, order_no: str, after_sale_no: str, buyer: str = "") -> dict[str, PersonalField]:
    """The fields that hold anything, by name. `buyer`: who it is where neither order nor request say so."""
    stored = personal_of(shop_id, order_no=order_no, after_sale_no=after_sale_no)
    stored["buyer"] = stored.get("buyer") or buyer
    return {
        field: PersonalField(field, stored[field], mask(stored[field]))
        for field, mask in MASKS.items()
        if stored.get(field)
    }
