"""Reads the inside of a block that contains blocks."""

from sitebuilder.markdown.normalise.lines import Block, Container, Line, Part


def read_nested(part: Part, lines: list[Line], container: Container) -> list[Block]:
    """Return the blocks in the lines of a block that contains them."""
    # Imported here: blocks are nested, so the modules that read them import each other.
    from sitebuilder.markdown.normalise.read import read_blocks

    return read_blocks(part.nested(lines, container))
