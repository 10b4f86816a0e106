"""Errors that speak: a stable code, a sentence for a 客服 in both languages, and what the caller may need."""

from collections.abc import Mapping
from typing import Any


class HeqiError(Exception):
    """Base of every error that a person may see. Nothing has changed when one is raised."""

    def __init__(
        self,
        code: str,
        message: str,
        message_en: str,
        status: int = 400,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{code}: {message_en}")
        self.code = code
        self.message = message
        self.message_en = message_en
        self.status = status
        self.detail = dict(detail or {})
