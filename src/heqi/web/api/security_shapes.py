"""The shapes of one's own account."""

from datetime import datetime

from ninja import Field, Schema


class SessionShape(Schema):
    """One of my log-ins. `device` '' when the browser does not say; `ip` is its network only."""

    id: int
    device: str
    ip: str
    started_at: datetime
    seen_at: datetime
    current: bool


class FactorShape(Schema):
    """My second factor. `required`: a shop of mine insists on it."""

    on: bool
    since: datetime | None
    recovery_left: int
    required: bool


class SecurityPage(Schema):
    """My account's safety."""

    second_factor: FactorShape
    sessions: list[SessionShape]
    password_length: int
    idle_days: float


class PasswordEdit(Schema):
    """The old password, and the new one."""

    old: str = Field(max_length=200)
    new: str = Field(max_length=200)


class PasswordGiven(Schema):
    """My password, asked for again."""

    password: str = Field(max_length=200)


class CodeGiven(Schema):
    """Six digits of the app, or a recovery code."""

    code: str = Field(max_length=20)


class BothGiven(PasswordGiven, CodeGiven):
    """Password and code."""


class Enrolment(Schema):
    """What the app needs: `qr` is an SVG document of `uri`; `secret` is for typing."""

    secret: str
    uri: str
    qr: str


class RecoveryCodes(Schema):
    """Shown once."""

    codes: list[str]
