"""The statistics of each year, newest first; none until they are supplied."""

from msgspec import Struct

from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.elements import Row


class YearFigures(Struct, frozen=True):
    """The figures of a year and their source."""

    year: str
    rows: tuple[Row, ...]
    source: str


def year_figures(context: Context) -> tuple[YearFigures, ...]:
    """Return the figures of ``content/numbers.yaml``, without the years that have none yet."""
    if context.library.statistics is None:
        return ()
    years = sorted(context.library.statistics.data.years, key=lambda each: each.year, reverse=True)
    return tuple(
        YearFigures(
            str(year.year),
            tuple(Row(each.label, f"{each.value}{each.unit or ''}") for each in year.figures),
            year.source,
        )
        for year in years
        if year.figures
    )
