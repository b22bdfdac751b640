# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the state of the pool forbids to edit."""

from __future__ import annotations

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import VIF, Network
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import edit
from xolite_desktop.xapi.rules.refusal import Refusal

ONE = Ref("OpaqueRef:one")


def holding(**records: tuple[str, AnyRecord]) -> Cache:
    cache = Cache()
    cache.apply([Change(cls, Ref(f"OpaqueRef:{ref}"), record) for ref, (cls, record) in records.items()])
    return cache


def test_the_priority_of_a_vm_is_decided_while_ha_is_on() -> None:
    assert edit.ha_priority(holding(pool=("pool", Pool())), ONE) == Refusal("HA_NOT_ENABLED")
    assert edit.ha_priority(holding(pool=("pool", Pool(ha_enabled=True))), ONE) is None


def test_only_full_virtualisation_has_a_boot_order() -> None:
    assert edit.boot_order(holding(one=("VM", VM(domain_type="hvm"))), ONE) is None
    assert edit.boot_order(holding(one=("VM", VM(domain_type="pv"))), ONE) == Refusal("NO_BOOT_ORDER", (ONE,))


def test_a_network_in_use_keeps_its_packet_size_and_locking_mode() -> None:
    for active in (False, True):
        cache = holding(
            one=("network", Network(VIFs=(Ref("OpaqueRef:vif"), Ref("OpaqueRef:gone")))),
            vif=("VIF", VIF(currently_attached=active)),
        )
        assert edit.mtu(cache, ONE) == (Refusal("MTU_IN_USE", (ONE,)) if active else None)
        locking = Refusal("VIF_IN_USE", (ONE, "OpaqueRef:vif")) if active else None
        assert edit.locking_mode(cache, ONE) == locking


def test_a_host_with_iscsi_storage_keeps_its_name() -> None:
    for attached in (False, True):
        cache = holding(
            one=("host", Host()),
            sr=("SR", SR(type="lvmoiscsi")),
            pbd=("PBD", PBD(host=ONE, SR=Ref("OpaqueRef:sr"), currently_attached=attached)),
        )
        assert (edit.iscsi_name(cache, ONE) is not None) is attached


def test_multipathing_changes_in_maintenance() -> None:
    assert edit.multipathing(holding(one=("host", Host(enabled=True))), ONE) == Refusal("HOST_NOT_DISABLED")
    assert edit.multipathing(holding(one=("host", Host())), ONE) is None
