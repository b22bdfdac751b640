# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A client that may change nothing: it reads, follows and signs in and out, and sends nothing else."""

from __future__ import annotations

from contextlib import aclosing

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.errors import ReadOnly
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref


def changes(pool: Simulator) -> set[str]:
    """The methods that were called and are no reads."""
    lives = {"session.login_with_password", "session.logout", "event.from"}
    return {name for name in pool.calls if not is_read(name)} - lives


async def test_nothing_that_changes_something_is_sent(store: Simulator, porter: Client) -> None:
    porter.read_only = True
    vm = next(iter(store.db.records("VM")))
    with pytest.raises(ReadOnly):
        await porter.call("VM.set_name_label", vm, "other")
    with pytest.raises(ReadOnly):
        await porter.run_task("VM.start", Ref(vm), False, False)
    with pytest.raises(ReadOnly):
        await porter.cancel_task(Ref("OpaqueRef:task"))
    with pytest.raises(ReadOnly):
        await porter.call("VM.some_call_of_tomorrow", vm)
    wanted = Wanted(Endpoint.parse(store.url), "/import", (), "import")
    with pytest.raises(ReadOnly):
        await porter.transfers.put_small(wanted, b"")
    assert not changes(store)


async def test_reading_and_following_go_on(store: Simulator, porter: Client) -> None:
    porter.read_only = True
    async with aclosing(porter.subscribe()) as batches:
        await anext(batches)
    assert await porter.call("pool.get_all")
    assert not changes(store)


async def test_it_may_change_things_again(store: Simulator, porter: Client) -> None:
    porter.read_only = True
    porter.read_only = False
    vm = next(iter(store.db.records("VM")))
    await porter.call("VM.set_name_label", vm, "other")
    assert store.run(lambda: store.db.records("VM")[vm]["name_label"]) == "other"
