# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""When a schedule runs, by the clock of the coordinator and by ours."""

from __future__ import annotations

import pytest

from xolite_desktop.models.schedule_words import when, when_here
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.schedule import EditSchedule, Frequency

HOUR = 3600
DAILY = EditSchedule("nightly", hour=23, minute=30)
WEEKLY = EditSchedule("weekends", frequency=Frequency.WEEKLY, hour=1, days=("Monday", "Saturday"))
HOURLY = EditSchedule("often", frequency=Frequency.HOURLY, minute=15)


@pytest.mark.parametrize(
    ("plan", "there_s", "ours_s", "here"),
    [
        (DAILY, 0, 0, ""),
        (DAILY, None, HOUR, ""),
        (DAILY, 0, HOUR, "00:30"),
        (DAILY, 5 * HOUR + HOUR // 2, -HOUR, "17:00"),
        (WEEKLY, 0, HOUR, "02:00"),
        (WEEKLY, 0, -2 * HOUR, "Friday and Sunday at 23:00"),
        (WEEKLY, -20 * HOUR, 4 * HOUR, "Tuesday and Sunday at 01:00"),
        (HOURLY, 0, 3 * HOUR, ""),
        (HOURLY, 0, HOUR // 2, ":45"),
    ],
)
def test_the_time_here_is_told_where_it_is_another(
    plan: EditSchedule, there_s: int | None, ours_s: int, here: str
) -> None:
    cache = Cache()
    cache.coordinator_zone_s = there_s
    assert when_here(plan, cache, ours_s) == here


def test_days_are_named_once_a_week() -> None:
    assert when(WEEKLY) == "On Monday and Saturday at 01:00"
    assert when(HOURLY) == "Every hour at :15"
