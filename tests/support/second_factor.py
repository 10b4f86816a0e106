"""The app on a person's phone."""

from dataclasses import dataclass
from datetime import datetime

import pyotp


@dataclass(frozen=True)
class Phone:
    """Holds the secret that was typed into it."""

    secret: str

    def code(self, at: datetime) -> str:
        """The six digits that it shows at that moment."""
        return str(pyotp.TOTP(self.secret).at(at))
