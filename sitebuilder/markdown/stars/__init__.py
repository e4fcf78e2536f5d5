"""Which stars are text: those of formulas, names, programs, notes, and those that a text tells of."""
