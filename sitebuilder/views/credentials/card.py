"""The card of a credential in lists."""

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.fields import choice_word
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_list import DocumentCard, document_card


def credential_card(entry: Entry[Credential], context: Context) -> DocumentCard:
    """Return the card of a credential, tagged with its type and its level."""
    tags = (choice_word(entry.data.type), entry.data.level)
    return document_card(entry, context, tags=tuple(filter(None, tags)))
