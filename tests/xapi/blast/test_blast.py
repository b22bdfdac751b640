# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What would be touched, completely: each case names all VMs, disks, promises and paths, so that one too many fails as one
too few."""

from __future__ import annotations

import pytest

from tests.xapi.blast.pool import Pool
from xolite_desktop.xapi import blast
from xolite_desktop.xapi.blast import Effect, Vow, Way
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def pool() -> Pool:
    made = Pool()
    made.vm("web", "h1", disk="nfs", network="lan")
    made.vm("db", "h2", disk="nfs", network="lan")
    made.vm("off", disk="nfs", network="lan")
    made.vm("scratch", "h1", disk="local")
    return made


def told(found: blast.Blast) -> dict[str, list[str]]:
    """Everything in it, in words that are short."""
    lines = {
        "vms": [
            f"{vm} {effect.value}" for vm, effects in sorted(found.vms.items()) for effect in sorted(effects)
        ],
        "disks": sorted(found.disks),
        "destroyed": sorted(found.destroyed),
        "promises": [f"{each.vow.value} {each.about}" for each in sorted(found.promises)],
        "paths": [f"{each.way.value} {each.host} {each.what}" for each in sorted(found.paths)],
    }
    return {what: said for what, said in lines.items() if said}


NFS_DISKS = ["db-disk", "off-disk", "web-disk"]


def test_1_unplugging_a_member_s_management_interface(pool: Pool) -> None:
    assert told(blast.of_plugged_pif(pool.cache, Ref("h2-eth0"))) == {
        "vms": ["db is cut off"],
        "paths": ["management h2 h2-eth0"],
    }


def test_2_the_coordinator_s_is_our_own_connection(pool: Pool) -> None:
    found = blast.of_plugged_pif(pool.cache, Ref("h1-eth0"))
    assert told(found) == {
        "vms": ["web is cut off"],
        "paths": ["management h1 h1-eth0", "ours h1 h1-eth0"],
    }
    assert found.cuts_us_off


def test_3_an_interface_that_carries_storage(pool: Pool) -> None:
    """Other hosts reach the disks still: who does not run there can start elsewhere."""
    assert told(blast.of_plugged_pif(pool.cache, Ref("h1-eth1"))) == {
        "vms": ["web loses a disk"],
        "disks": NFS_DISKS,
        "paths": ["purpose h1 h1-eth1", "storage h1 nfs"],
    }


def test_4_another_address_leaves_the_vms_on_its_network_alone(pool: Pool) -> None:
    assert told(blast.of_address(pool.cache, Ref("h2-eth0"))) == {"paths": ["management h2 h2-eth0"]}


def test_5_a_server_outside_every_subnet_is_reached_by_the_default_route(pool: Pool) -> None:
    pool.sr("far", {"target": "192.168.7.7", "targetIQN": "iqn"}, shared=True)
    pool.sr("named", {"server": "filer.example"}, shared=True)
    assert told(blast.of_address(pool.cache, Ref("h2-eth0")))["paths"] == [
        "management h2 h2-eth0",
        "storage h2 far",
    ]
    pool.change("PIF", "h2-eth1", other_config={"defaultroute": "true"})
    assert told(blast.of_address(pool.cache, Ref("h2-eth0")))["paths"] == ["management h2 h2-eth0"]


def test_6_what_is_above_goes_too(pool: Pool) -> None:
    vlan = pool.vlan("h1-eth0", "dmz", 20)
    pool.vm("proxy", "h1", network="dmz")
    pool.vm("elsewhere", "h2", network="dmz")
    assert told(blast.of_plugged_pif(pool.cache, Ref("h1-eth0")))["vms"] == [
        "proxy is cut off",
        "web is cut off",
    ]
    assert told(blast.of_plugged_pif(pool.cache, vlan)) == {"vms": ["proxy is cut off"]}


def test_7_a_vlan_destroyed_on_the_last_host_isolates_who_does_not_run_too(pool: Pool) -> None:
    one, two = pool.vlan("h1-eth0", "dmz", 20), pool.vlan("h2-eth0", "dmz", 20)
    pool.vm("idle", network="dmz")
    assert told(blast.of_pif(pool.cache, one)) == {}
    pool.change("network", "dmz", PIFs=(two,))
    assert told(blast.of_pif(pool.cache, two)) == {"vms": ["idle is cut off"]}


def bonded(pool: Pool) -> None:
    pool.add("network", "fast")
    pool.pif("h1-eth2", "h1", "fast", bond_slave_of="bond")
    pool.pif("h1-eth3", "h1", "fast", bond_slave_of="bond")
    pool.add("network", "bonded")
    pool.pif("h1-bond", "h1", "bonded", bond_master_of=("bond",))
    pool.add("Bond", "bond", master="h1-bond", slaves=("h1-eth2", "h1-eth3"), primary_slave="h1-eth2")
    pool.vm("on-bond", "h1", network="bonded")
    pool.vm("off-bond", network="bonded")


def test_8_a_bond_taken_apart_interrupts(pool: Pool) -> None:
    bonded(pool)
    pool.vlan("h1-bond", "dmz", 30)
    pool.vm("proxy", "h1", network="dmz")
    expected = {"vms": ["on-bond is interrupted", "proxy is interrupted"]}
    assert told(blast.of_bond(pool.cache, Ref("bond"))) == expected
    assert told(blast.of_network(pool.cache, Ref("bonded"))) == expected


def test_joining_interrupts_too(pool: Pool) -> None:
    assert told(blast.of_bonding(pool.cache, [Ref("h2-eth0"), Ref("h2-eth1")])) == {
        "vms": ["db is interrupted", "db loses a disk"],
        "disks": NFS_DISKS,
        "paths": ["management h2 h2-eth0", "purpose h2 h2-eth1", "storage h2 nfs"],
    }


def test_9_one_of_two_nics_of_a_bond_is_not_missed_the_last_is(pool: Pool) -> None:
    bonded(pool)
    assert told(blast.of_plugged_pif(pool.cache, Ref("h1-eth3"))) == {}
    pool.change("Bond", "bond", slaves=("h1-eth2",))
    assert told(blast.of_plugged_pif(pool.cache, Ref("h1-eth2"))) == {"vms": ["on-bond is cut off"]}


def test_10_a_network_deleted_takes_interfaces_of_vms_along(pool: Pool) -> None:
    pool.vlan("h1-eth0", "dmz", 20)
    pool.vm("proxy", "h1", network="dmz")
    pool.vm("idle", network="dmz")
    pool.vm("template", network="dmz", is_a_template=True)
    pool.change("network", "dmz", purpose=("nbd",))
    assert told(blast.of_network(pool.cache, Ref("dmz"))) == {
        "vms": ["idle loses an interface", "proxy is cut off", "proxy loses an interface"],
        "paths": ["backup h1 dmz"],
    }


def test_11_a_storage_out_of_reach_of_all(pool: Pool) -> None:
    pool.vm("asleep", power_state="Suspended", suspend_VDI="web-disk")
    pool.add("VDI", "iso", SR="nfs", managed=True, VBDs=("cd",))
    pool.append("SR", "nfs", "VDIs", "iso")
    pool.add("VBD", "cd", VM="scratch", VDI="iso", type="CD", currently_attached=True)
    pool.add("VDI", "base", SR="nfs", managed=False)
    pool.append("SR", "nfs", "VDIs", "base")
    found = blast.of_sr(pool.cache, Ref("nfs"))
    assert told(found) == {
        "vms": [
            "asleep loses its memory",
            "db loses a disk",
            "off cannot start",
            "scratch loses its disc",
            "web loses a disk",
        ],
        "disks": ["db-disk", "iso", "off-disk", "web-disk"],
    }
    assert sorted(blast.of_destroyed_sr(pool.cache, Ref("nfs")).destroyed) == sorted(found.disks)


def test_12_a_storage_out_of_reach_of_one_host_and_of_the_last_one(pool: Pool) -> None:
    assert told(blast.of_pbd(pool.cache, Ref("nfs-h2"))) == {"vms": ["db loses a disk"], "disks": NFS_DISKS}
    pool.change("PBD", "nfs-h1", currently_attached=False)
    pool.change("VM", "web", power_state="Halted", resident_on="")
    assert told(blast.of_pbd(pool.cache, Ref("nfs-h2")))["vms"] == [
        "db loses a disk",
        "off cannot start",
        "web cannot start",
    ]


def test_13_a_host_that_goes_away(pool: Pool) -> None:
    pool.vm("local-off", disk="local")
    pool.vm("dom0", "h1", is_control_domain=True)
    pool.add("Cluster_host", "member", PIF="h1-eth1", host="h1")
    assert told(blast.of_host(pool.cache, Ref("h1"))) == {
        "vms": ["local-off cannot start", "scratch loses a disk", "scratch stops", "web stops"],
        "disks": ["local-off-disk", "scratch-disk"],
        "paths": ["cluster h1 h1-eth1", "management h1 h1-eth0", "ours h1 h1-eth0"],
    }
    assert told(blast.of_host(pool.cache, Ref("h2"))) == {
        "vms": ["db stops"],
        "paths": ["management h2 h2-eth0"],
    }


def test_14_a_host_put_out_of_the_pool_loses_its_local_disks(pool: Pool) -> None:
    found = blast.of_ejected_host(pool.cache, Ref("h1"))
    assert sorted(found.destroyed) == ["scratch-disk"]
    assert blast.of_ejected_host(pool.cache, Ref("h2")).destroyed == frozenset()


def test_15_promises_count_only_while_high_availability_is_on(pool: Pool) -> None:
    pool.change("VM", "web", ha_restart_priority="restart")
    pool.change("VM", "db", ha_restart_priority="best-effort")
    pool.add("VDI", "statefile", SR="nfs")
    pool.append("SR", "nfs", "VDIs", "statefile")
    cache = pool.cache
    assert not blast.of_sr(cache, Ref("nfs")).promises
    assert not blast.of_host(cache, Ref("h1")).promises
    pool.change("pool", "pool", ha_enabled=True, ha_statefiles=("statefile",))
    assert told(blast.of_sr(cache, Ref("nfs")))["promises"] == ["restart web", "statefile nfs"]
    assert told(blast.of_host(cache, Ref("h1")))["promises"] == ["failures h1", "restart web"]
    assert told(blast.of_address(cache, Ref("h1-eth0")))["promises"] == ["heartbeat h1"]
    assert blast.of_pbd(cache, Ref("nfs-h2")).vowed(Vow.STATEFILE) == ["nfs"]


def test_what_is_gone_touches_nothing(pool: Pool) -> None:
    gone = Ref("OpaqueRef:gone")
    looks = (
        blast.of_address, blast.of_bond, blast.of_destroyed_sr, blast.of_ejected_host, blast.of_host, blast.of_network,
        blast.of_pbd, blast.of_pif, blast.of_plugged_pif, blast.of_sr,
    )  # fmt: skip
    assert not any(look(pool.cache, gone) for look in looks)


def test_parts_are_joined_and_asked_for(pool: Pool) -> None:
    both = blast.of_plugged_pif(pool.cache, Ref("h1-eth0")) | blast.of_plugged_pif(pool.cache, Ref("h1-eth1"))
    assert both.vms[Ref("web")] == {Effect.CUT_OFF, Effect.LOSES_DISK}
    assert both.with_effect(Effect.LOSES_DISK) == ["web"]
    assert [path.what for path in both.over(Way.STORAGE)] == ["nfs"]
