# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the overviews' lists, from the demo's records."""

from __future__ import annotations

from typing import Any

from xolite_desktop.ui.tabs import lines


def test_disks_are_in_the_order_of_their_devices_and_lead_to_their_storage(demo_store: Any) -> None:
    found = lines.disks_of_vm(demo_store.store, demo_store.ref("VM", "postgres-primary"))
    assert [line.name for line in found] == ["postgres root", "postgres data"]
    assert {line.ref for line in found} == {demo_store.ref("SR", "NFS vol1")}
    assert found[1].figure == "1.50 TiB"


def test_interfaces_lead_to_their_networks(demo_store: Any) -> None:
    found = lines.vifs_of_vm(demo_store.store, demo_store.ref("VM", "postgres-primary"))
    assert [line.figure for line in found] == ["eth0", "eth1"]
    assert found[0].ref == demo_store.ref("network", "Pool-wide eth0")


def test_control_domains_are_no_vms_of_a_host(demo_store: Any) -> None:
    found = lines.vms_of_host(demo_store.store, demo_store.ref("host", "xcp-01"))
    assert "web-frontend-01" in {line.name for line in found}
    assert not any("Control domain" in line.name for line in found)
    assert [line.name for line in found] == sorted((line.name for line in found), key=str.casefold)


def test_hosts_of_a_storage_say_whether_they_are_connected(demo_store: Any) -> None:
    found = lines.hosts_of_sr(demo_store.store, demo_store.ref("SR", "Archive"))
    assert {line.figure for line in found} == {"Connected", "Not connected"}
    assert {line.state for line in found} == {"running", "error"}


def test_snapshots_and_base_copies_are_no_disks_of_a_storage(demo_store: Any) -> None:
    found = lines.disks_of_sr(demo_store.store, demo_store.ref("SR", "NFS vol1"))
    assert len(found) <= lines.MOST
    assert [line.name for line in found].count("postgres data") == 1
    assert next(line for line in found if line.name == "postgres data").note == "postgres-primary"


def test_a_network_knows_its_hosts_and_vms(demo_store: Any) -> None:
    network = demo_store.ref("network", "Pool-wide eth0")
    assert [line.name for line in lines.pifs_of_network(demo_store.store, network)] == [
        "xcp-01",
        "xcp-02",
        "xcp-03",
    ]
    assert "postgres-primary" in {line.name for line in lines.vms_of_network(demo_store.store, network)}


def test_the_fullest_come_first(demo_store: Any) -> None:
    for found in (lines.fullest_storage(demo_store.store), lines.hosts_by_memory(demo_store.store)):
        fractions = [line.fraction or 0 for line in found]
        assert fractions == sorted(fractions, reverse=True)
    assert lines.fullest_storage(demo_store.store)[0].tint == "mark_warn"
    assert lines.largest_vms(demo_store.store)[0].fraction == 1.0


def test_what_a_storage_is_of_the_tools_is_not_shown(demo_store: Any) -> None:
    found = lines.srs_of_host(demo_store.store, demo_store.ref("host", "xcp-01"))
    assert {"XCP-ng Tools", "DVD drives"}.isdisjoint(line.name for line in found)


def test_an_object_that_is_gone_has_no_rows(demo_store: Any) -> None:
    for source in (
        lines.disks_of_vm,
        lines.vifs_of_vm,
        lines.vms_of_host,
        lines.hosts_of_sr,
        lines.vms_of_network,
    ):
        assert source(demo_store.store, "OpaqueRef:none") == []  # type: ignore[arg-type]


def test_long_lists_are_cut_and_say_of_how_many(demo_store: Any, monkeypatch: Any) -> None:
    network = demo_store.ref("network", "Pool-wide eth0")
    whole = lines.vms_of_network(demo_store.store, network)
    assert lines.how_many(whole) == str(len(whole))
    monkeypatch.setattr(lines, "MANY", 2)
    cut = lines.vms_of_network(demo_store.store, network)
    assert cut == whole[:2]
    assert lines.how_many(cut) == f"2 of {len(whole)}"
    assert lines.how_many([]) == ""
