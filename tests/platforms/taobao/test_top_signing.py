"""Signatures of TOP: the platform's own example, the two others of the reference, and the plain primitives."""

import pytest

from heqi.platforms.taobao.signing import sign, write_field

EXAMPLE = {
    "app_key": "12345678",
    "method": "taobao.item.seller.get",
    "session": "test",
    "timestamp": "2016-01-01 12:00:00",
    "format": "json",
    "v": "2.0",
    "fields": "num_iid,title,nick,price,num",
    "num_iid": "11223344",
}


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("md5", "66987CB115214E59E6EC978214934FB8"),
        ("hmac", "D56D7858309C31B6251083A874D48273"),
        ("hmac-sha256", "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8"),
    ],
)
def test_the_example_of_the_documentation_by_each_method(method: str, expected: str) -> None:
    fields = EXAMPLE | {"sign_method": method, "sign": "left out", "empty": ""}
    assert sign(fields, "helloworld") == expected


def test_an_unknown_method_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="sha1"):
        sign(EXAMPLE | {"sign_method": "sha1"}, "helloworld")


def test_lists_are_written_with_commas_and_objects_as_json() -> None:
    assert [write_field(value) for value in (True, 5, ["a", "b"], (1, 2), {"k": "值"}, [{"k": 1}])] == [
        "true",
        "5",
        "a,b",
        "1,2",
        '{"k":"值"}',
        '[{"k":1}]',
    ]
