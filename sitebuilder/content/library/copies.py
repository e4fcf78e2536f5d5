"""Finds documents that are copies of others by their names, as file managers and cloud disks make them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sitebuilder.content.documents import Document
from sitebuilder.content.model.field_types import Kind
from sitebuilder.messages import Problem, problem
from sitebuilder.patterns import lazy_pattern

_COPY = lazy_pattern(
    r"(?P<folder>(?:[^/]+/)*)(?:(?:复件|副本|copy of)[\s_-]*(?P<behind>[^/]+)"
    r"|(?P<before>[^/]+?)[\s_-]*(?:[（(][0-9]{1,2}[）)]|[（(][^/（(]*的冲突副本[^/]*"
    r"|[（(]?(?:副本|复件|拷贝|备份|copy|backup)[\s_-]*[（(]?[0-9]*[）)]*))",
    re.IGNORECASE,
)
"""The id of a copy: 开班 - 副本, 开班 (1), 复件 开班, opening copy 2."""


def copied_documents(
    documents: Sequence[Document], titles_by_kind: Mapping[Kind, Mapping[str, str]]
) -> Iterator[Problem]:
    """Yield a problem for each document that has the title of another one, whose copy it is by its name."""
    # Most sites have no title twice.
    if not any(len(titles) > len(set(titles.values())) for titles in titles_by_kind.values()):
        return
    for each in documents:
        found = _COPY.fullmatch(each.id)
        if found is not None and each.data is not None:
            titles = titles_by_kind[each.kind]
            original = found["folder"] + (found["behind"] or found["before"])
            if titles.get(original) == titles[each.id]:
                yield problem("document-copied", each.place(), original=original)
