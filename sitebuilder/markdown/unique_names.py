"""Names that stand once in a text: ids, and what tables are called."""


def unique_name(wanted: str, taken: dict[str, int], between: str = "-") -> str:
    """Return the name, or with the next number behind it that is free: ``name-2``.

    ``taken`` maps names to the last number tried, so that a thousand alike are no thousand times a thousand
    tries; the name is added.
    """
    free, number = wanted, taken.get(wanted, 1)
    while free in taken:
        number += 1
        free = f"{wanted}{between}{number}"
    taken[wanted] = number
    taken[free] = 1
    return free
