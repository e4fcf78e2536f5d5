"""Moments of the future as editors write them, and what is just past for a computer whose clock is fast."""

from datetime import datetime

import pytest

FUTURE_MOMENTS = pytest.mark.parametrize(
    ("moment", "now", "is_future"),
    [
        ("2026-03-02 10:00", datetime(2026, 3, 2, 9, 49), True),
        ("2026-03-02 10:00", datetime(2026, 3, 2, 9, 50), False),
        ("2026-03-02", datetime(2026, 3, 1, 23, 59), True),
        ("2026-03-02", datetime(2026, 3, 2), False),
    ],
)
