"""The checklist of a complaint (T5): listen, say it back, hear a yes, see, understand, agree."""

from dataclasses import dataclass

from heqi.core.cases.reading import Reading


@dataclass(frozen=True, slots=True)
class Talked:
    """What of the talk is on record. `asked_out`: no question that decides is open; `agreed`: an offer was accepted."""

    restated: bool
    confirmed: bool
    asked_out: bool
    agreed: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One item. `needed` False: this case does not call for it."""

    key: str
    text: str
    text_en: str
    done: bool
    needed: bool = True


def checklist(reading: Reading, talked: Talked) -> tuple[Check, ...]:
    """The items in the order in which a complaint is taken up."""
    facts = reading.facts
    shown = bool(facts.evidence.buyer_photos) or facts.evidence.fault_proven is not None
    return (
        Check("wish", "问清诉求并记录", "the buyer's wish on record", facts.talk.first_wish_recorded),
        Check("restated", "复述给买家", "said back to the buyer", talked.restated),
        Check("confirmed", "买家确认无误", "confirmed by the buyer", talked.confirmed),
        Check("shown", "质量问题有照片", "photos of the fault", shown, needed=reading.derived.fault_family),
        Check("analysed", "查明原因再判断", "looked into before judging", talked.asked_out),
        Check("agreed", "方案与买家谈妥", "agreed with the buyer", talked.agreed),
    )
