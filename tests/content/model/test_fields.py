"""What the models say of their fields, in both languages of the program."""

import re
import typing

import msgspec
import pytest
from msgspec import Struct

from sitebuilder.content.field_tables import models
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.field_types import Attachment
from sitebuilder.content.model.fields import fields_of, hint, label
from sitebuilder.content.model.organisation import Contact
from sitebuilder.content.model.site import Site

CHINESE = re.compile(r"[\u4e00-\u9fff]")


MODELS = list(models().values())


def test_the_models_are_those_of_all_kinds_and_those_nested_in_them():
    assert {Site, Contact, Course, Attachment} < set(MODELS)
    assert len(MODELS) > 20


@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_a_label_and_a_hint_in_both_languages(model):
    for name, field in fields_of(model).items():
        for told in (field.label, field.hint):
            assert CHINESE.search(told.text("zh-CN")), name
            assert told.text("en"), name
            assert not CHINESE.search(told.text("en").replace("学时", "")), name
        assert not field.label.text("zh-CN").endswith("。"), name
        assert field.hint.text("zh-CN").endswith("。"), name
        assert field.hint.text("en").endswith("."), name


@pytest.mark.parametrize("model", MODELS)
def test_no_two_fields_of_a_model_have_one_label(model):
    for language in ("zh-CN", "en"):
        labels = [field.label.text(language) for field in fields_of(model).values()]
        assert len(set(labels)) == len(labels)


def test_the_hint_of_an_enumeration_names_its_choices():
    assert "classroom 面授、online 线上" in hint(Course, "mode")
    assert hint(Course, "mode", "en").endswith("One of classroom, online, blended, workshop, on-site.")


def test_a_field_of_which_the_model_says_nothing_is_a_bug():
    class Silent(Struct):
        name: str

    with pytest.raises(TypeError, match=r"Silent\.name has no label"):
        fields_of(Silent)


def test_the_name_of_a_missing_field_is_a_bug():
    with pytest.raises(KeyError):
        label(Course, "prize")


def test_a_description_is_not_part_of_the_type():
    assert typing.get_origin(fields_of(Course)["title"].type) is None
    assert {each.name for each in msgspec.structs.fields(Course)} == set(fields_of(Course))
