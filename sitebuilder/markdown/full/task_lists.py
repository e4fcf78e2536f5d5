"""Task lists: disabled checkboxes that show whether a task is done."""

from collections.abc import Sequence

from sitebuilder.markdown.full.tree_processors import TASK_DONE, TASK_OPEN
from sitebuilder.markdown.tags import Tag, Token
from sitebuilder.messages import word


def add_checkboxes(tokens: Sequence[Token]) -> list[Token]:
    """Replace each task marker made by the generator with a disabled, named checkbox.

    Its accessible name states whether the task is done (WCAG 2.2, 4.1.2).
    """
    result: list[Token] = []
    in_mark = False
    for token in tokens:
        if isinstance(token, Tag) and token.name == "span":
            state = token.attributes.get("class", "")
            if token.is_generated and state in (TASK_DONE, TASK_OPEN):
                result += (_checkbox(state), " ")
                in_mark = True
                continue
            if token.is_end and in_mark:
                in_mark = False
                continue
        result.append(token)
    return result


def _checkbox(state: str) -> Tag:
    checked = {"checked": ""} if state == TASK_DONE else {}
    return Tag(
        "input", {"type": "checkbox", "disabled": "", **checked, "aria-label": word(f"markup-{state}")}
    )
