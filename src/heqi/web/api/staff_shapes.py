"""The shapes of the staff API."""

from datetime import datetime

from ninja import Field, Schema

from heqi.core.words import Platform, Role
from heqi.web.api.person_shape import PersonShape

Limit = Field(default=None, ge=0, le=100_000_000)
"""Most fen that one decision may cost; null: no limit."""


class RoleShape(Schema):
    """A role in one of my shops. `active` false: suspended."""

    shop_id: int
    role: Role
    money_limit_fen: int | None
    active: bool
    version: int


class ColleagueShape(Schema):
    """Somebody who serves a shop of mine; shops of other merchants are not shown. `sessions`: log-ins open now."""

    id: int
    username: str
    name: str
    active: bool
    is_me: bool
    second_factor: bool
    sessions: int
    shops: list[RoleShape]


class InvitationShape(Schema):
    """Somebody who has not come in yet."""

    id: int
    username: str
    name: str
    created_at: datetime
    expires_at: datetime
    invited_by: PersonShape
    shops: list[RoleShape]


class ManagedShop(Schema):
    """A shop that I own."""

    id: int
    name: str
    platform: Platform
    second_factor_required: bool


class StaffPage(Schema):
    """The whole staff page."""

    shops: list[ManagedShop]
    staff: list[ColleagueShape]
    invitations: list[InvitationShape]


class OfferedRole(Schema):
    """A role that an invitation holds out."""

    shop_id: int
    role: Role
    money_limit_fen: int | None = Limit


class NewInvitation(Schema):
    """Who is invited, and to what."""

    username: str = Field(max_length=60)
    name: str = Field(max_length=60)
    shops: list[OfferedRole] = Field(max_length=200)


class InvitationLink(Schema):
    """The link's token, told once; the workbench opens it as /join#token."""

    invitation_id: int
    token: str
    expires_at: datetime


class RoleEdit(Schema):
    """`version` null: the person does not serve that shop yet."""

    role: Role
    money_limit_fen: int | None = Limit
    version: int | None = None


class Removal(Schema):
    """What the caller saw."""

    version: int


class Duty(Schema):
    """Whether everybody of the shop must have a second factor."""

    required: bool


class Ended(Schema):
    """How many log-ins ended."""

    sessions: int


class Token(Schema):
    """The part of the link behind #."""

    token: str = Field(max_length=500)


class Acceptance(Token):
    """The password is a new one, or for somebody who is here already the present one."""

    password: str = Field(max_length=200)


class OfferShape(Schema):
    """What an invitation holds out. `existing`: the person has an account here and shows its password."""

    username: str
    name: str
    shops: list[str]
    existing: bool
    expires_at: datetime
    password_length: int


class Joined(Schema):
    """Who may log in now."""

    username: str


class SubAccountShape(Schema):
    """A name on the platform and the person behind it."""

    id: int
    shop_id: int
    name: str
    staff: PersonShape
    version: int


class NewSubAccount(Schema):
    """A name on the platform and who works under it."""

    shop_id: int
    name: str = Field(max_length=200)
    staff_id: int


class SubAccountEdit(Schema):
    """Its new name and person; `version` as seen."""

    name: str = Field(max_length=200)
    staff_id: int
    version: int


class SubAccountPage(Schema):
    """Sub-accounts of the shops that I supervise, and who could stand behind them by shop id."""

    items: list[SubAccountShape]
    people: dict[int, list[PersonShape]]
