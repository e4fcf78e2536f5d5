"""Python-Markdown's tables, with each row scanned only once and cells counted."""

from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from sitebuilder.markdown.full.work_budget import WorkBudget
from sitebuilder.markdown.rows import split_row


class Tables(TableProcessor):
    """Tables whose rows are split in linear time, and which are refused when they have too many cells."""

    def __init__(self, parser: BlockParser, budget: WorkBudget) -> None:
        super().__init__(parser, {"use_align_attribute": True})
        self.budget = budget

    def test(self, parent: Element, block: str) -> bool:
        # The library's test of the first line, without splitting all others.
        return "|" in block.partition("\n")[0] and bool(super().test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        rows = blocks[0].count("\n")
        self.budget.spend_cells(rows * len(self.separator), blocks[0][:200])
        super().run(parent, blocks)

    def _split(self, row: str) -> list[str]:
        """Return the cells of a row; pipes in code or after a backslash don't separate cells."""
        return split_row(row)
