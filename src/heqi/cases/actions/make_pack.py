"""Put an evidence pack together: it leaves the house, so who made which one when is on record first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of, evidence_of, subject_of, unable_to_handle_cases
from heqi.cases.actions.edit import actor_of
from heqi.cases.models import Case
from heqi.cases.pack.archive import write_archive
from heqi.cases.pack.content import Pack, Purpose, Said, pack_of
from heqi.cases.pack.pdf import write_pdf
from heqi.core.errors import HeqiError
from heqi.files.store import path_of
from heqi.journal.actions import write_entry


@dataclass(frozen=True, slots=True)
class MadePack:
    """The file: its name, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def make_pack(
    *,
    staff: StaffView,
    case_id: int,
    purpose: Purpose,
    form: str,
    talk: Iterable[Said],
    only: frozenset[int] | None = None,
    now: datetime,
) -> MadePack:
    """The pack as `form`: pdf or zip. `only`: which evidence goes in; None: all.

    Raises case.none, role.cases, evidence.gone (an id of `only` is not of this case), evidence.lost.
    """
    case = case_of(staff, case_id)
    if not staff.handles(case.shop_id):
        raise unable_to_handle_cases()
    _require_evidence(case, only)
    pack = pack_of(case, purpose=purpose, talk=talk, only=only, now=now)
    content = write_pdf(pack, _read) if form == "pdf" else write_archive(pack, _read)
    with transaction.atomic():
        write_entry(
            shop_id=case.shop_id,
            kind="case.pack_made",
            subject=subject_of(case.id),
            actor=actor_of(staff),
            data=_record(pack, purpose, form, content),
            now=now,
        )
    return MadePack(f"{pack.title}-{pack.number}.{form}", f"application/{form}", content)


def _record(pack: Pack, purpose: Purpose, form: str, content: bytes) -> dict[str, object]:
    """`count` files of evidence; the hash tells later which pack it was."""
    return {"purpose": purpose, "form": form, "count": len(pack.pieces), "sha256": sha256(content).hexdigest()}


def _require_evidence(case: Case, only: frozenset[int] | None) -> None:
    held = set(evidence_of(case).values_list("id", flat=True))
    if only is not None and not only <= held:
        raise HeqiError("evidence.gone", "有的凭证已被移除，请重新选择。", "Some evidence was removed.", 404)


def _read(stored: str) -> bytes:
    try:
        return path_of(stored).read_bytes()
    except FileNotFoundError as error:
        raise HeqiError(
            "evidence.lost",
            "有凭证的文件不在服务器上，请从备份恢复 evidence 文件夹。",
            "A file is not on this server; restore the folder 'evidence' from a backup.",
            404,
        ) from error
