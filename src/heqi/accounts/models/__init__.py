"""People, their roles, the links that bring them in, their sessions and their second factor."""

from heqi.accounts.models.factor import RecoveryCode, SecondFactor
from heqi.accounts.models.invitation import Invitation, InvitedRole
from heqi.accounts.models.session import StaffSession
from heqi.accounts.models.staff import Membership, Staff
from heqi.accounts.models.sub_account import SubAccount

__all__ = [
    "Invitation",
    "InvitedRole",
    "Membership",
    "RecoveryCode",
    "SecondFactor",
    "Staff",
    "StaffSession",
    "SubAccount",
]
