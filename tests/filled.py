"""Documents in which every field of a kind's model is filled, made from the model itself."""

import copy
import json
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Any, get_args

from msgspec import Struct

from sitebuilder.content.kind_spec import Subfolders
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import (
    Fee,
    FilePath,
    Kind,
    LessonTimes,
    Moment,
    OldPath,
    PicturePath,
    PlaceName,
    Range,
    RefTo,
    RevisionTime,
    Slug,
    TagName,
    TradeName,
    Url,
    YearText,
)
from sitebuilder.content.model.fields import ModelField, fields_of, is_model
from sitebuilder.markdown import Text

Path = tuple[str | int, ...]
"""The keys and the numbers of list items on the way to a value."""

WORDS = (str, Text, TagName, PlaceName, YearText)
"""The types of fields that hold words, each of which is unique in a filled document."""

_GIVEN: dict[str, Any] = {
    "column": "notices",
    "trade": "safety",
    "credential": "other",
    "courses": ["other"],
    "weekdays": ["monday"],
}
"""What must be the name of something else."""

_LENGTH = 20
"""Days that lie between the start and the end of something, beside one."""

_LATER = {"end": _LENGTH, "enrol_from": -_LENGTH}
"""Days by which a date is later than those of the fields beside it: people enrol before a session starts."""

_WEEKDAY = {"days_off": 0, "lesson_days": 1}
"""Which weekday a day of a session must be: one off is one of its ``weekdays``, another one is not."""


class FilledField(Struct, frozen=True):
    """A field of a filled document, where it stands, and another value that it may have: None is none."""

    path: Path
    field: ModelField
    value: Any
    other: Any

    @property
    def has_words(self) -> bool:
        return self.field.item in WORDS and self.path[-1] not in _GIVEN


class Filled:
    """A document of a kind in which every field but those that are yes or no is filled."""

    def __init__(self, kind: Kind) -> None:
        self.spec = KINDS[kind]
        # Articles must have come; what else has a date is still to come, so that all of it is shown.
        self._first = date(2025, 1, 1) if kind is Kind.ARTICLE else date(2027, 1, 1)
        self._numbers = count()
        self.fields: list[FilledField] = []
        self.data = self._struct(self.spec.model, ())

    @property
    def path(self) -> str:
        """Where the document lies, below the site folder."""
        years = f"/{self._first.year}" if self.spec.subfolders is Subfolders.YEARS else ""
        return f"{self.spec.source}{years}/a{self.spec.suffix}" if self.spec.folder else self.spec.source

    def text(self, data: Any = None) -> str:
        """Return the file's text; ``data`` is that of the document, or what it is to be instead."""
        front = json.dumps(self.data if data is None else data, ensure_ascii=False)
        return f"---\n{front}\n---\n## 一\n\n## 二\n\n## 三\n" if self.spec.suffix == ".md" else front

    def changed(self, path: Path, value: Any = None) -> Any:
        """Return the data with another value at a path; without it where the value is None."""
        data = copy.deepcopy(self.data)
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        if value is None:
            inner.pop(path[-1], None)
        else:
            inner[path[-1]] = value
        return data

    def files(self) -> dict[str, str | bytes]:
        """Return what the document names: pictures, files and other documents."""
        folder = self.path.rpartition("/")[0]
        naming = [each for each in self.fields if each.field.item in (PicturePath, FilePath)]
        names = [name for each in naming for name in (each.value, each.other)]
        return {
            **{f"{folder}/{name}": b"%PDF-1.7" for name in names},
            "content/news/2025/other.md": "---\n{title: 别的, date: 2025-01-01, column: news}\n---\n文。\n",
            "content/courses/other.yaml": "{title: 别的课程, trade: safety, summary: 别的。}",
            "content/credentials/other.yaml": "{title: 别的证书, type: degree, summary: 别的。}",
        }

    def _struct(self, model: type[Struct], path: Path) -> dict[str, Any]:
        return {
            field.key: value
            for field in fields_of(model).values()
            if (value := self._field(field, (*path, field.key))) is not None
        }

    def _field(self, field: ModelField, path: Path) -> Any:
        is_list = "tuple" in str(field.type).partition("[")[0]
        if is_model(field.item):
            inner = self._struct(field.item, (*path, 0) if is_list else path)
            self.fields.append(FilledField(path, field, None, None))
            return [inner] if is_list else inner
        value, other = self._values(field, next(self._numbers))
        self.fields.append(
            FilledField(
                path, field, value, [other] if is_list and other and not isinstance(other, list) else other
            )
        )
        if value is None:
            return None
        return [value] if is_list and not isinstance(value, list) else value

    def _values(self, field: ModelField, number: int) -> tuple[Any, Any]:
        """Return a value of a field and another one; no value of what is yes or no."""
        item = field.item
        if field.name in _GIVEN and item is not bool:
            other = {"column": "news", "trade": "welding", "weekdays": ["monday", "friday"]}.get(field.name)
            return _GIVEN[field.name], other
        if item is bool:
            return None, True
        if field.name == "email":
            return f"w{number:03}z@example.org", f"w{number + 500:03}z@example.org"
        if isinstance(item, type) and issubclass(item, StrEnum):
            choices = [each.value for each in item]
            return choices[0], choices[-1]
        if item in (Moment, RevisionTime, date):
            if field.name in _WEEKDAY:
                return self._in_session(_WEEKDAY[field.name]), None
            day = self._first + timedelta(days=number + _LATER.get(field.name, 0))
            return day.isoformat(), (day + timedelta(days=1)).isoformat() if field.required else None
        limits = next((mark for mark in get_args(item) if isinstance(mark, Range)), None)
        if limits is not None:
            # Ever smaller ones, so that no more have enrolled than may come.
            return limits.minimum + 150 - number, limits.minimum + 151 - number
        if any(isinstance(mark, RefTo) for mark in get_args(item)):
            return "news/2025/other", None
        return next(pair for types, pair in self._texts(number) if item in types)

    def _in_session(self, weekday: int) -> str:
        """Return the first day of a weekday in a session, which is as long as ``_LENGTH``."""
        start = date.fromisoformat(next(each.value for each in self.fields if each.path[-1] == "start"))
        return (start + timedelta(days=(weekday - start.weekday()) % 7)).isoformat()

    @staticmethod
    def _texts(number: int) -> Iterator[tuple[tuple[Any, ...], tuple[Any, Any]]]:
        yield WORDS, (f"词{number:03}字", f"词{number + 500:03}字")
        yield (LessonTimes,), ("19:00—21:00", "8:30—11:30")
        yield (Fee,), (f"{1000 + number}", f"{2000 + number}")
        yield (Slug,), (f"s{number}", f"s{number + 500}")
        yield (Url,), (f"https://u{number}.example/", f"https://u{number + 500}.example/")
        yield (OldPath,), (f"old-{number}/", f"old-{number + 500}/")
        yield (PicturePath,), (f"p{number}.jpg", f"p{number + 500}.jpg")
        yield (FilePath,), (f"f{number}.pdf", f"f{number + 500}.pdf")
        yield (TradeName,), ("safety", "welding")
