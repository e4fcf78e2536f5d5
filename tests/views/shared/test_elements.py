"""The small values that pages are made of."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sitebuilder.content.model.field_types import Attachment
from sitebuilder.content.model.organisation import Contact
from sitebuilder.views.shared.elements import contact_rows, download_name, nowrap_dates, with_offset


@pytest.mark.parametrize("between", ["、", "/", " ／ ", "；", ", ", " 或 "])
def test_each_of_two_telephone_numbers_in_one_value_is_a_link(between):
    rows = contact_rows(Contact(phone=f"0758-1234567{between}13800000000", wechat="x"))
    assert [(row.value, row.url) for row in rows] == [
        ("0758-1234567", "tel:0758-1234567"),
        ("13800000000", "tel:13800000000"),
        ("x", None),
    ]
    assert rows[0].label == rows[1].label


@pytest.mark.parametrize(
    "text", ["0758-1234567/1234568", "0758-1234567、李工", "0758-1234567、", "/", "120、119"]
)
def test_telephone_numbers_that_cannot_all_be_called_from_anywhere_stay_one_text(text):
    (row,) = contact_rows(Contact(phone=text))
    assert (row.value, row.url) == (text, None)


def test_only_unambiguous_telephone_numbers_and_mail_addresses_are_links():
    plain = contact_rows(Contact(phone="0758—1234567转801", email="office@example.org"))
    assert [each.url for each in plain] == ["tel:0758-1234567;ext=801", "mailto:office@example.org"]
    assert [each.value for each in plain] == ["0758—1234567转801", "office@example.org"]
    others = contact_rows(
        Contact(phone="*21*13800000000#", email="x@example.org?bcc=y@example.org", wechat="x")
    )
    assert [each.url for each in others] == [None, None, None]


@pytest.mark.parametrize(
    ("file", "title", "name"),
    [
        ("表.docx", "报名表", "报名表.docx"),
        ("表.DOCX", "报名表.DOCX", "报名表.docx"),
        ("表.docx", "报名表.docx", "报名表.docx"),
        ("表.docx", "报名表 v1.2", "报名表 v1.2.docx"),
        ("表.docx", "甲/乙：表?", "甲 乙：表.docx"),
    ],
)
def test_a_file_is_saved_by_its_title_with_one_extension(file, title, name):
    assert download_name(Attachment(f"content/news/2026/{file}", title)) == name


CELLS = {
    "<td>2026-12-12</td>": "<td><time>2026-12-12</time></td>",
    '<td style="">从 2026-12-12 至 2026-12-20 17:00</td>': '<td style="">从 <time>2026-12-12</time> 至 '
    "<time>2026-12-20</time> 17:00</td>",
    "<td>2026-13-12、2026-1-2、12026-01-02</td>": "<td>2026-13-12、2026-1-2、12026-01-02</td>",
    '<td><a href="/2026-12-12/">2026-12-12</a></td>': '<td><a href="/2026-12-12/">2026-12-12</a></td>',
    "<p>2026-12-12</p>": "<p>2026-12-12</p>",
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_date_in_a_table_is_not_broken(cell):
    assert nowrap_dates(cell) == CELLS[cell]


@pytest.mark.parametrize(
    ("moment", "zone", "expected"),
    [
        ("1900-06-01T00:00:00", "Asia/Shanghai", "1900-06-01T00:00:00+08:06"),
        ("1900-06-01T00:00:00", "America/St_Johns", "1900-06-01T00:00:00-03:31"),
        ("1901-06-01T00:00:00", "Asia/Shanghai", "1901-06-01T00:00:00+08:00"),
        ("2026-06-01T08:30:15", "America/St_Johns", "2026-06-01T08:30:15-02:30"),
    ],
)
def test_an_offset_has_whole_minutes_also_before_there_was_a_standard_time(moment, zone, expected):
    assert with_offset(datetime.fromisoformat(moment), ZoneInfo(zone)).isoformat() == expected
