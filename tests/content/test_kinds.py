"""Every kind of document, by its declaration alone."""

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import document_kind
from sitebuilder.content.kinds import BY_FOLDER, KINDS, NEW, any_kind_label, folder_advice
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.permalinks import permalink
from sitebuilder.messages import LANGUAGES, format_problem
from sitebuilder.messages.zh_cn.starting_files import STARTING_FILES
from tests.filled import Filled
from tests.site_folder import ROOT


def missing_fields() -> list[tuple[Kind, tuple[str | int, ...]]]:
    """Return each required field of each kind, those of the values in it too."""
    return [(kind, each.path) for kind in Kind for each in Filled(kind).fields if each.field.required]


def test_every_kind_is_declared():
    assert set(KINDS) == set(Kind)
    for language in LANGUAGES:
        assert len({spec.label.text(language) for spec in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_every_kind_is_known_and_read(kind):
    filled = Filled(kind)
    found = document_kind(filled.path)
    assert found is not None
    assert found[0] is kind
    document = read_document(filled.path, filled.text().encode())
    assert document.problems == ()
    assert isinstance(document.data, KINDS[kind].model)
    assert (document.permalink is not None) == KINDS[kind].has_pages


@pytest.mark.parametrize(("kind", "path"), missing_fields())
def test_a_required_field_that_is_missing_is_reported_in_every_language(kind, path):
    filled = Filled(kind)
    (field,) = (each.field for each in filled.fields if each.path == path)
    document = read_document(filled.path, filled.text(filled.changed(path)).encode())
    (problem,) = document.problems
    assert problem.code == "missing-key"
    for language in LANGUAGES:
        assert field.label.text(language) in format_problem(problem, language)


@pytest.mark.parametrize("spec", KINDS.values())
def test_a_declaration_agrees_with_the_model(spec):
    assert spec.has_trade == ("trade" in spec.model.__struct_fields__)
    assert bool(spec.vanished_code) == spec.has_dates


@pytest.mark.parametrize("kind", [kind for kind, spec in KINDS.items() if spec.has_pages])
def test_a_kind_with_pages_has_a_name_a_template_and_an_address(kind):
    spec = KINDS[kind]
    assert spec.section_name
    assert not spec.section or "本院" in spec.describe_section("本院")
    assert (ROOT / "templates" / spec.template).is_file()
    assert permalink(kind, "a", None, {}) == "/".join(filter(None, (spec.section, "a"))) + "/"


@pytest.mark.parametrize("name", NEW)
def test_every_kind_that_new_knows_has_a_starting_file(name):
    assert name in STARTING_FILES


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_are_reported_of_every_kind_that_has_a_folder(language):
    for spec in BY_FOLDER.values():
        assert spec.label.text(language) in any_kind_label().text(language)
        assert spec.label.text(language) in folder_advice().text(language)
        assert f"{spec.source}/" in folder_advice().text(language)
