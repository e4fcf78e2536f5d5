"""The tables of fields in the editors' handbook."""

import re

import pytest

from sitebuilder.content.field_tables import field_table, with_tables
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Attachment
from tests.site_folder import ROOT

HANDBOOK = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def test_the_handbook_says_what_the_models_say():
    """After a change of a field: python -m sitebuilder.content.field_tables docs/editors.md."""
    assert with_tables(HANDBOOK) == HANDBOOK


@pytest.mark.parametrize("model", [spec.model.__name__ for spec in KINDS.values() if spec.has_pages])
def test_the_handbook_has_a_table_of_every_kind(model):
    assert re.search(rf"<!-- fields: {model} -->\n\| 项目", HANDBOOK)


@pytest.mark.parametrize("spec", KINDS.values(), ids=lambda spec: spec.kind.value)
def test_the_handbook_says_where_the_files_of_every_kind_are(spec):
    rows = HANDBOOK.partition("## 文件放在哪里")[2].partition("\n\n文件名")[0]
    assert f"`{spec.source}/" in rows if spec.folder else f"{spec.kind.value}{spec.suffix}`" in rows


def test_a_table_names_key_label_and_hint():
    assert field_table(Attachment).splitlines()[:3] == [
        "| 项目 | 名称 | 说明 |",
        "| --- | --- | --- |",
        "| `file`（必填） | 文件 | 放在旁边的文件，写相对路径。 |",
    ]


def test_a_model_that_there_is_not_is_a_bug():
    with pytest.raises(KeyError):
        with_tables("<!-- fields: Prize -->\n<!-- /fields -->")
