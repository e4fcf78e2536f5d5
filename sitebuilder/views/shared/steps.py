"""The steps of attending a course, each with a drawing."""

from msgspec import Struct

from sitebuilder.content.model.drawings import Lines
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.drawings import lines_or_default


class StepItem(Struct, frozen=True):
    """One step; ``url`` links to its details, None if there are none."""

    title: str
    description: str | None
    url: str | None
    drawing: Lines


def steps(context: Context) -> tuple[StepItem, ...]:
    """Return the steps of ``site.yaml``, in their order."""
    return tuple(
        StepItem(
            each.title,
            each.description,
            context.address.link(each.url) if each.url else None,
            lines_or_default(each.drawing),
        )
        for each in context.site.steps
    )
