"""What a line of Markdown begins, told by its first characters."""

import re

LIST_LINE = re.compile(r" {0,3}(?:[-+*]|1\.) +\S")
"""A list that may follow a text. A year (2026. ...) begins none: only a list that counts from 1 begins so."""

TEXT_LINE = re.compile(r" {0,3}(?:[^\W\d_]|[^\w\s!-/:-@\[-`{-~]|\d+[^\d.]|[*_]{1,3}[^\s\[*_])")
"""A text: what begins with a letter. What follows another block goes on with it."""

SHORT_LINE = 20
"""Characters under which lines are those of a poem or an address, if all lines of a block are."""
