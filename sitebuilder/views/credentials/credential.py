"""The list of credentials, and a page for each, labelled with its legal type."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from sitebuilder.content.drawings import Lines
from sitebuilder.content.fields import Kind
from sitebuilder.content.library import Entry
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model_fields import label
from sitebuilder.messages import word
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.credentials.card import credential_card
from sitebuilder.views.credentials.structured_data import credential_data
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_info import document_info
from sitebuilder.views.shared.document_list import list_output
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import (
    Row,
    Section,
    Time,
    fee_text,
    known_rows,
    row,
    sections,
    updated_day,
)
from sitebuilder.views.shared.frame import Frame, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.unannounced import Unannounced, UnknownFact, unannounced


class CredentialPage(Struct, frozen=True):
    """The view of a credential, with the courses that lead to it."""

    frame: Frame
    drawing: Lines | None
    summary: str
    facts: tuple[Row, ...]
    sections: tuple[Section, ...]
    unannounced: Unannounced | None
    courses: tuple[CourseCard, ...]
    updated: Time | None
    canonical: str


def outputs(context: Context) -> Iterator[Output]:
    """Yield the list and a page for each credential; nothing if there are none."""
    entries = context.library.credentials
    if not entries:
        return
    yield list_output(Kind.CREDENTIAL, [credential_card(entry, context) for entry in entries], context)
    for entry in entries:
        yield Page(entry.path + "index.html", "pages/credential.html", inputs_as_view, _view(entry, context))


def _view(entry: Entry[Credential], context: Context) -> CredentialPage:
    credential, facts = entry.data, _facts(entry.data)
    courses = (each for each in context.library.courses if each.data.credential == entry.id)
    return CredentialPage(
        frame=make_frame(document_info(entry, context, credential_data(entry, context)), context),
        drawing=lines_of(entry, context.site),
        summary=credential.summary,
        facts=known_rows(facts),
        sections=sections(entry, ("requirements", "assessment", "notes"), context),
        unannounced=unannounced(
            (UnknownFact(each.label) for each in facts if each.unknown), entry, context.frame
        ),
        courses=tuple(course_card(each, context) for each in courses),
        updated=updated_day(entry, context),
        canonical=context.address.absolute(entry.path),
    )


def _facts(credential: Credential) -> tuple[Row, ...]:
    name = partial(label, Credential)
    return (
        row(name("type"), word(f"credentialtype-{credential.type.value}")),
        row(name("level"), credential.level),
        row(name("awarding_body"), credential.awarding_body),
        row(name("standard"), credential.standard),
        row(name("fee"), fee_text(credential.fee)),
        row(name("validity"), credential.validity),
        row(name("lookup_url"), credential.lookup_url, credential.lookup_url),
    )
