# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Long work goes on for a while, and is told when it has ended."""

from xolite_desktop.models.slices import advance


def test_work_is_advanced_until_time_is_up_or_it_ends() -> None:
    work = iter(range(3))
    assert not advance(work, -1)
    assert next(work) == 1
    assert advance(work, float("inf"))
