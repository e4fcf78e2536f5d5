"""``content/credentials/*.yaml``: a certificate or a degree, labelled by its real type."""

from enum import StrEnum

from msgspec import Struct

from sitebuilder.content.fields import Fee, OldPath, Revised, Slug, Text, Url


class CredentialType(StrEnum):
    """The legal kinds, which must not be mixed up: 职业资格 is a closed national list."""

    QUALIFICATION = "qualification"
    SKILL_LEVEL = "skill-level"
    SPECIAL_ABILITY = "special-ability"
    SPECIAL_OPERATION = "special-operation"
    DEGREE = "degree"
    COMPLETION = "completion"


class Credential(Struct, frozen=True, tag=True, tag_field="kind"):
    """A credential; its text fields are Markdown."""

    title: str
    type: CredentialType
    summary: str
    level: str | None = None
    awarding_body: str | None = None
    standard: str | None = None
    requirements: Text | None = None
    assessment: Text | None = None
    fee: Fee | None = None
    validity: str | None = None
    lookup_url: Url | None = None
    notes: Text | None = None
    updated: Revised | None = None
    slug: Slug | None = None
    aliases: tuple[OldPath, ...] = ()
    draft: bool = False
    sample: bool = False
