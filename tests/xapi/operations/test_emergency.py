# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a member is told about the coordinator it is to follow."""

from __future__ import annotations

from typing import Any, cast

import pytest

from xolite_desktop.xapi.client.emergency_line import EmergencyLine, MemberAnswer, Standing
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations import emergency
from xolite_desktop.xapi.plans.emergency import Recovery


class Line:
    """Does what it is told at once."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []

    async def call_locally(self, member: Endpoint, user: str, password: str, calls: list[Any]) -> None:
        self.calls += calls

    async def ask(self, member: Endpoint) -> MemberAnswer:
        return MemberAnswer(Standing.FOLLOWS)

    async def pause(self, seconds: float) -> None:
        """Nobody waits here."""


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        (" 10.0.0.3 ", "10.0.0.3"),
        ("10.0.0.3:443", "10.0.0.3"),
        ("https://xcp-03/", "xcp-03"),
        ("[fd00::3]:443", "fd00::3"),
    ],
)
async def test_a_member_is_told_a_bare_address(entered: str, told: str) -> None:
    """It would keep anything else as well, and find nobody there."""
    line = Line()
    plan = Recovery(Endpoint("10.0.0.2", 443), "secret", follows=True, address=entered)
    await emergency.recover(cast(EmergencyLine, line), plan, lambda _: None)
    assert line.calls == [("pool.emergency_reset_master", (told,))]


async def test_high_availability_is_ended_on_the_member_before_it_follows() -> None:
    """A host refuses both ways out while it is armed."""
    line = Line()
    plan = Recovery(Endpoint("10.0.0.2", 443), "secret", follows=True, address="10.0.0.3", ends_ha=True)
    await emergency.recover(cast(EmergencyLine, line), plan, lambda _: None)
    assert [method for method, _ in line.calls] == [
        "host.emergency_ha_disable",
        "pool.emergency_reset_master",
    ]
