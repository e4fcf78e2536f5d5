"""Check telephone numbers, mail addresses and filing numbers: a slip leads nowhere, or to a stranger."""

import re
import unicodedata

from sitebuilder.content.model.organisation import Contact, Filings
from sitebuilder.content.values.contacts import mail_url, phone_url
from sitebuilder.content.values.reading import Reading, last_key
from sitebuilder.patterns import lazy_pattern

_CHINESE_NUMBER = lazy_pattern(
    r"(?:86)?(?:1[3-9][0-9]{9}|0[12][0-9]{8,9}|0[3-9][0-9]{9,10}|[48]00[0-9]{7})|[1-9][0-9]{2,7}"
)
"""Numbers that can be called in China: mobile ones, those with an area code, 400 and 800, and local ones."""

_ICP = lazy_pattern(r"[\u4e00-\u9fff] ?ICP ?[备证] ?[0-9]{6,12} ?号(?: ?- ?[0-9]{1,3})?", re.IGNORECASE)
_PUBLIC_SECURITY = lazy_pattern(r"[\u4e00-\u9fff] ?公网安备 ?[0-9]{14} ?号(?: ?- ?[0-9]{1,3})?")


def check_contact(contact: Contact, reading: Reading) -> None:
    """Report a telephone number with too few or too many digits, and a mail address that is none."""
    url = phone_url(contact.phone or "")
    if url is not None and not url.startswith("tel:+"):
        digits = url.removeprefix("tel:").partition(";")[0].replace("-", "")
        if not _CHINESE_NUMBER.fullmatch(digits):
            _report(reading, "phone-digits", "contact.phone", found=contact.phone or "", count=len(digits))
    if contact.email and mail_url(contact.email) is None:
        _report(reading, "mail-address", "contact.email", found=contact.email)


def check_filings(filings: Filings, reading: Reading) -> None:
    """Report a filing number that lacks a part of its form."""
    if filings.icp and not _ICP.fullmatch(_half_width(filings.icp)):
        _report(reading, "filing-form", "filings.icp", found=filings.icp, form="粤ICP备00000000号")
    if filings.public_security and not _PUBLIC_SECURITY.fullmatch(_half_width(filings.public_security)):
        form = "粤公网安备00000000000000号"
        _report(reading, "filing-form", "filings.public_security", found=filings.public_security, form=form)


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _report(reading: Reading, code: str, key: str, **values: str | int) -> None:
    reading.report_at(key, code, key=last_key(key), **values)
