"""Find documents in the place of pictures (``![…](form.pdf)``), where browsers show a broken one."""

from collections.abc import Iterator, Sequence

from sitebuilder.content.model.field_types import Text
from sitebuilder.content.values.attachment_types import DOCUMENT_TYPES
from sitebuilder.markdown.links.schemes import is_absolute
from sitebuilder.messages import Problem, problem

_ENDINGS = DOCUMENT_TYPES | {"md", "yaml"}


def find_documents_as_pictures(texts: Sequence[Text]) -> Iterator[Problem]:
    """Yield a problem for each document of this site that a text shows as a picture."""
    for text in texts:
        for link in text.links:
            if link.is_image and _ending(link.target) in _ENDINGS and not is_absolute(link.target):
                yield problem("picture-is-document", link.place, target=link.target)


def _ending(target: str) -> str:
    return target.partition("#")[0].rpartition(".")[2].lower()
