"""Attacks on every text field: what is published does nothing, what is refused is a problem."""

import pytest

from tests.attacks.audit import faults, html_faults
from tests.attacks.sites import build_attacked, documents, shared_documents
from tests.attacks.vectors import ALL, TECHNIQUES, YAML
from tests.site_folder import tree

SHORT = tuple(text for texts in TECHNIQUES.values() for text in texts[:: max(1, len(texts) // 4)])
"""Some of each technique."""


def test_there_are_enough_attacks_of_every_technique():
    assert len(ALL) >= 300
    assert all(len(texts) >= 10 for texts in TECHNIQUES.values())
    assert len(SHORT) >= 40


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
