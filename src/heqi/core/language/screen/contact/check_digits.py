"""Numbers that prove themselves: bank cards, citizen numbers and bar codes carry a check digit."""

import re

_CITIZEN = re.compile(
    r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dx]"
)
_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD = re.compile(r"(62|60|4|5|35|9)\d{14,18}")


def is_card(number: str) -> bool:
    """Issued in China or by an international scheme, 16 to 19 digits, Luhn."""
    if not 16 <= len(number) <= 19 or not _CARD.fullmatch(number):
        return False
    doubled = [int(each) * 2 for each in number[-2::-2]]
    plain = [int(each) for each in number[::-2]]
    return (sum(plain) + sum(each - 9 if each > 9 else each for each in doubled)) % 10 == 0


def is_citizen_number(number: str) -> bool:
    """GB 11643: region, date of birth, order, check sign."""
    if not _CITIZEN.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _CITIZEN_WEIGHTS, strict=False))
    return "10x98765432"[total % 11] == number[17]
