"""A credential as it stands in a list."""

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.content.model.credential import Credential
from sitebuilder.messages import word
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap


class CredentialCard(Struct, frozen=True):
    """A credential in a list."""

    title: str | Html
    url: str
    summary: str
    type: str
    level: str | None
    sample: bool
    draft: bool


def credential_card(entry: Entry[Credential], context: Context) -> CredentialCard:
    """Return a credential as it stands in a list."""
    credential = entry.data
    return CredentialCard(
        title=nowrap(credential.title, context.site.nowrap),
        url=context.address.href(entry.path),
        summary=credential.summary,
        type=word(f"credentialtype-{credential.type.value}"),
        level=credential.level,
        sample=credential.sample,
        draft=credential.draft,
    )
