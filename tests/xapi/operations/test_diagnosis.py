# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A start that finds no host is followed by a question to each of them; other failures are not."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure, NoHost, XapiError
from xolite_desktop.xapi.operations import vm_power
from xolite_desktop.xapi.operations.diagnosis import asking_why, hosts_verdicts
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def client() -> DirectClient:
    return DirectClient(DirectPool("demo"))


def _vm(client: DirectClient, name: str) -> Ref:
    return next(
        ref for ref, vm in client.cache.records("VM").items() if getattr(vm, "name_label", "") == name
    )


async def test_every_host_says_why_not(client: DirectClient) -> None:
    vm = _vm(client, "old-jira")
    huge = 1 << 44
    client.pool.db.update("VM", vm, memory_static_max=huge, memory_dynamic_max=huge, memory_dynamic_min=huge)
    with pytest.raises(NoHost) as caught:
        await vm_power.start(client, vm, lambda _: None)  # type: ignore[arg-type]
    verdicts = {host: code for host, code, _ in caught.value.verdicts}
    assert verdicts.keys() == client.cache.records("host").keys()
    assert set(verdicts.values()) == {"HOST_NOT_ENOUGH_FREE_MEMORY", "HOST_DISABLED"}
    assert caught.value.code == "NO_HOSTS_AVAILABLE"


async def test_a_host_that_could_says_nothing(client: DirectClient) -> None:
    verdicts = await hosts_verdicts(client, _vm(client, "old-jira"))  # type: ignore[arg-type]
    assert "" in {code for _, code, _ in verdicts}


async def test_other_failures_pass(client: DirectClient) -> None:
    with pytest.raises(Failure) as caught:
        await vm_power.start(client, _vm(client, "web-frontend-01"), lambda _: None)  # type: ignore[arg-type]
    assert caught.value.code == "VM_BAD_POWER_STATE"
    assert not isinstance(caught.value, NoHost)


async def test_if_nobody_answers_the_first_failure_remains() -> None:
    class Silent:
        cache = DirectPool("demo").cache

        async def call(self, *_: object) -> object:
            raise XapiError

    failure = Failure("NO_HOSTS_AVAILABLE", (), "VM.start")
    with pytest.raises(Failure, match="NO_HOSTS_AVAILABLE"):
        async with asking_why(Silent(), Ref("OpaqueRef:vm")):  # type: ignore[arg-type]
            raise failure
