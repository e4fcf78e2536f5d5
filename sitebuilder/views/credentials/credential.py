"""The list of credentials, and a page for each, labelled with its legal type."""

from collections.abc import Iterator
from functools import partial

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import choice_word, label
from sitebuilder.messages import word
from sitebuilder.views.courses.card import course_card
from sitebuilder.views.credentials.card import credential_card
from sitebuilder.views.credentials.structured_data import credential_data
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_list import list_output
from sitebuilder.views.shared.document_page import CardList, DocumentParts, document_output
from sitebuilder.views.shared.elements import Row, fee_text, row
from sitebuilder.views.shared.output import Output


def outputs(context: Context) -> Iterator[Output]:
    """Yield the list and a page for each credential; nothing if there are none."""
    entries = context.library.credentials
    if not entries:
        return
    yield list_output(Kind.CREDENTIAL, [credential_card(entry, context) for entry in entries], context)
    for entry in entries:
        yield document_output(entry, _parts(entry, context), context)


def _parts(entry: Entry[Credential], context: Context) -> DocumentParts:
    """Return what the page of a credential shows, with the courses that lead to it."""
    courses = (each for each in context.library.courses if each.data.credential == entry.id)
    cards = tuple(course_card(each, context) for each in courses)
    return DocumentParts(
        data=credential_data(entry, context),
        facts=_facts(entry.data),
        texts=("requirements", "assessment", "notes"),
        card_lists=(CardList("courses", word("related-courses"), Kind.COURSE, cards),),
    )


def _facts(credential: Credential) -> tuple[Row, ...]:
    name = partial(label, Credential)
    return (
        row(name("type"), choice_word(credential.type)),
        row(name("level"), credential.level),
        row(name("awarding_body"), credential.awarding_body),
        row(name("standard"), credential.standard),
        row(name("fee"), fee_text(credential.fee)),
        row(name("validity"), credential.validity),
        row(name("lookup_url"), credential.lookup_url, credential.lookup_url),
    )
