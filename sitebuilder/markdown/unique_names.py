"""Names that are unique in a text: ids and the labels of tables."""


def unique_name(wanted: str, taken: dict[str, int], separator: str = "-") -> str:
    """Return the name, or the name with the next free number appended: ``name-2``.

    ``taken`` maps each name to the last number tried, which keeps a thousand duplicates linear; the returned
    name is added to it.
    """
    free, number = wanted, taken.get(wanted, 1)
    while free in taken:
        number += 1
        free = f"{wanted}{separator}{number}"
    taken[wanted] = number
    taken[free] = 1
    return free
