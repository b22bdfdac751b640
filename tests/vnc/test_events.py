# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Events are values."""

from __future__ import annotations

import dataclasses

import pytest

from xolite_desktop.vnc.events import Bell, Damaged, Ready
from xolite_desktop.vnc.geometry import Rect


def test_events_compare_by_value_and_cannot_be_changed():
    assert Ready(1, 2, "a") == Ready(1, 2, "a")
    assert Bell() == Bell()
    damaged = Damaged((Rect(0, 0, 1, 1),))
    assert damaged == Damaged((Rect(0, 0, 1, 1),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        damaged.rects = ()
