# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A new VM that cannot be finished leaves the pool as it was, whatever it is that fails; single calls are in test_new_vm_kinds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from helpers.direct_pool import DirectPool
from helpers.whole_pool import Texts, difference, texts_of
from tests.xapi.operations.new_vms import (
    FORM,
    IMAGE,
    Client,
    emptied,
    everything,
    kept_state,
    planned,
    prepared_pool,
)
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.new_vm.create import create, each_of


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return prepared_pool()


@pytest.fixture
def before(pool: DirectPool) -> Iterator[dict[tuple[str, str], str]]:
    yield from kept_state(pool)


class Forgetful(Client):
    """Fails at the read of a number, once."""

    def __init__(self, pool: DirectPool, failing_read: int) -> None:
        super().__init__(pool)
        self.reads, self.failing_read = 0, failing_read

    async def call(self, method: str, *params: object, timeout_s: float = 60.0) -> object:
        if ".get_" in method:
            self.reads += 1
            if self.reads - 1 == self.failing_read:
                raise Failure("INTERNAL_ERROR", ("as the test wished",), method)
        return await super().call(method, *params, timeout_s=timeout_s)


def test_a_failure_at_any_read_leaves_nothing_behind(pool: DirectPool, before: Texts) -> None:
    plan = everything(pool, IMAGE)
    whole = Forgetful(pool, -1)
    asyncio.run(create(whole, each_of(plan)[0], lambda _: None))  # type: ignore[arg-type]
    asyncio.run(emptied(pool, before))
    assert whole.reads >= 4
    for number in range(whole.reads):
        with pytest.raises(Failure, match="as the test wished"):
            asyncio.run(create(Forgetful(pool, number), each_of(plan)[0], lambda _: None))  # type: ignore[arg-type]
        assert difference(before, texts_of(pool.db)).is_nothing, number


def test_cancelling_leaves_nothing_behind(pool: DirectPool, before: Texts) -> None:
    class Cancelled(Client):
        async def run_task(self, method: str, *params: object, **more: Any) -> object:
            if method == "VBD.insert":
                raise asyncio.CancelledError
            return await super().run_task(method, *params, **more)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(create(Cancelled(pool), each_of(everything(pool, FORM))[0], lambda _: None))  # type: ignore[arg-type]
    assert difference(before, texts_of(pool.db)).is_nothing


def test_an_upload_that_fails_leaves_nothing_behind(pool: DirectPool, before: Texts) -> None:
    client = Client(pool)
    client.transfers.fails = True
    with pytest.raises(Failure, match="VDI_IO_ERROR"):
        asyncio.run(create(client, each_of(everything(pool, IMAGE))[0], lambda _: None))  # type: ignore[arg-type]
    assert difference(before, texts_of(pool.db)).is_nothing


def test_what_cannot_be_taken_back_is_said(pool: DirectPool, before: object) -> None:
    class Stubborn(Client):
        async def run_task(self, method: str, *params: object, **more: Any) -> object:
            if method == "VM.destroy":
                raise Failure("TOO_BUSY", (), method)
            return await super().run_task(method, *params, **more)

    client = Stubborn(pool, failing=4)
    with pytest.raises(Failure) as caught:
        asyncio.run(create(client, each_of(planned(pool, IMAGE))[0], lambda _: None))  # type: ignore[arg-type]
    assert caught.value.__notes__ == ["the VM could not be removed: VM.destroy: TOO_BUSY []"]
