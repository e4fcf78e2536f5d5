"""``content/partners.yaml``, ``services.yaml`` and ``numbers.yaml``: short lists that pages show."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.fields import PicturePath, Range, Slug, Text, Url


class Partner(Struct, frozen=True):
    """A body that the academy works with, and as what."""

    id: Slug
    name: str
    role: str
    description: str | None = None
    url: Url | None = None
    logo: PicturePath | None = None


class Partners(Struct, frozen=True, tag=True, tag_field="kind"):
    """``partners.yaml``."""

    partners: tuple[Partner, ...] = ()


class Service(Struct, frozen=True):
    """A service open to firms and the public."""

    id: Slug
    name: str
    summary: str
    details: Text | None = None


class Services(Struct, frozen=True, tag=True, tag_field="kind"):
    """``services.yaml``."""

    services: tuple[Service, ...] = ()


class Figure(Struct, frozen=True):
    """One number with its unit, as supplied by its owner."""

    label: str
    value: str
    unit: str | None = None


class Year(Struct, frozen=True):
    """The figures of a year."""

    year: Annotated[int, Range(2000, 2200)]
    figures: tuple[Figure, ...]
    source: str


class Numbers(Struct, frozen=True, tag=True, tag_field="kind"):
    """``numbers.yaml``: empty until the owner supplies figures."""

    years: tuple[Year, ...] = ()
