# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is missing before a member is told to take over, and what never shows."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.plans.emergency import Recovery

MEMBER = Endpoint("10.0.0.2", 443)


@pytest.mark.parametrize(
    ("plan", "codes"),
    [
        (Recovery(MEMBER, "secret", is_gone=True), []),
        (Recovery(MEMBER, "secret"), ["COORDINATOR_MAY_LIVE"]),
        (Recovery(MEMBER, "secret", follows=True, address="10.0.0.3"), []),
        (Recovery(MEMBER, "secret", follows=True), ["ADDRESS_NEEDED"]),
        (Recovery(None, "", " ", is_gone=True), ["NO_MEMBER_TO_ASK", "USER_NEEDED", "PASSWORD_NEEDED"]),
    ],
)
def test_what_is_missing(plan: Recovery, codes: list[str]) -> None:
    assert [problem.code for problem in plan.problems()] == codes
    assert "secret" not in repr(plan)
