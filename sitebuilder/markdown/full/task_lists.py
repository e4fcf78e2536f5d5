"""Task lists: disabled checkboxes that show whether a task is done."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from sitebuilder.markdown.sentinels import GENERATED
from sitebuilder.markdown.tags import Tag, Token
from sitebuilder.messages import word

TASK_OPEN, TASK_DONE = "task-open", "task-done"
"""The classes of the placeholders of task checkboxes, until the text has been sanitised."""


class TaskItems(Treeprocessor):
    """Turns ``[ ]`` and ``[x]`` at the beginning of an item into a placeholder for ``add_checkboxes`` (GFM).

    So are ``[]``, ``[√]`` and a box right before Chinese, as people type them.
    """

    BOX = re.compile("[\\[［]([ \u00a0\u3000xX√✓✔]?)[\\]］](?:[ \u00a0\u3000]+(?=\\S)|(?=[\u3400-\u9fff]))")

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item if item.text and item.text.strip() else next(iter(item), item)
            if holder is not item and holder.tag != "p":
                continue
            if box := self.BOX.match(holder.text or ""):
                item.set("class", "task-list-item")
                mark = Element("span", {"class": TASK_DONE if box[1].strip() else TASK_OPEN, GENERATED: ""})
                mark.tail = (holder.text or "")[box.end() :]
                holder.text = ""
                holder.insert(0, mark)


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
