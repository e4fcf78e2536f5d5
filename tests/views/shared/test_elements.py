"""The small values that pages are made of."""

from sitebuilder.content.model.site import Contact
from sitebuilder.views.shared.elements import contact_rows


def test_a_telephone_number_and_a_mail_address_are_links_only_when_they_are_plainly_such():
    plain = contact_rows(Contact(phone="0758—1234567转801", email="office@example.org"))
    assert [each.url for each in plain] == ["tel:0758-1234567;ext=801", "mailto:office@example.org"]
    assert [each.value for each in plain] == ["0758—1234567转801", "office@example.org"]
    others = contact_rows(
        Contact(phone="*21*13800000000#", email="x@example.org?bcc=y@example.org", wechat="x")
    )
    assert [each.url for each in others] == [None, None, None]
