"""The keys that editors mean by Chinese names: the labels of fields, and other words of offices for them."""

import typing
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from sitebuilder.content.model.field_types import Fee, LessonTimes, Moment
from sitebuilder.content.model.fields import fields_of, is_model, list_fields
from sitebuilder.messages import Label

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "主办": ("organisers", "organiser"),
    "上课地点": ("venue",),
    "人数": ("capacity",),
    "关键字": ("tags", "keywords"),
    "关键词": ("tags", "keywords"),
    "分类": ("column", "type"),
    "发布时间": ("date",),
    "发布日期": ("date",),
    "发文日期": ("date",),
    "名额": ("capacity",),
    "咨询电话": ("phone", "contact"),
    "图片": ("cover", "photos"),
    "培训地点": ("venue",),
    "培训费": ("fee",),
    "地点": ("venue", "place"),
    "学费": ("fee",),
    "封面": ("cover",),
    "封面图片": ("cover",),
    "工种": ("trade", "trades"),
    "开始日期": ("start",),
    "开始时间": ("start",),
    "开班日期": ("start",),
    "开班时间": ("start",),
    "手机": ("phone",),
    "手机号": ("phone",),
    "报名方式": ("how_to_enrol", "entry"),
    "报名电话": ("phone", "contact"),
    "招生人数": ("capacity",),
    "收费": ("fee",),
    "更新时间": ("updated",),
    "日期": ("date", "start"),
    "标题": ("title", "name"),
    "栏目": ("column", "columns"),
    "概述": ("summary", "description", "overview"),
    "电话": ("phone",),
    "简介": ("summary", "description"),
    "类别": ("column", "type"),
    "结束日期": ("end",),
    "结束时间": ("end",),
    "联系人": ("person", "contact"),
    "联系电话": ("phone", "contact"),
    "总学时": ("hours",),
    "网址": ("slug", "url"),
    "课程名称": ("title",),
    "课时": ("hours",),
    "责任编辑": ("editor",),
    "费用": ("fee",),
    "赛程": ("schedule",),
    "邮件": ("email",),
    "邮箱": ("email",),
    "题目": ("title",),
    "名称": ("title", "name"),
    "摘要": ("summary", "description"),
}
"""Maps a word to the keys that it may mean; the first that the model has applies."""

_OTHER_ENGLISH: dict[str, tuple[str, ...]] = {
    "begin": ("start",),
    "begin_date": ("start",),
    "cost": ("fee",),
    "end_date": ("end",),
    "end_time": ("end",),
    "location": ("venue", "place", "address"),
    "mail": ("email",),
    "mobile": ("phone",),
    "name": ("person",),
    "price": ("fee",),
    "quota": ("capacity",),
    "seats": ("capacity",),
    "start_date": ("start",),
    "start_time": ("start",),
    "tel": ("phone",),
    "telephone": ("phone",),
}
"""The same for words of other programs."""


_AROUND = "*_#＃【】［］[]「」“”‘’\"' \t\u00a0\u3000"

_MEASURES = (int, date, Fee, LessonTimes, Moment)


class KeyNames(Struct, frozen=True):
    """The keys of a kind of file, and what Chinese names mean there: at its top level, and further in.

    ``keys`` are those of the top level, which ``choices`` lists for people. ``nested_keys`` are those further
    in, ``list_keys`` those of lists, ``measures`` and ``nested_measures`` those of nothing but numbers, days
    and times.
    """

    keys: tuple[str, ...] = ()
    choices: Label = Label("", "")
    top: Mapping[str, str] = {}
    nested: Mapping[str, str] = {}
    nested_keys: frozenset[str] = frozenset()
    list_keys: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    nested_measures: frozenset[str] = frozenset()

    def has(self, key: str) -> bool:
        """Return whether a key is one of the file, at its top level or further in."""
        return key in self.keys or key in self.nested_keys

    def is_measure(self, key: str, *, is_top: bool) -> bool:
        """Return whether the values of a key are nothing but numbers, days or times."""
        return key in (self.measures if is_top else self.nested_measures)

    def meant_by(self, written: str, *, is_top: bool) -> str:
        """Return the key that is meant by a Chinese name, or by a key with signs around it; "" for others."""
        bare = bare_key(written)
        name = (self.top if is_top else self.nested).get(bare, "")
        keys = self.keys if is_top else self.nested_keys
        return name or (bare if bare != written and bare in keys else "")


def bare_key(written: str) -> str:
    """Return a key without what people set around or between its letters: 【作者】, **作者**, 联 系 人."""
    bare = written.strip(_AROUND)
    return bare if bare.isascii() else "".join(bare.split())


@cache
def key_names(model: type[Struct] | None) -> KeyNames:
    """Return what Chinese names of keys mean in a file of a model; without a model, nothing."""
    if model is None:
        return KeyNames()
    labels = {field.label.chinese: field.key for field in fields_of(model).values()}
    nested: dict[str, set[str]] = {}
    for inner in _models_within(model, set()):
        for field in fields_of(inner).values():
            nested.setdefault(field.label.chinese, set()).add(field.key)
    keys = frozenset(key for each in nested.values() for key in each)
    certain = {label: key for label, (key, *others) in nested.items() if not others}
    top_keys = tuple(labels.values())
    top, within = known_names(labels, top_keys), known_names(certain, keys)
    inner_models = tuple(_models_within(model, set()))
    return KeyNames(
        keys=top_keys,
        choices=list_fields(model),
        top=top,
        nested=within,
        nested_keys=keys,
        list_keys=_list_keys((model, *inner_models)),
        measures=_measures((model,)),
        nested_measures=_measures(inner_models),
    )


def parent_keys(model: type[Struct]) -> dict[str, str]:
    """Map the keys of what is further in, and their labels, to the only key that they belong below."""
    own = {name for field in fields_of(model).values() for name in (field.key, field.label.chinese)}
    found: dict[str, set[str]] = {}
    for field in fields_of(model).values():
        for inner in fields_of(field.item).values() if is_model(field.item) else ():
            for name in {inner.key, inner.label.chinese} - own:
                found.setdefault(name, set()).add(field.key)
    return {name: key for name, (key, *others) in found.items() if not others}


def _list_keys(models: Iterable[type[Struct]]) -> frozenset[str]:
    """Return the keys of the models whose values are lists."""
    fields = (field for each in models for field in fields_of(each).values())
    return frozenset(field.key for field in fields if typing.get_origin(field.type) is tuple)


def _measures(models: Iterable[type[Struct]]) -> frozenset[str]:
    """Return the keys of the models whose values are numbers, days or times, and nowhere words."""
    measures: dict[str, bool] = {}
    for field in (field for each in models for field in fields_of(each).values()):
        # Of a type with annotations, such as a number with its limits, the first is the type.
        bare = (typing.get_args(field.item) or (field.item,))[0]
        measures[field.key] = bare in _MEASURES and measures.get(field.key, True)
    return frozenset(key for key, is_measure in measures.items() if is_measure)


def known_names(labels: Mapping[str, str], keys: Collection[str]) -> dict[str, str]:
    """Return ``labels``, which map to keys, with the other names that mean one of the ``keys``."""
    return {**_meant(_OTHER_NAMES, keys), **labels}


def english_names(labels: Mapping[str, str], keys: Collection[str]) -> dict[str, str]:
    """Return ``labels``, which map to keys, with the words of other programs for some of the ``keys``."""
    return {**_meant(_OTHER_ENGLISH, keys), **labels}


def _meant(words: Mapping[str, Collection[str]], keys: Collection[str]) -> dict[str, str]:
    return {
        word: next(key for key in meant if key in keys)
        for word, meant in words.items()
        if not set(meant).isdisjoint(keys)
    }


def _models_within(model: type[Struct], seen: set[type[Struct]]) -> Iterator[type[Struct]]:
    for field in fields_of(model).values():
        if is_model(field.item) and field.item not in seen:
            seen.add(field.item)
            yield field.item
            yield from _models_within(field.item, seen)
