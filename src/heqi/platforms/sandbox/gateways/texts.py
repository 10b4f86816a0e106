"""The phone of a merchant: where codes by text message arrive."""


class SmsBox:
    """One code per shop at a time; a used one is gone."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self._sent = 0

    def send(self, shop_id: int) -> str:
        """A new code of six digits."""
        self._sent += 1
        self.codes[shop_id] = f"{(271_828 * self._sent + 314_159) % 1_000_000:06d}"
        return self.codes[shop_id]

    def use(self, shop_id: int, code: str) -> bool:
        """Whether it is the one; then it is used up."""
        if not code or self.codes.get(shop_id) != code:
            return False
        del self.codes[shop_id]
        return True
