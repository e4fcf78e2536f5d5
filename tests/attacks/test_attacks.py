"""Attacks on every text field: what is published does nothing, what is refused is a problem."""

import re

import pytest
from msgspec import Struct

from sitebuilder.content.decoding.scalar_decoders import ANNOTATED_READERS, WORD_TYPES
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.fields import fields_of, is_model
from sitebuilder.content.model.site import Site
from tests.attacks.audit import faults, html_faults
from tests.attacks.sites import Slot, build_attacked, documents, shared_documents
from tests.attacks.vectors import ALL, TECHNIQUES, YAML
from tests.site_folder import tree

SHORT = tuple(text for texts in TECHNIQUES.values() for text in texts[:: max(1, len(texts) // 4)])
"""Some of each technique."""


def test_there_are_enough_attacks_of_every_technique():
    assert len(ALL) >= 300
    assert all(len(texts) >= 10 for texts in TECHNIQUES.values())
    assert len(SHORT) >= 40


_PATHS = {"base_url", "cover", "covers", "file", "id", "logo", "share_image", "slug"}
_OF_ONE_FORM = {
    "attachment_types",
    "column",
    "columns",
    "digest",
    "language",
    "time_zone",
    "trade",
    "updated",
}
NOT_SHOWN = _PATHS | _OF_ONE_FORM
"""Names of files, ids, dates and settings of one form, of which no text reaches a page as it was written."""


def test_each_text_of_the_content_model_is_attacked():
    models: list[type[Struct]] = [Site, *(spec.model for spec in KINDS.values())]
    texts: set[str] = set()
    for model in models:
        fields = fields_of(model).values()
        models += [each.item for each in fields if is_model(each.item) and each.item not in models]
        texts |= {each.key for each in fields if each.item in WORD_TYPES or each.item in ANNOTATED_READERS}
    attacked = {
        found[-1]
        for source in (*documents(0, "甲"), *shared_documents("甲"))
        for part in source.parts
        if isinstance(part, Slot) and (found := re.findall(r"(\w+):", part.before))
    }
    assert texts - attacked == NOT_SHOWN


def test_attacks_in_all_fields_of_documents_do_nothing(tmp_path):
    found = [each for number, attack in enumerate(SHORT) for each in documents(number, attack)]
    shared = shared_documents("甲")
    site = build_attacked(tmp_path / "site", [*shared, *found])
    assert faults(site.output) == []
    assert site.published > 3000


@pytest.mark.parametrize("attack", SHORT[::5])
def test_attacks_in_all_settings_do_nothing(tmp_path, attack):
    site = build_attacked(tmp_path / "site", [*shared_documents(attack), *documents(0, "甲")])
    assert faults(site.output) == []
    assert site.published > 100
    assert set(tree(tmp_path)) == {f"site/{path}" for path in tree(tmp_path / "site")}


@pytest.mark.parametrize("attack", ("<img src=x onerror=ran() //", "../../site.yaml", "甲\n/乙", '"/'))
def test_attacks_in_what_becomes_a_path_do_nothing(tmp_path, attack):
    sources = [*shared_documents(attack), *documents(0, attack)]
    site = build_attacked(tmp_path / "site", sources)
    assert faults(site.output) == []
    assert set(tree(tmp_path)) == {f"site/{path}" for path in tree(tmp_path / "site")}


def test_yaml_in_the_place_of_a_value_makes_no_object(tmp_path):
    for number, attack in enumerate(YAML[::8]):
        folder = tmp_path / f"site{number}"
        sources = [*shared_documents("甲"), *documents(number, attack, raw_yaml=True)]
        site = build_attacked(folder, sources)
        assert faults(site.output) == [], attack
        assert not (folder / "ran").exists()


FAULTY = {
    "<img src=x onerror=ran()>": "onerror",
    "<p style='color: red'>甲</p>": "style",
    "<a href='java\tscript:ran()'>甲</a>": "href",
    "<iframe></iframe>": "<iframe>",
    "<img src=/\\evil.example/a.png>": "loads",
    "<script src=//evil.example/></script>": "script //evil",
    "<script>1</script><script>2</script><script>3</script>": "3 inline scripts",
    "<meta http-equiv=refresh content='0; url=javascript:ran()'>": "refresh",
    "<svg><animate></animate></svg>": "<animate>",
}


@pytest.mark.parametrize("text", FAULTY)
def test_each_fault_is_found(text):
    assert any(FAULTY[text] in each for each in html_faults(f"<html><body>{text}</body></html>"))
