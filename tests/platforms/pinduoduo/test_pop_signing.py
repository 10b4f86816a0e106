"""Signatures of POP: the platform's own example, and what its documentation leaves to be worked out."""

from heqi.platforms.pinduoduo.signing import push_digest, sign, write_field


def test_the_example_of_the_documentation_is_signed_as_it_says() -> None:
    fields = {
        "access_token": "asd78172s8ds9a921j9qqwda12312w1w21211",
        "client_id": "1",
        "data_type": "XML",
        "order_status": "1",
        "page": "1",
        "page_size": "10",
        "timestamp": "1480411125",
        "type": "pdd.order.number.list.get",
        "sign": "is left out",
    }
    assert sign(fields, "testSecret") == "E4DE3ED21002510DED352819E7AE6775"


def test_an_object_is_signed_as_the_json_text_that_is_sent() -> None:
    request = {"after_sales_id": "1", "order_sn": "231115-123456789012345", "operate_desc": "同意退款"}
    written = write_field(request)
    assert written == '{"after_sales_id":"1","order_sn":"231115-123456789012345","operate_desc":"同意退款"}'
    fields = {
        "access_token": "demo-token",
        "client_id": "demo-client",
        "data_type": "JSON",
        "request": written,
        "timestamp": "1700000000",
        "type": "pdd.refund.agree",
        "version": "V1",
    }
    assert sign(fields, "demo-secret") == "45780B72C8FCBD8A31C7263BADC4A914"


def test_yes_and_no_are_written_in_small_letters_and_numbers_as_they_are() -> None:
    assert [write_field(value) for value in (True, False, 12, "梨", [{"a": 1}])] == [
        "true",
        "false",
        "12",
        "梨",
        '[{"a":1}]',
    ]


def test_the_message_lines_address_is_signed_as_the_reference_worked_it_out() -> None:
    digest = push_digest("demo-client", 1700000000000, "demo-secret")
    assert digest == "ZGVkODAxMTY3YmViNmJiNTVlN2VkNjQ5ODEyNjk4NGU="
