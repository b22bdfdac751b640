# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""New VMs of every kind have exactly what was planned, by the calls of the recorded recipe."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from helpers.direct_pool import DirectPool
from tests.xapi.operations.new_vms import (
    FORM,
    GIB,
    IMAGE,
    WINDOWS,
    Client,
    an_iso,
    everything,
    kept_state,
    planned,
    prepared_pool,
    ref,
)
from tests.xapi.test_fat import Volume
from xolite_desktop.xapi.operations.new_vm.create import calls_for, create, each_of
from xolite_desktop.xapi.operations.sequence import Call, filled
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk
from xolite_desktop.xapi.plans.nic import Locking, Nic
from xolite_desktop.xapi.plans.resources import Memory, Processors
from xolite_desktop.xapi.refs import NULL_REF, Ref


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return prepared_pool()


@pytest.fixture
def before(pool: DirectPool) -> Iterator[dict[tuple[str, str], str]]:
    yield from kept_state(pool)


def made(pool: DirectPool, plan: NewVm) -> list[Ref]:
    """The VMs of a plan that has nothing wrong, through progress that never falls."""
    assert [each.code for each in plan.problems(pool.cache)] == []
    refs = []
    for one in each_of(plan):
        told: list[float] = []
        refs.append(asyncio.run(create(Client(pool), one, told.append)))  # type: ignore[arg-type]
        assert told == sorted(told)
        assert told[-1] == pytest.approx(1.0)
    pool.follow()
    return refs


def devices(pool: DirectPool, vm: str, cls: str) -> list[dict[str, Any]]:
    found = [pool.db.get(cls, each) for each in pool.db.get("VM", vm)[f"{cls}s"]]
    return sorted(found, key=lambda each: int(each["userdevice" if cls == "VBD" else "device"]))


def disks(pool: DirectPool, vm: str) -> list[tuple[str, str, str, int, bool]]:
    """Position, name, storage, GiB and whether it is booted from, of each disk."""
    found = []
    for vbd in devices(pool, vm, "VBD"):
        if vbd["type"] == "Disk":
            vdi = pool.db.get("VDI", vbd["VDI"])
            sr = pool.db.get("SR", vdi["SR"])["name_label"]
            found.append(
                (vbd["userdevice"], vdi["name_label"], sr, vdi["virtual_size"] // GIB, vbd["bootable"])
            )
            assert vbd["mode"] == "RW"
    return found


def discs(pool: DirectPool, vm: str) -> list[tuple[str, str]]:
    """Position and disc of each drive."""
    drives = [vbd for vbd in devices(pool, vm, "VBD") if vbd["type"] == "CD"]
    assert all(vbd["mode"] == "RO" for vbd in drives)
    return [
        (vbd["userdevice"], "" if vbd["empty"] else pool.db.get("VDI", vbd["VDI"])["name_label"])
        for vbd in drives
    ]


def test_of_a_form_with_everything_asked_for(pool: DirectPool, before: object) -> None:
    iso, name = an_iso(pool)
    host, net = ref(pool, "host", "xcp-02"), ref(pool, "network", "VLAN 120 DMZ")
    plan = planned(
        pool, FORM, description="shop", tags=("web", "new"), folder="/Shop", host=host,
        processors=Processors(4, 8, 2, 512, 300), memory=Memory(GIB, 4 * GIB, 2 * GIB, 3 * GIB),
        firmware=BootFirmware(Firmware.UEFI, True), vtpm=True, install=Install(Source.DISC, iso), auto_power_on=True,
        disks=(
            VmDisk("{name} system", ref(pool, "SR", "NFS vol1"), 20 * GIB, bootable=True),
            VmDisk("{name} data", ref(pool, "SR", "iSCSI SAN"), 30 * GIB, description="shop's"),
            VmDisk("logs", ref(pool, "SR", "NFS vol1"), 5 * GIB),
            VmDisk("", ref(pool, "SR", "NFS vol1"), GIB, Origin.ATTACHED, vdi=ref(pool, "VDI", "old data")),
        ),
        nics=(
            Nic(ref(pool, "network", "bond0")),
            Nic(net, "02-00-00-00-00-AA", 1024, Locking.LOCKED, ("192.0.2.1",), ("2001:db8::1",)),
        ),
    )  # fmt: skip
    (vm,) = made(pool, plan)
    record = pool.db.get("VM", vm)
    wanted = {
        "name_label": "web", "name_description": "shop", "is_a_template": False, "power_state": "Halted",
        "affinity": host, "VCPUs_at_startup": 4, "VCPUs_max": 8, "memory_static_min": GIB,
        "memory_static_max": 4 * GIB, "memory_dynamic_min": 2 * GIB, "memory_dynamic_max": 3 * GIB,
        "VCPUs_params": {"weight": "512", "cap": "300"}, "HVM_boot_params": {"order": "dcn", "firmware": "uefi"},
    }  # fmt: skip
    assert {field: record[field] for field in wanted} == wanted
    assert set(record["tags"]) == {"web", "new"}
    assert record["platform"]["secureboot"] == "true"
    assert record["platform"]["cores-per-socket"] == "2"
    assert record["platform"]["device-model"] == "qemu-upstream-uefi"
    assert record["other_config"]["folder"] == "/Shop"
    assert record["other_config"]["auto_poweron"] == "true"
    assert "disks" not in record["other_config"]
    assert len(record["VTPMs"]) == 1
    assert disks(pool, vm) == [
        ("0", "web system", "NFS vol1", 20, True), ("1", "web data", "iSCSI SAN", 30, False),
        ("2", "logs", "NFS vol1", 5, False), ("4", "old data", "NFS vol1", 1, False),
    ]  # fmt: skip
    owned = [("owner" in vbd["other_config"]) for vbd in devices(pool, vm, "VBD") if vbd["type"] == "Disk"]
    assert owned == [True, True, True, False]
    assert discs(pool, vm) == [("3", name)]
    first, second = devices(pool, vm, "VIF")
    assert (first["network"], first["MAC_autogenerated"]) == (ref(pool, "network", "bond0"), True)
    assert (second["network"], second["MAC"], second["locking_mode"]) == (net, "02:00:00:00:00:aa", "locked")
    assert (second["ipv4_allowed"], second["ipv6_allowed"]) == (["192.0.2.1"], ["2001:db8::1"])
    assert second["qos_algorithm_params"] == {"kbps": "1024"}
    assert [each["device"] for each in (first, second)] == ["0", "1"]


def test_with_nothing_changed_only_what_is_needed_is_called(pool: DirectPool, before: object) -> None:
    iso, _ = an_iso(pool)
    (vm,) = made(pool, planned(pool, FORM, install=Install(Source.DISC, iso)))
    client = Client(pool)
    asyncio.run(
        create(client, each_of(planned(pool, FORM, install=Install(Source.DISC, iso)))[0], lambda _: None)
    )  # type: ignore[arg-type]
    assert [method for method, _ in client.calls] == [
        "VM.clone", "VM.remove_from_other_config", "VM.provision", "VM.set_name_label", "VM.set_name_description",
        "VM.set_HVM_boot_params", "VDI.create", "VBD.create", "VBD.create", "VBD.insert", "VIF.create",
    ]  # fmt: skip
    assert disks(pool, vm) == [("0", "web disk 0", "NFS vol1", 10, True)]


def test_from_the_network_without_a_disk(pool: DirectPool, before: object) -> None:
    (vm,) = made(pool, planned(pool, FORM, install=Install(Source.NETWORK), disks=()))
    assert pool.db.get("VM", vm)["HVM_boot_params"]["order"] == "ncd"
    assert disks(pool, vm) == []
    assert discs(pool, vm) == [("3", "")]


def test_windows_has_its_tpm_and_bios_another_machine(pool: DirectPool, before: object) -> None:
    plan = planned(pool, WINDOWS, install=Install(Source.NETWORK))
    (vm,) = made(pool, plan)
    assert len(pool.db.get("VM", vm)["VTPMs"]) == 1
    (vm,) = made(pool, planned(pool, FORM, install=Install(Source.NETWORK), firmware=BootFirmware()))
    record = pool.db.get("VM", vm)
    assert record["HVM_boot_params"] == {"order": "ncd", "firmware": "bios"}
    assert record["platform"]["device-model"] == "qemu-upstream-compat"
    golden = planned(pool, "win2022-golden")
    assert golden.vtpm
    (vm,) = made(pool, golden)
    assert len(pool.db.get("VM", vm)["VTPMs"]) == 1


def test_of_an_image_moved_enlarged_and_with_another_disk(pool: DirectPool, before: object) -> None:
    plan = planned(pool, IMAGE)
    (vm,) = made(pool, plan)
    sr = pool.db.get("SR", plan.disks[0].sr)["name_label"]  # type: ignore[arg-type]
    size = plan.disks[0].size // GIB
    assert disks(pool, vm)[0] == ("0", "web disk 0", sr, size, plan.disks[0].bootable)
    assert len(disks(pool, vm)) == len(plan.disks)
    other = "iSCSI SAN" if sr != "iSCSI SAN" else "Archive"
    moved = replace(plan.disks[0], sr=ref(pool, "SR", other), size=plan.disks[0].size + 7 * GIB)
    new = VmDisk("{name} more", ref(pool, "SR", "NFS vol1"), GIB)
    (vm,) = made(pool, replace(plan, disks=(moved, new)))
    assert disks(pool, vm) == [
        ("0", "web disk 0", other, size + 7, plan.disks[0].bootable), ("1", "web more", "NFS vol1", 1, False),
    ]  # fmt: skip
    (vm,) = made(pool, replace(plan, disks=(new,)))
    assert disks(pool, vm) == [("0", "web more", "NFS vol1", 1, False)]


@pytest.mark.parametrize("sr", ["", "iSCSI SAN"])
def test_full_copies_of_an_image(pool: DirectPool, before: object, sr: str) -> None:
    plan = planned(pool, IMAGE, in_full=True)
    if sr:
        plan = replace(plan, disks=tuple(replace(disk, sr=ref(pool, "SR", sr)) for disk in plan.disks))
    client = Client(pool)
    vm = asyncio.run(create(client, each_of(plan)[0], lambda _: None))  # type: ignore[arg-type]
    methods = [method for method, _ in client.calls]
    assert methods[0] == "VM.copy"
    assert "VDI.copy" not in methods
    where = {pool.db.get("SR", disk.sr)["name_label"] for disk in plan.disks}  # type: ignore[arg-type]
    assert {found[2] for found in disks(pool, vm)} == where


def test_cloud_init_finds_its_drive(pool: DirectPool, before: object) -> None:
    cloud = CloudInit("#cloud-config\nhostname: {hostname}\n", "version: 2\n")
    plan = planned(pool, IMAGE, cloud=cloud, count=2, first=4)
    clients = [Client(pool), Client(pool)]
    for client, one in zip(clients, each_of(plan), strict=True):
        vm = asyncio.run(create(client, one, lambda _: None))  # type: ignore[arg-type]
        ((vdi, image),) = client.transfers.sent
        volume = Volume(image)
        assert volume.labels == ["cidata"]
        assert volume.files == {
            "meta-data": f"instance-id: {pool.db.get('VM', vm)['uuid']}\nlocal-hostname: {one.name}\n".encode(),
            "user-data": f"#cloud-config\nhostname: {one.name}\n".encode(),
            "network-config": b"version: 2\n",
        }
        record = pool.db.get("VDI", vdi)
        assert (record["name_label"], record["virtual_size"]) == (f"{one.name} cloud-init", len(image))
        (vbd,) = record["VBDs"]
        assert pool.db.get("VBD", vbd)["VM"] == vm
        assert "owner" in pool.db.get("VBD", vbd)["other_config"]


def test_several_at_once_are_counted(pool: DirectPool, before: object) -> None:
    vms = made(pool, planned(pool, IMAGE, count=5))
    assert [pool.db.get("VM", vm)["name_label"] for vm in vms] == [f"web-{number}" for number in range(1, 6)]
    assert len({vif["MAC"] for vm in vms for vif in devices(pool, vm, "VIF")}) == 5 * len(
        devices(pool, vms[0], "VIF")
    )
    assert [disks(pool, vm)[0][1] for vm in vms] == [f"web-{number} disk 0" for number in range(1, 6)]


def test_pv_from_an_address_and_from_a_disc(pool: DirectPool, before: object) -> None:
    iso, name = an_iso(pool)
    address = Install(Source.URL, url=" http://deb.example.org/debian ", arguments="auto=true")
    (vm,) = made(pool, planned(pool, "old PV", install=address))
    record = pool.db.get("VM", vm)
    assert record["other_config"]["install-repository"] == "http://deb.example.org/debian"
    assert record["PV_args"] == "auto=true"
    assert disks(pool, vm)[0][4]
    assert discs(pool, vm) == []
    (vm,) = made(pool, planned(pool, "old PV", install=Install(Source.DISC, iso)))
    record = pool.db.get("VM", vm)
    assert record["other_config"]["install-repository"] == "cdrom"
    assert not disks(pool, vm)[0][4]
    assert discs(pool, vm) == [("3", name)]
    assert next(vbd for vbd in devices(pool, vm, "VBD") if vbd["type"] == "CD")["bootable"]


def test_the_calls_are_those_of_the_recorded_recipe(pool: DirectPool, recipe: list[dict[str, Any]]) -> None:
    """Whatever a real xapi took there has the same method, number and kinds of parameters, and fields of records."""
    shapes: dict[str, list[Any]] = {}
    order: list[str] = []
    for step in recipe:
        method = step["call"].removeprefix("Async.")
        shapes.setdefault(method, []).append([shape(each) for each in step["params"][1:]])
        order.append(method)
    ours = [
        entry
        for entry in calls_for(pool.cache, each_of(everything(pool, FORM))[0])
        if isinstance(entry, Call)
    ]
    shared = [call for call in ours if call.method in shapes]
    assert len(shared) >= 20
    for call in shared:
        found = [shape(blank(each)) for each in call.params]
        assert found in shapes[call.method], call.method
    firsts = [
        call.method
        for number, call in enumerate(shared)
        if call.method not in [c.method for c in shared[:number]]
    ]
    begun = [method for method in dict.fromkeys(order) if method in firsts]
    assert firsts[:5] == begun[:5] == [
        "VM.clone", "VM.remove_from_other_config", "VM.provision", "VM.set_name_label", "VM.set_name_description",
    ]  # fmt: skip
    assert firsts.index("VDI.create") < firsts.index("VBD.create") < firsts.index("VBD.insert")
    assert firsts.index("VBD.insert") < firsts.index("VIF.create") < firsts.index("VTPM.create")


def blank(value: object) -> object:
    """A parameter as it is sent, any ref for what earlier calls give."""
    return filled(value, _Any())


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "OpaqueRef:x"


def shape(value: object) -> object:
    """The kind of a parameter; of a record also its fields."""
    if isinstance(value, dict) and {"VM", "SR"} & set(value):
        return sorted(value)
    if isinstance(value, str):
        return "ref" if value.startswith("OpaqueRef:") or value == NULL_REF else "text"
    return type(value).__name__


@pytest.fixture
def recipe(golden: Any) -> list[dict[str, Any]]:
    """The steps of a VM made on a real xapi, without a first try that failed."""
    recipes = json.loads((golden / "xapi_answers" / "recipes.json").read_text(encoding="utf-8"))
    steps = [{"call": step["call"], "params": step["params"]} for step in recipes["new-vm"]]
    return steps[next(number for number, step in enumerate(steps) if step["call"] == "Async.VM.clone") :]
