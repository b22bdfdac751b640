# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work gives way when its slice is over, not before."""

import asyncio
import time

import pytest

from xolite_desktop.xapi.client.breath import SLICE_S, Breath


async def test_others_run_when_a_slice_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    turns: list[str] = []
    asyncio.get_running_loop().call_soon(turns.append, "other")
    breath = Breath()
    await breath.breathe()
    assert turns == []
    now[0] += SLICE_S
    await breath.breathe()
    assert turns == ["other"]
