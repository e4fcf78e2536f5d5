"""A credential as JSON-LD (schema.org)."""

from typing import Any

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.fields import choice_word
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.structured_data import json_ld


def credential_data(entry: Entry[Credential], context: ViewContext) -> dict[str, Any] | None:
    """Return a schema.org ``EducationalOccupationalCredential``; None for a sample."""
    credential = entry.data
    if credential.sample:
        return None
    body = credential.awarding_body
    return json_ld(
        "EducationalOccupationalCredential",
        name=credential.title,
        description=credential.summary,
        url=context.address.absolute(entry.path),
        credentialCategory=choice_word(credential.type),
        educationalLevel=credential.level,
        recognizedBy={"@type": "Organization", "name": body} if body else None,
    )
