"""Phrases in and out as the table that 千牛 uses."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Router, UploadedFile
from ninja import Form as FormData

from heqi.core.phrases.phrase import Layer
from heqi.core.time import shanghai_date
from heqi.phrases.actions import import_phrases, look_at_file
from heqi.phrases.export import export_phrases
from heqi.phrases.files import Form, read_table
from heqi.web.api import phrase_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 413, 422}): Problem}
_TYPES = {
    Form.CSV: ("csv", "text/csv; charset=utf-8"),
    Form.GBK: ("csv", "text/csv; charset=gbk"),
    Form.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@router.post(
    "/{int:shop_id}/phrases/import", response={200: shapes.PhrasesTaken, **REFUSED}, operation_id="import_phrases"
)
def take_in(
    request: HttpRequest, shop_id: int, file: File[UploadedFile], sent: FormData[shapes.PhraseUpload]
) -> dict[str, Any]:
    """Take a CSV or workbook in: good rows are kept, bad ones listed. With `look`, nothing is kept."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    table = read_table(file.read())
    taken = (
        look_at_file(staff=staff, shop_id=shop_id, layer=sent.layer, table=table)
        if sent.look
        else import_phrases(staff=staff, shop_id=shop_id, layer=sent.layer, table=table, now=timezone.now())
    )
    return {"added": taken.added, "same": taken.same, "bad": taken.bad, "kept": not sent.look}


@router.get("/{int:shop_id}/phrases/export", response=REFUSED, operation_id="export_phrases")
def give_out(request: HttpRequest, shop_id: int, layer: Layer = Layer.SHOP, form: Form = Form.XLSX) -> HttpResponse:
    """The phrases of a layer as a file."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    ending, media_type = _TYPES[form]
    content = export_phrases(shop_id=shop_id, staff_id=staff.id, layer=layer, form=form)
    answer = HttpResponse(content, content_type=media_type)
    name = quote(f"快捷短语 {shanghai_date(timezone.now())}.{ending}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer
