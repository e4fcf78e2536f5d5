"""The decoder of lists: how their items are written, and what is wrong with several of them at once."""

import typing
from datetime import date
from typing import Any

from sitebuilder.content.decoding.known_keys import item_form, known_keys
from sitebuilder.content.decoding.list_items import list_items
from sitebuilder.content.decoding.list_slips import is_no_item, report_days_without_year
from sitebuilder.content.decoding.mapping_slips import report_items_as_keys, report_split_items
from sitebuilder.content.decoding.null_values import is_null
from sitebuilder.content.decoding.scalar_decoders import WORD_LIST_TYPES
from sitebuilder.content.decoding.wrong_types import INVALID, Decoder, report_wrong_type
from sitebuilder.content.model.field_types import OldPath, RefTo, Text
from sitebuilder.content.model.fields import fields_of, is_enumeration, is_model
from sitebuilder.content.values.reading import Reading, last_key
from sitebuilder.content.yaml.lost_text import report_commented_value, report_deeper_item, report_lost_text
from sitebuilder.content.yaml.nodes import Node, SequenceNode, node_place


def list_decoder(read: Decoder, item: Any) -> Decoder:
    """Return the decoder of a list whose items have the type ``item`` and the decoder ``read``."""
    is_word_list = (
        item in (*WORD_LIST_TYPES, date, OldPath)
        or is_enumeration(item)
        or any(isinstance(each, RefTo) for each in typing.get_args(item))
    )
    known = known_keys(item) if is_model(item) else None
    has_required = known is not None and any(each.required for each in fields_of(item).values())

    def decoder(node: Node, path: str, reading: Reading) -> Any:
        nodes = list_items(node, item, reading, is_word_list=is_word_list)
        if nodes is None:
            right = item_form(known.fields) if known else ""
            return report_wrong_type(node, path, reading, "list", right=right)
        if known and nodes[:1] == [node] and report_items_as_keys(node, path, known, reading):
            return INVALID
        if known and has_required and report_split_items(nodes, known, reading):
            return INVALID
        if item is date and report_days_without_year(nodes, path, reading):
            return INVALID
        values, is_told = [], False
        for index, each in enumerate(nodes):
            item_path = f"{path}.{index}"
            reading.positions[item_path] = node_place(each, reading.start)
            if is_null(each):
                if is_word_list and report_commented_value(each, reading):
                    values.append(INVALID)
                else:
                    reading.report("empty-value", reading.positions[item_path], key=last_key(path))
            elif item is not Text and report_deeper_item(each, reading):
                values.append(INVALID)
            else:
                before = len(reading.problems)
                values.append(read(each, item_path, reading))
                if known and before < len(reading.problems) and is_no_item(reading.problems[before:]):
                    if is_told:  # How an item is written is told once for a list.
                        del reading.problems[before:]
                    is_told = True
        if node.__class__ is SequenceNode and report_lost_text(node, reading, has_words=is_word_list):
            return INVALID
        return INVALID if INVALID in values else tuple(values)

    return decoder
