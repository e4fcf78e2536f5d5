"""Columns that an author of Word sets by spaces, which HTML would not keep."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.sentinels import TAB
from sitebuilder.importers.docx.xml import descendants, text_of

_GAP = re.compile("[ \u00a0]{3,}")
_FEWEST_GAPS = 2
"""A single gap also stands between two facts on a line, or before what is set at the right."""


def write_tabs_for_gaps(paragraph: Element) -> None:
    """Write a tab for each gap between three columns or more: of several such lines a table is made."""
    if len(_GAP.findall(text_of(paragraph).strip())) < _FEWEST_GAPS:
        return
    has_text = False
    for each in descendants(paragraph, "t"):
        text = each.text or ""
        begin = 0 if has_text else len(text) - len(text.lstrip(" \u00a0"))
        each.text = text[:begin] + _GAP.sub(TAB, text[begin:])
        has_text = has_text or begin < len(text)
