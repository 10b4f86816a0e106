"""Writing verbs of the returns desk. Each is one transaction with its journal entry."""

from heqi.returns.actions.attach import attach_parcel
from heqi.returns.actions.give_up import give_up_arrival
from heqi.returns.actions.join_waiting import join_pooled
from heqi.returns.actions.take_in import accept_parcel, pool_parcel
from heqi.returns.actions.undo import undo_arrival

__all__ = ["accept_parcel", "attach_parcel", "give_up_arrival", "join_pooled", "pool_parcel", "undo_arrival"]
