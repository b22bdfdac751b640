# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody else changed since a dialog was opened stays, or is a conflict that is told; it is never written over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import alerts, appliance, schedule, vif, vm_config
from xolite_desktop.xapi.plans.alerts import KEY, MEASURES, Alert, SetAlerts, alerts_of, with_alerts
from xolite_desktop.xapi.plans.appliance import EditAppliance, Member, appliance_plan
from xolite_desktop.xapi.plans.firmware import BootFirmware, firmware_of
from xolite_desktop.xapi.plans.nic import Nic, nic_of
from xolite_desktop.xapi.plans.schedule import EditSchedule, schedule_plan
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.refs import NULL_REF, Ref


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def ref(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, each in pool.db.records(cls).items() if each["name_label"] == name))


async def conflict(pool: DirectPool, work: object) -> Failure:
    """Nothing is written."""
    before = {key: pool.db.text(*key) for key in pool.seen}
    with pytest.raises(Failure) as raised:
        await work  # type: ignore[misc]
    assert raised.value.code == "CHANGED_MEANWHILE"
    assert {key: pool.db.text(*key) for key in before} == before
    return raised.value


class Interface:
    def __init__(self, pool: DirectPool) -> None:
        self.pool = pool
        self.vm = ref(pool, "VM", "old-jira")
        self.ref = Ref(pool.db.get("VM", self.vm)["VIFs"][0])
        found = pool.cache.get("VIF", self.ref)
        assert isinstance(found, VIF)
        self.had = nic_of(found)

    async def edit(self, **changes: object) -> dict[str, object]:
        plan = replace(self.had, had=self.had, **changes)  # type: ignore[arg-type]
        made = await vif.edit(DirectClient(self.pool), self.ref, plan, lambda _: None)  # type: ignore[arg-type]
        return dict(self.pool.db.get("VIF", made))


async def test_an_interface(pool: DirectPool) -> None:
    nic = Interface(pool)
    other = ref(pool, "network", "VLAN 120 DMZ")
    await pool.call("VIF.move", nic.ref, other)
    made = await nic.edit(rate=512)
    assert (made["network"], made["qos_algorithm_params"]) == (other, {"kbps": "512"})


async def test_an_interface_of_which_both_changed_the_same(pool: DirectPool) -> None:
    nic = Interface(pool)
    networks = [Ref(each) for each in pool.db.records("network") if each != nic.had.network]
    await pool.call("VIF.move", nic.ref, networks[0])
    await conflict(pool, nic.edit(network=networks[1]))
    assert (await nic.edit(network=networks[0]))["network"] == networks[0], "both wanted the same"


async def test_a_vapp(pool: DirectPool) -> None:
    vapp = next(Ref(each) for each in pool.db.records("VM_appliance"))
    had = appliance_plan(pool.cache, vapp)
    first, *others = had.members
    newcomer, leaver = ref(pool, "VM", "old-jira"), others[-1].vm
    pool.db.update("VM_appliance", vapp, name_label="renamed elsewhere")
    await pool.call("VM.set_appliance", newcomer, vapp)
    await pool.call("VM.set_start_delay", others[0].vm, 77)
    pool.follow()
    wanted = replace(
        had, had=had, description="ours", members=(replace(first, order=9), *others[:-1]), name=had.name
    )
    await appliance.edit(DirectClient(pool), vapp, wanted, lambda _: None)  # type: ignore[arg-type]
    pool.follow()
    now = appliance_plan(pool.cache, vapp)
    assert (now.name, now.description) == ("renamed elsewhere", "ours")
    members = {member.vm: member for member in now.members}
    assert members[first.vm].order == 9
    assert newcomer in members
    assert leaver not in members
    if others[0].vm != leaver:
        assert members[others[0].vm].start_delay == 77


async def test_a_vapp_of_which_both_changed_the_same(pool: DirectPool) -> None:
    vapp = next(Ref(each) for each in pool.db.records("VM_appliance"))
    had = appliance_plan(pool.cache, vapp)
    client = DirectClient(pool)
    pool.db.update("VM_appliance", vapp, name_label="theirs")
    pool.follow()
    failure = await conflict(
        pool,
        appliance.edit(client, vapp, replace(had, had=had, name="ours"), lambda _: None),  # type: ignore[arg-type]
    )
    assert failure.params == (vapp, "name", "theirs")
    first = had.members[0]
    await pool.call("VM.set_order", first.vm, 3)
    pool.follow()
    members = (replace(first, order=9), *had.members[1:])
    await conflict(
        pool,
        appliance.edit(client, vapp, replace(had, had=had, members=members), lambda _: None),  # type: ignore[arg-type]
    )
    elsewhere, joining = pool.db.create("VM_appliance", name_label="another"), ref(pool, "VM", "old-jira")
    await pool.call("VM.set_appliance", joining, elsewhere)
    pool.follow()
    joined = replace(had, had=had, members=(*had.members, Member(joining)))
    await conflict(pool, appliance.edit(client, vapp, joined, lambda _: None))  # type: ignore[arg-type]


async def test_a_schedule(pool: DirectPool) -> None:
    ref_ = next(Ref(each) for each in pool.db.records("VMSS"))
    had, client = schedule_plan(pool.cache, ref_), DirectClient(pool)
    assert len(had.vms) > 1
    joining, leaving = ref(pool, "VM", "old-jira"), had.vms[0]
    await pool.call("VMSS.set_retained_snapshots", ref_, 3)
    await pool.call("VM.set_snapshot_schedule", joining, ref_)
    wanted = replace(had, had=had, description="ours", vms=had.vms[1:])
    await schedule.edit(client, ref_, wanted, lambda _: None)  # type: ignore[arg-type]
    pool.follow()
    now = schedule_plan(pool.cache, ref_)
    assert (now.retained, now.description) == (3, "ours")
    assert joining in now.vms
    assert leaving not in now.vms
    wanted = replace(had, had=had, retained=5)
    await conflict(pool, schedule.edit(client, ref_, wanted, lambda _: None))  # type: ignore[arg-type]


async def test_firmware(pool: DirectPool) -> None:
    vm = ref(pool, "VM", "old-jira")
    record = pool.cache.vm(vm)
    assert record is not None
    had = firmware_of(record)
    wanted = BootFirmware(had.firmware, not had.secure_boot, had)
    await vm_config.set_firmware(DirectClient(pool), vm, wanted, lambda _: None)  # type: ignore[arg-type]
    stale = replace(had, had=had)
    await vm_config.set_firmware(DirectClient(pool), vm, stale, lambda _: None)  # type: ignore[arg-type]
    pool.follow()
    now = pool.cache.vm(vm)
    assert now is not None
    assert firmware_of(now).secure_boot is not had.secure_boot, "what was left as it was is not written"


async def test_alarms(pool: DirectPool) -> None:
    vm = ref(pool, "VM", "old-jira")
    cpu, *others = MEASURES["VM"]
    network = others[0]
    await pool.call("VM.remove_from_other_config", vm, KEY)
    theirs = with_alerts("", [(network.name, Alert(5.0))])
    await pool.call("VM.add_to_other_config", vm, KEY, theirs)
    wanted = SetAlerts(((cpu, Alert(0.5)), (network, None)), had={})
    await alerts.set_vm(DirectClient(pool), vm, wanted, lambda _: None)  # type: ignore[arg-type]
    pool.follow()
    found = alerts_of(pool.cache, "VM", vm)
    assert (found[cpu.name].level, found[network.name].level) == (0.5, 5.0)
    wanted = SetAlerts(((cpu, Alert(0.5)), (network, Alert(7.0))), had={})
    await conflict(pool, alerts.set_vm(DirectClient(pool), vm, wanted, lambda _: None))  # type: ignore[arg-type]


def test_plans_are_the_same_whatever_they_began_with() -> None:
    assert Nic(Ref(NULL_REF)) == Nic(Ref(NULL_REF), had=Nic(None))
    assert EditAppliance("x") == EditAppliance("x", had=EditAppliance("y"))
    assert EditSchedule("x") == EditSchedule("x", had=EditSchedule("y"))
