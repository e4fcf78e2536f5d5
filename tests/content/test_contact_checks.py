"""Numbers and addresses by which people reach the academy: slips in them are told."""

import pytest

from sitebuilder.messages import Severity
from tests.content.test_slips_of_lists import SITE_HEAD, read, settings, told

COURSE = ("content/courses/a.yaml", "title: 甲\ntrade: safety\nsummary: 一\n")


@pytest.mark.parametrize(
    "phone",
    [
        *("1391234567", "139123456789", "0758-322114", "0758-322114567", "075-8322114", "12345678901"),
        *("400-820-882", "86-758-322114"),
    ],
)
def test_a_telephone_number_with_too_few_or_too_many_digits_is_a_reminder(phone):
    _, problems = read(f"contact:\n  phone: {phone}\n", *COURSE)
    assert told(problems) == [("phone-digits", 5)]
    assert all(each.severity is Severity.WARNING for each in problems)


@pytest.mark.parametrize(
    "phone",
    [
        *("13912345678", "139 1234 5678", "+86 139 1234 5678", "86-13912345678", "0758-3221145"),
        *(
            "020-83221145",
            "（0758）322 1145",
            "3221145",
            "12345",
            "110",
            "400-820-8820",
            "0758-3221145转8012",
        ),
        *("+852 2345 6789", "0758-3221145、3221146", "李工 0758-3221145"),
    ],
)
def test_numbers_as_offices_write_them_are_right(phone):
    assert told(read(f"contact:\n  phone: {phone}\n", *COURSE)[1]) == []


@pytest.mark.parametrize(
    ("email", "is_told"),
    [
        *(("office#a.example", True), ("office@a", True), ("a@b.example, c@b.example", True)),
        *(("office@a。example", True), ("office @a.example", True), ("office＠a.example", False)),
        *(("office@a.example", False), ("待公布", False)),
    ],
)
def test_what_is_no_mail_address_is_a_reminder(email, is_told):
    problems = read(f'contact:\n  email: "{email}"\n', *COURSE)[1]
    assert told(problems) == ([("mail-address", 5)] if is_told else [])


@pytest.mark.parametrize(
    ("icp", "is_told"),
    [
        *(("粤ICP备23004567", True), ("ICP备23004567号", True), ("粤ICP备号", True)),
        *(("粤ICP备23004567号", False), ("粤ICP备23004567号-1", False), ("粤icp备２３００４５６７号", False)),
        ("京ICP证030173号", False),
    ],
)
def test_a_filing_number_without_a_part_of_its_form_is_a_reminder(icp, is_told):
    line = SITE_HEAD.count("\n") + 2
    assert told(settings(f"filings:\n  icp: {icp}\n")[1]) == ([("filing-form", line)] if is_told else [])


@pytest.mark.parametrize(
    ("number", "codes"), [("粤公网安备 44120202000023号", []), ("粤公网备4412020200002号", ["filing-form"])]
)
def test_a_number_of_public_security_has_fourteen_digits(number, codes):
    _, problems = settings(f"filings:\n  public_security: {number}\n")
    assert [code for code, _ in told(problems)] == codes


def test_two_columns_with_one_name_are_told():
    entry = "  - {{slug: {}, name: 公告, description: 公告}}\n"
    _, problems = settings("columns:\n" + entry.format("one") + entry.format("two"))
    assert [code for code, _ in told(problems)] == ["duplicate-id"]


@pytest.mark.parametrize("slug", ["2026", "page"])
def test_a_column_with_an_address_that_the_site_needs_is_told_why(slug):
    _, problems = settings(f"columns:\n  - {{slug: {slug}, name: 公告, description: 公告}}\n")
    assert [code for code, _ in told(problems)] == ["column-slug-taken"]
