"""With what a buyer begins, by what happened and how far the order is."""

from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.talk.conversation import Intent

OPENINGS: dict[Mishap, Intent] = {
    Mishap.NONE: Intent.WHERE_PARCEL,
    Mishap.OUT_OF_STOCK: Intent.WHEN_SENT,
    Mishap.LATE_DISPATCH: Intent.WHEN_SENT,
    Mishap.CHANGED_MIND: Intent.CANCEL,
    Mishap.STALLED: Intent.WHERE_PARCEL,
    Mishap.LOST: Intent.NOT_RECEIVED,
    Mishap.DAMAGED: Intent.BROKEN,
    Mishap.ROTTEN: Intent.ROTTEN,
    Mishap.FAULTY: Intent.FAULTY,
    Mishap.SHORT: Intent.MISSING,
    Mishap.WRONG_ITEM: Intent.WRONG,
    Mishap.MISDESCRIBED: Intent.DIFFERENT,
    Mishap.DISLIKED: Intent.UNLIKED,
}
