# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A password whose change was not answered is tried; what is refused says no password."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations import password
from xolite_desktop.xapi.plans.change_password import ChangePassword
from xolite_desktop.xapi.refs import Ref

PLAN = ChangePassword("present", "future", "future")


class Pool:
    """Has a password, and answers the call that changes it with an error."""

    endpoint = Endpoint.parse("10.0.0.1")

    def __init__(self, error: XapiError, works: bool) -> None:
        self.error, self.works = error, works
        self.password, self.held = "present", "present"
        self.changes = 0

    async def accepts(self, given: str) -> bool:
        return given == self.password

    async def call(self, method: str, old: str, new: str, **_: object) -> None:
        self.changes += 1
        if self.works:
            self.password = new
        raise self.error

    def hold_password(self, given: str) -> None:
        self.held = given


async def changed(pool: Pool) -> None:
    await password.change(pool, Ref("pool"), PLAN, lambda _: None)  # type: ignore[arg-type]


async def test_a_lost_answer_is_looked_after() -> None:
    pool = Pool(OutcomeUnknown("session.change_password"), works=True)
    await changed(pool)
    assert (pool.held, pool.changes) == ("future", 1)


async def test_without_an_effect_the_outcome_is_unknown_and_the_password_kept() -> None:
    pool = Pool(OutcomeUnknown("session.change_password"), works=False)
    with pytest.raises(OutcomeUnknown):
        await changed(pool)
    assert (pool.held, pool.changes) == ("present", 1)


async def test_what_the_server_repeats_is_not_said() -> None:
    pool = Pool(Failure("INTERNAL_ERROR", ("future is too short, present is not",)), works=False)
    with pytest.raises(Failure) as caught:
        await changed(pool)
    assert "future" not in str(caught.value)
    assert "present" not in str(caught.value)
    assert caught.value.__context__ is None, "the former is not carried along"
    assert pool.held == "present"
