# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sleeps, stops and clocks that somebody sets: what counts as having slept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from xolite_desktop.models.sleep_watch import LOOK_EVERY_MS, SleepDetector, SleepWatch, clock_through_sleep

DUE_S = LOOK_EVERY_MS / 1000


class Clocks:
    """One that stops in sleep, and one that does not."""

    def __init__(self) -> None:
        self.awake = self.always = 1000.0

    def pass_(self, seconds: float, *, asleep: float = 0.0) -> None:
        self.awake += seconds
        self.always += seconds + asleep


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def detector(clocks: Clocks) -> SleepDetector:
    return SleepDetector(lambda: clocks.awake, lambda: clocks.always)


@pytest.mark.parametrize(
    ("awake_s", "asleep_s", "slept_s"),
    [
        (DUE_S, 0.0, 0.0),
        (DUE_S + 3.0, 0.0, 0.0),  # a busy moment
        (DUE_S, 3600.0, 3600.0),  # the lid was closed
        (DUE_S, 9.0, 0.0),
        (DUE_S + 90.0, 0.0, 90.0),  # SIGSTOP: every clock goes on, and the look comes late
        (DUE_S, -3600.0, 0.0),  # the only clock there is was set back
        (DUE_S, 86400.0 * 3650, 86400.0 * 3650),  # or forward: one question too many, and nothing more
    ],
)
def test_what_counts_as_a_sleep(
    clocks: Clocks, detector: SleepDetector, awake_s: float, asleep_s: float, slept_s: float
) -> None:
    clocks.pass_(awake_s, asleep=asleep_s)
    assert detector.look(DUE_S) == pytest.approx(slept_s)
    clocks.pass_(DUE_S)
    assert detector.look(DUE_S) == 0.0, "a sleep is told once"


def test_the_watch_tells_once(qapp: QCoreApplication, clocks: Clocks, detector: SleepDetector) -> None:
    watch, told = SleepWatch(detector=detector), []
    watch.woke.connect(told.append)
    clocks.pass_(DUE_S)
    watch.look()
    clocks.pass_(DUE_S, asleep=60.0)
    watch.look()
    watch.look()
    assert told == [60.0]


def test_there_is_a_clock_that_goes_on() -> None:
    clock = clock_through_sleep()
    assert clock() <= clock()
