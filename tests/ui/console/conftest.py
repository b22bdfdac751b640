# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Guests boot in the time that guests take: keys are pressed while they do."""

from __future__ import annotations

import pytest


@pytest.fixture
def speed() -> float:
    return 1.0
