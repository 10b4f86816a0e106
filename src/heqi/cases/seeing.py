"""Fetch one file of a case for somebody who may see the case."""

from heqi.cases.access import evidence_of
from heqi.cases.models import Case, Evidence
from heqi.core.errors import HeqiError
from heqi.files.store import path_of


def evidence_seen(case: Case, evidence_id: int) -> Evidence:
    """The evidence with its bytes at hand. Raises evidence.gone, evidence.lost (its file is not on this machine)."""
    evidence = evidence_of(case).filter(id=evidence_id).first()
    if evidence is None:
        raise HeqiError("evidence.gone", "没有这个凭证，或已被移除。", "There is no such evidence.", 404)
    if not path_of(evidence.shown).exists():
        raise HeqiError(
            "evidence.lost",
            "这个凭证的文件不在服务器上，请从备份恢复 evidence 文件夹。",
            "The file is not on this server; restore the folder 'evidence' from a backup.",
            404,
        )
    return evidence
