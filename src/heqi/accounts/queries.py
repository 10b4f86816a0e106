"""Staff as others ask for them."""

from heqi.accounts.access import sub_accounts_in


def staff_of_sub_account(shop_id: int, name: str) -> int | None:
    """The id of whoever works under that name on the platform (果然鲜:小林), or None when nobody was named."""
    rows = sub_accounts_in([shop_id]).filter(name=name.strip())
    staff_id: int | None = rows.values_list("staff_id", flat=True).first()
    return staff_id
