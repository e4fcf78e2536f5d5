"""A credential as it stands in a list."""

from sitebuilder.content.library import Entry
from sitebuilder.content.model.credential import Credential
from sitebuilder.messages import word
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_list import DocumentCard, document_card


def credential_card(entry: Entry[Credential], context: Context) -> DocumentCard:
    """Return a credential as it stands in a list, with its type and its level."""
    tags = (word(f"credentialtype-{entry.data.type.value}"), entry.data.level)
    return document_card(entry, context, tags=tuple(filter(None, tags)))
