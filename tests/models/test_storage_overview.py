# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage and networks in words."""

from __future__ import annotations

from xolite_desktop.models import storage_overview as overview
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.refs import Ref


def test_storage(pool):
    pool.add("VDI", "shown", SR=Ref("nfs"), managed=True)
    pool.add("VDI", "base", SR=Ref("nfs"), managed=False)
    pool.change("PBD", "pbd-nfs-h2", currently_attached=False)
    header = overview.sr_header(pool.store, Ref("nfs"))
    assert header is not None
    assert header.subtitle == "NFS · shared · 1 disk"
    pool.add("VDI", "snap", SR=Ref("nfs"), managed=True, is_a_snapshot=True)
    counted = overview.sr_header(pool.store, Ref("nfs"))
    assert counted is not None
    assert counted.subtitle == "NFS · shared · 1 disk · 1 snapshot"
    assert header.state is not None
    assert header.state.word == "Partly connected"
    rows = {field.label: field for field in overview.sr_general(pool.store, Ref("nfs"))}
    assert rows["Connected to"].value == "xcp-01"
    assert (rows["Not connected to"].value, rows["Not connected to"].kind) == ("xcp-02", StateKind.WARN)
    meters = overview.sr_resources(pool.store, Ref("nfs"))
    assert [meter.value for meter in meters] == ["62 %", "0 %"]
    assert overview.sr_resources(pool.store, Ref("iso")) == []


def test_networks(pool):
    pool.add("PIF", "pif", network=Ref("eth0"), host=Ref("h1"), VLAN=120)
    pool.add("VIF", "vif", network=Ref("eth0"), VM=Ref("erp"))
    header = overview.network_header(pool.store, Ref("eth0"))
    assert header is not None
    assert header.subtitle == "VLAN 120 · 1 host interface · 1 VM interface"
    rows = {field.label: field.value for field in overview.network_general(pool.store, Ref("eth0"))}
    assert rows["MTU"] == "1500"
    header = overview.network_header(pool.store, Ref("internal"))
    assert header is not None
    assert header.subtitle == "Internal to a host · 0 VM interfaces"


def test_what_is_gone(pool):
    gone = Ref("gone")
    assert overview.sr_header(pool.store, gone) is None
    assert overview.network_header(pool.store, gone) is None
    assert overview.sr_general(pool.store, gone) == overview.sr_resources(pool.store, gone) == []
    assert overview.network_general(pool.store, gone) == []
