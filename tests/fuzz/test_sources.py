"""What holds for any source file at all: it is read, or refused with problems that can be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import format_problems
from tests.fuzz.reading import check_source
from tests.fuzz.sources import SOURCES


@pytest.mark.parametrize("path", SOURCES)
def test_any_source_is_read_or_refused(path):
    @settings(max_examples=40)
    @given(SOURCES[path])
    def holds(written):
        check_source(path, written)

    holds()


@given(st.sampled_from(sorted(SOURCES)), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(path, content):
    if path == "site.yaml":
        read_site(content)
    else:
        format_problems(read_document(path, content).problems, "zh-CN")
