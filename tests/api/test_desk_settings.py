"""How a shop's desk is set up, as its page asks for it (M7)."""


def test_M7_the_standard_says_by_its_name_which_rule_it_comes_from_until_the_shop_sets_its_own(shop, owner_api):
    path = f"/desk/settings?shop={shop.id}"
    shipped = owner_api.get(path).body
    assert shipped["origin_title"] and shipped["origin_title_en"]
    assert shipped["origin_title"] != shipped["origin"]

    set_by_shop = owner_api.post("/desk/settings", {"shop_id": shop.id, "minutes": 4}).body

    assert [set_by_shop[name] for name in ("minutes", "origin", "origin_title")] == [4, "shop", ""]
