# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""High availability is set as it was decided, or everything is as before."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import ha
from xolite_desktop.xapi.plans.ha import BEST_EFFORT, Protection, SetHa
from xolite_desktop.xapi.refs import Ref


@pytest.mark.parametrize("failing", range(7))
async def test_a_call_that_fails_leaves_no_vm_half_protected(failing: int) -> None:
    pool = DirectPool("demo")
    ref = Ref(next(iter(pool.db.records("pool"))))
    pool.db.update("pool", ref, ha_enabled=True, ha_host_failures_to_tolerate=0)
    vms = [
        vm for vm, each in pool.db.records("VM").items() if each["name_label"] in ("mail-relay", "redis-02")
    ]
    pool.follow()
    fields = ("ha_restart_priority", "order", "start_delay")
    before = [[pool.db.get("VM", vm)[field] for field in fields] for vm in vms]
    wanted = tuple((Ref(vm), Protection(BEST_EFFORT, 7, 30)) for vm in vms)
    client = DirectClient(pool, failing=failing)
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        await ha.configure(client, ref, SetHa((), 1, wanted), lambda _: None)  # type: ignore[arg-type]
    assert [[pool.db.get("VM", vm)[field] for field in fields] for vm in vms] == before
