"""Invoices (M2): tax numbers are checked, a buyer's words are heard, and nothing leads to refusing one."""

from datetime import UTC, datetime

import pytest

from heqi.assets.loader import load_rulebook
from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.cases.facts import OrderFacts
from heqi.core.errors import HeqiError
from heqi.core.invoices.charges import invoice_notes
from heqi.core.invoices.details import (
    InvoiceDetails,
    InvoiceForm,
    Missing,
    clean_details,
    find_missing,
    mask_tax_number,
    mask_title,
)
from heqi.core.invoices.hear import fill_in, hear_invoice
from heqi.core.invoices.states import OPEN, TRANSITIONS, InvoiceState, may_follow
from heqi.core.masks import mask_contacts
from heqi.core.tax_number import is_tax_number, is_unified, write_plain
from heqi.core.words import OrderState, Platform

# The examples of the standards themselves: GB 32100, GB 11714 behind a region, GB 11643.
UNIFIED, OLD, CITIZEN = "91350100M000100Y43", "350100D2143569X", "11010519491231002X"
COMPANY = InvoiceDetails(personal=False, title="果然鲜科技有限公司", tax_no=UNIFIED)
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("number", [UNIFIED, OLD, CITIZEN])
def test_M2_a_tax_number_with_its_check_digit_is_one(number: str) -> None:
    assert is_tax_number(number)
    assert is_tax_number(f" {number[:6].lower()}-{number[6:]} ")


@pytest.mark.parametrize("number", [UNIFIED, OLD, CITIZEN])
def test_M2_one_wrong_sign_anywhere_is_noticed(number: str) -> None:
    unchecked = 6 if number is OLD else 0  # the old number checks nothing of its region
    for place, sign in list(enumerate(number))[unchecked:]:
        other = "1" if sign != "1" else "2"
        assert not is_tax_number(number[:place] + other + number[place + 1 :]), place


@pytest.mark.parametrize("number", ["", "1234567", UNIFIED + "1", UNIFIED[:-1], "I" + UNIFIED[1:], "九" * 18])
def test_M2_what_has_not_the_shape_is_none(number: str) -> None:
    assert not is_tax_number(number)


def test_M2_full_width_signs_are_read_as_what_they_are() -> None:
    assert write_plain("９１３５０１００ｍ０００１００ｙ４３") == UNIFIED


def test_M2_a_companys_number_is_no_citizens_and_stays_readable_and_a_citizens_never_does() -> None:
    digits = next(f"9133010012345678{tail:02d}" for tail in range(100) if is_unified(f"9133010012345678{tail:02d}"))
    assert mask_contacts(f"税号{digits}") == f"税号{digits}"
    assert mask_contacts(f"身份证{CITIZEN}") == "身份证110105********002X"
    assert mask_contacts("号码112233445566778899") == "号码112233********8899"


@pytest.mark.parametrize(
    ("details", "missing"),
    [
        (COMPANY, ()),
        (InvoiceDetails(personal=True, title="个人"), ()),
        (InvoiceDetails(), (Missing.TITLE_KIND, Missing.TITLE, Missing.TAX_NO)),
        (InvoiceDetails(personal=False, title="某厂", tax_no=UNIFIED[:-1] + "0"), (Missing.TAX_NO_WRONG,)),
        (InvoiceDetails(kind=InvoiceKind.SPECIAL, personal=True, title="个人"), (Missing.COMPANY_FOR_SPECIAL,)),
        (InvoiceDetails(personal=True, title="个人", email="a@b"), (Missing.EMAIL_WRONG,)),
    ],
)
def test_M2_what_is_missing_is_named(details: InvoiceDetails, missing: tuple[Missing, ...]) -> None:
    assert find_missing(details) == missing


def test_M2_what_is_kept_is_plain_and_a_person_has_no_tax_number() -> None:
    said = InvoiceDetails(personal=False, title="  果然鲜   有限公司 ", tax_no=f"{UNIFIED[:4]} {UNIFIED[4:].lower()}")
    assert clean_details(said) == InvoiceDetails(personal=False, title="果然鲜 有限公司", tax_no=UNIFIED)
    person = clean_details(InvoiceDetails(personal=True, tax_no=UNIFIED, reissue=True))
    assert (person.title, person.tax_no, person.reissue) == ("个人", "", False)
    with pytest.raises(HeqiError, match=r"invoice\.title"):
        clean_details(InvoiceDetails(title="长" * 121))


@pytest.mark.parametrize(
    "text",
    [
        "能开发票吗", "我要开票", "麻烦补张电子发票", "发票怎么开", "给我开个专票", "可以提供普票么", "发票什么时候开",
        "发票抬头：杭州某某有限公司", "抬头和税号:91350100M000100Y43",
    ],
)  # fmt: skip
def test_M2_a_buyer_who_wants_an_invoice_is_heard(text: str) -> None:
    assert hear_invoice(text).asks


@pytest.mark.parametrize(
    "text", ["不用开发票", "发票不要了", "别给我开发票", "什么时候发货", "发个票据照片看看", "彩票", ""]
)
def test_M2_a_buyer_who_wants_none_is_heard_too(text: str) -> None:
    assert not hear_invoice(text).asks


def test_M2_what_was_understood_counts_where_the_words_are_new() -> None:
    assert not hear_invoice("那个报销用的给我弄一下").asks
    assert hear_invoice("那个报销用的给我弄一下", intends=True).asks
    assert not hear_invoice("发票不用了", intends=True).asks


def test_M2_title_number_type_and_mail_are_taken_from_one_turn() -> None:
    heard = hear_invoice(f"开专票 抬头：杭州云上果业有限公司，税号：{UNIFIED} 发到 caiwu@guo.example.cn 纸质的")
    assert heard.details == InvoiceDetails(
        InvoiceKind.SPECIAL, InvoiceForm.PAPER, False, "杭州云上果业有限公司", UNIFIED, "caiwu@guo.example.cn"
    )


def test_M2_details_over_several_turns_add_up_and_the_later_word_counts() -> None:
    held = InvoiceDetails()
    for turn in ("要发票，个人的就行", "算了开公司的吧 抬头是云上果业有限公司", f"{UNIFIED}", "邮箱 a@guo.example.cn"):
        held = fill_in(held, hear_invoice(turn))
    assert held == InvoiceDetails(personal=False, title="云上果业有限公司", tax_no=UNIFIED, email="a@guo.example.cn")
    assert find_missing(held) == ()


@pytest.mark.parametrize(
    "text",
    [
        "我在你们旗舰店买的",
        "你们公司在哪",
        "快递公司打电话来了",
        "这家有限公司是你们吗",
        "放小区门口的店",
        "名称写错了吗",
        "抬头写什么",
        "抬头 可以改吗",
        "公司：快递公司不给送上楼吗",
    ],
)
def test_M2_a_company_that_is_only_mentioned_is_no_title(text: str) -> None:
    assert hear_invoice(text).details.title == ""


def test_M2_a_wrong_number_that_was_called_one_is_kept_to_be_put_right() -> None:
    wrong = UNIFIED[:-1] + "0"
    assert hear_invoice(f"税号 {wrong}").details.tax_no == wrong
    assert hear_invoice(f"订单 {wrong}").details.tax_no == ""


def test_M2_what_is_masked_in_a_stored_turn_counts_as_not_said() -> None:
    heard = hear_invoice("抬头：张* 税号：110105********002X 邮箱 a***@guo.example.cn")
    assert not heard.said & {"title", "tax_no", "email"}


def test_M2_no_state_and_no_way_is_our_refusing_it() -> None:
    into_refused = {state for state, following in TRANSITIONS.items() if InvoiceState.REFUSED in following}
    assert into_refused == {InvoiceState.ASKED, InvoiceState.COLLECTING, InvoiceState.READY}
    assert InvoiceState.REFUSED in OPEN  # the platform's refusal leaves it owed
    assert all(TRANSITIONS.values()) and set(TRANSITIONS) == set(InvoiceState)
    assert not may_follow(InvoiceState.SENT, InvoiceState.WITHDRAWN)


def test_M2_persons_are_masked_and_companies_are_not() -> None:
    assert (mask_title("李四", True), mask_title("李四", None), mask_title("个人", True)) == ("李*", "李*", "个人")
    assert mask_title("云上果业有限公司", False) == "云上果业有限公司"
    assert mask_tax_number(UNIFIED) == "9135**********0Y43"
    assert mask_tax_number(mask_tax_number(UNIFIED)) == "9135**********0Y43"


@pytest.mark.parametrize(
    ("platform", "details", "rules"),
    [
        (Platform.PINDUODUO, InvoiceDetails(InvoiceKind.SPECIAL), {"pdd.invoice-special": "secondary"}),
        (Platform.TMALL, InvoiceDetails(InvoiceKind.SPECIAL), {"heqi.invoice-no-extra": "unconfirmed"}),
        (
            Platform.PINDUODUO,
            InvoiceDetails(form=InvoiceForm.PAPER, reissue=True),
            {"pdd.invoice-postage": "secondary"},
        ),
        (
            Platform.TAOBAO,
            InvoiceDetails(form=InvoiceForm.PAPER, reissue=True),
            {"heqi.invoice-postage": "unconfirmed"},
        ),
    ],
)
def test_M2_what_may_be_charged_is_a_rule_of_the_platform_with_its_confidence(
    platform: Platform, details: InvoiceDetails, rules: dict[str, str]
) -> None:
    order = OrderFacts(state=OrderState.SIGNED)
    notes = invoice_notes(details, platform=platform, order=order, issued=False, at=NOW, rulebook=load_rulebook())
    told = {note.rule: note.confidence.value for note in notes}
    assert rules.items() <= told.items()
    for rule in rules:
        book = load_rulebook().without(rule)
        assert rule not in {
            note.rule
            for note in invoice_notes(details, platform=platform, order=order, issued=False, at=NOW, rulebook=book)
        }
