"""The phrases of one layer in the table that 千牛 reads."""

from heqi.core.phrases.exchange import write_phrases
from heqi.core.phrases.phrase import Layer
from heqi.phrases.files import Form, write_form
from heqi.phrases.library import library_of


def export_phrases(*, shop_id: int, staff_id: int, layer: Layer, form: Form) -> bytes:
    """The file's bytes, in the order of the page. Layer `starter`: the shipped ones that the shop still shows."""
    phrases = [each for each in library_of(shop_id, staff_id).phrases if each.layer is layer]
    rows = [(each.code, each.text, each.group) for each in phrases]
    return write_form(write_phrases(rows), form)
