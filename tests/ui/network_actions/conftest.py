# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool thirty times as fast, and somebody at its window."""

from __future__ import annotations

import pytest

from helpers.doing import Doing
from xolite_desktop.ui.pool_window import PoolWindow


@pytest.fixture
def speed() -> float:
    return 30.0


@pytest.fixture
async def doing(window: PoolWindow) -> Doing:
    return Doing(window)
