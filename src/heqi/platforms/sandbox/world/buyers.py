"""Buyers and their characters."""

from dataclasses import dataclass
from enum import StrEnum

from heqi.platforms.sandbox.world.dice import Kind, Shares, dice
from heqi.platforms.sandbox.world.places import STREETS, WEIGHTED_PLACES, Place


class Character(StrEnum):
    """How a buyer behaves. The fraudster's claims are untrue; everybody else's are what they saw."""

    PATIENT = "patient"
    ANXIOUS = "anxious"
    HAGGLING = "haggling"
    SILENT = "silent"
    ANGRY = "angry"
    FRAUDSTER = "fraudster"


WEIGHTS = Shares(
    [
        (Character.PATIENT, 40.0),
        (Character.ANXIOUS, 22.0),
        (Character.SILENT, 20.0),
        (Character.HAGGLING, 10.0),
        (Character.ANGRY, 8.0),
    ]
)
FRAUDSTER_SERIAL = 7
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "安宁乐怡晨曦雨桐子轩思远嘉禾若溪明月清和知夏"


@dataclass(frozen=True, slots=True)
class Buyer:
    """A person who buys. `phone` begins with 100, which no operator in China gives out."""

    serial: int
    character: Character
    name: str
    nick: str
    phone: str
    place: Place
    street: str

    @property
    def open_uid(self) -> str:
        """The key that Taobao gives instead of a name."""
        return f"AAHd{self.serial:08d}sandbox"


def meet_buyer(seed: int, serial: int) -> Buyer:
    """The buyer of that number; number 7 is the market's one fraudster."""
    rng = dice(seed, Kind.BUYER, serial)
    character = Character.FRAUDSTER if serial == FRAUDSTER_SERIAL else WEIGHTS.pick(rng)
    surname, given = rng.choice(_SURNAMES), rng.choice(_GIVEN) + rng.choice(("", rng.choice(_GIVEN)))
    return Buyer(
        serial=serial,
        character=character,
        name=surname + given,
        nick=f"{surname}{given}{serial % 9973}",
        phone=f"100{serial % 10**8:08d}",
        place=WEIGHTED_PLACES.pick(rng),
        street=f"{rng.choice(STREETS)}{rng.randint(1, 199)}号{rng.randint(1, 30)}幢{rng.randint(101, 2602)}室",
    )
