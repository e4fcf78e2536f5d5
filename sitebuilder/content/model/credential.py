"""``content/credentials/*.yaml``: a certificate or a degree, labelled with its legal type."""

from enum import StrEnum
from typing import Annotated

from sitebuilder.content.model.document import PageDocument
from sitebuilder.content.model.field_types import (
    Fee,
    Summary,
    Text,
    Title,
    Updated,
    Url,
    about,
)


class CredentialType(StrEnum):
    """The legal types, which must not be confused: 职业资格 is a closed national list."""

    QUALIFICATION = "qualification"
    SKILL_LEVEL = "skill-level"
    SPECIAL_ABILITY = "special-ability"
    SPECIAL_OPERATION = "special-operation"
    DEGREE = "degree"
    COMPLETION = "completion"


class Credential(PageDocument, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """A credential; its text fields are Markdown."""

    title: Title
    type: Annotated[CredentialType, about("类型", "证书的法定类型，不能混写。", "type", "Its type by law.")]
    summary: Summary
    level: Annotated[
        str | None, about("等级", "例如“四级（中级工）”。", "level", "Its level, if it has any.")
    ] = None
    awarding_body: Annotated[
        str | None, about("发证机构", "发证的单位。", "awarding body", "Who awards it.")
    ] = None
    standard: Annotated[
        str | None, about("标准", "依据的职业标准。", "standard", "The standard that it follows.")
    ] = None
    requirements: Annotated[
        Text | None, about("报名条件", "谁可以报考。", "requirements", "Who may apply.")
    ] = None
    assessment: Annotated[Text | None, about("考核方式", "怎么考。", "assessment", "How it is assessed.")] = (
        None
    )
    fee: Annotated[
        Fee | None, about("费用", "免费，或金额 380；不知道就不写。", "fee", "In yuan, or free.")
    ] = None
    validity: Annotated[
        str | None, about("有效期", "例如“6 年，每 3 年复审”。", "validity", "How long it is valid.")
    ] = None
    lookup_url: Annotated[
        Url | None,
        about("官方查询网址", "在哪里查证书真伪。", "official lookup", "Where it can be verified."),
    ] = None
    notes: Annotated[Text | None, about("说明", "其他要说明的。", "notes", "Anything else.")] = None
    updated: Updated = None
