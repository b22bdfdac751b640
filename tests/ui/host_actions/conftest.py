# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool thirty times as fast, and somebody at its window."""

from __future__ import annotations

import pytest

from helpers.doing import Doing
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.events import event_feed
from xolite_desktop.xapi.operations import host_power


@pytest.fixture
def speed() -> float:
    return 30.0


@pytest.fixture
async def doing(window: PoolWindow, monkeypatch: pytest.MonkeyPatch) -> Doing:
    monkeypatch.setattr(host_power, "LOOK_S", 0.1)
    monkeypatch.setattr(event_feed, "LEAST_SIGN_IN_DELAY_S", 0.2)
    monkeypatch.setattr(event_feed, "FIRST_DELAY_S", 0.2)
    return Doing(window)
