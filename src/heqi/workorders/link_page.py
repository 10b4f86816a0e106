"""What the holder of a link is shown: the question, the goods, what was said; of the buyer what the parcel needs."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from heqi.assets.loader import load_work_forms
from heqi.core.masks import mask_contacts
from heqi.core.work_orders import WorkKind
from heqi.shops.access import get_shop
from heqi.workorders.access import files_in, turns_in
from heqi.workorders.actions.save import clock_of
from heqi.workorders.contracts import number_of
from heqi.workorders.facts import address_values, order_values
from heqi.workorders.models import Link, Turn, WorkOrder
from heqi.workorders.order_page import choice_words

SHOWN = ("order_no", "carrier", "tracking_no", "goods", "sku", "quantity")
"""Values of the order that everybody who is asked may read."""
OPEN_TO_FINANCE = (*SHOWN, "amount")


def link_page(link: Link, order: WorkOrder) -> dict[str, Any]:
    """`LinkPage` of the API. Phone numbers and the like inside free text are masked."""
    form = load_work_forms()[WorkKind(order.kind)]
    files = Counter(files_in([order.shop_id], [order.pk]).values_list("turn_id", flat=True))
    return {
        "shop": get_shop(order.shop_id).name,
        "number": number_of(order.pk),
        "title": form.title,
        "title_en": form.title_en,
        "addressee": order.addressee,
        "question": mask_contacts(order.question),
        "photos": form.photos,
        "photos_en": form.photos_en,
        "about": about_order(order),
        "pictures": [photo["id"] for photo in order.photos],
        "state": order.state,
        "due_at": order.due_at,
        "alarms": list(clock_of(order).alarms),
        "reminders": order.reminders,
        "choices": [choice_words(choice) for choice in form.choices],
        "turns": [_turn(turn, order, files) for turn in turns_in([order.shop_id], [order.pk])],
        "expires_at": link.expires_at,
        "version": order.version,
    }


def about_order(order: WorkOrder) -> list[dict[str, str]]:
    """Lines {name, value} about the order, those of the buyer's address only where the asker put it in."""
    values = order_values(order.shop_id, order_no=order.order_no, after_sale_no=order.after_sale_no)
    names = OPEN_TO_FINANCE if order.addressee == "finance" else SHOWN
    lines = {name: values[name] for name in names if name in values}
    if order.with_address:
        lines |= address_values(order.shop_id, order_no=order.order_no, after_sale_no=order.after_sale_no)
    return [{"name": name, "value": value} for name, value in lines.items()]


def _turn(turn: Turn, order: WorkOrder, files: Mapping[int, int]) -> dict[str, Any]:
    form = load_work_forms()[WorkKind(order.kind)]
    return {
        "act": turn.act,
        "at": turn.at,
        "signed": turn.signed,
        "choice": choice_words(form.choice(turn.choice)),
        "words": mask_contacts(turn.words),
        "files": files.get(turn.pk, 0),
    }
