# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Totals that follow a pool where anything happens are those of a pool looked at for the first time."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from xapi.model.fields import REFS
from xapi.model.machine import NIGHTLY, SEQUENCES, EventMachine

from xolite_desktop.models.pool_totals import PoolTotals
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.index import Index

MOST = 3


class TotalsMachine(EventMachine):
    def __init__(self) -> None:
        super().__init__()
        self.totals = PoolTotals(self.client.cache, self.index)

    def took(self, delta: Delta) -> None:
        self.totals.apply(delta)

    def check_settled(self) -> None:
        super().check_settled()
        cache = self.client.cache
        anew = PoolTotals(cache, Index(cache))
        for _ in anew.building():
            pass
        assert +self.totals.vm_counts == +anew.vm_counts
        assert self.totals.vcpu_count == anew.vcpu_count
        assert self.totals.largest_vms(MOST) == anew.largest_vms(MOST)
        for host in REFS["host"]:
            assert self.totals.of_host(host) == anew.of_host(host)
        for vm in REFS["VM"]:
            assert self.totals.memory_of_vm(vm) == anew.memory_of_vm(vm)


@pytest.mark.timeout(0)
def test_totals_follow_whatever_happens(expected_log) -> None:
    expected_log.allow("a VM record has a field of another type")
    some = settings(SEQUENCES, max_examples=2000 if NIGHTLY else 40)
    run_state_machine_as_test(TotalsMachine, settings=some)
