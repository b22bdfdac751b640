# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""New VMs of every kind: the whole database afterwards, field by field; and the whole database as it was before,
whichever call of any of them fails."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from helpers.direct_pool import DirectPool
from helpers.whole_pool import Difference, Texts, difference, texts_of
from tests.xapi.operations.new_vm_kinds import KINDS, NULL, Disk, Kind
from tests.xapi.operations.new_vms import Client, emptied, kept_state, prepared_pool, ref
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.new_vm.create import create, each_of

BY_SERVER = {
    "uuid", "allowed_operations", "metrics", "memory_overhead", "memory_target", "VBDs", "VIFs", "VTPMs",
}  # fmt: skip
"""Fields of a VM that the server gives by itself, and its devices, which are compared on their own."""
MAC_SEED = "mac_seed"
VBD: dict[str, Any] = {
    "current_operations": {}, "device": "", "storage_lock": False, "currently_attached": False, "status_code": 0,
    "status_detail": "", "runtime_properties": {}, "qos_algorithm_type": "", "qos_algorithm_params": {},
    "qos_supported_algorithms": [], "metrics": NULL,
}  # fmt: skip
VDI: dict[str, Any] = {
    "name_description": "", "current_operations": {}, "crash_dumps": [], "type": "user", "sharable": False,
    "read_only": False, "other_config": {}, "storage_lock": False, "managed": True, "missing": False, "parent": NULL,
    "xenstore_data": {}, "is_a_snapshot": False, "snapshot_of": NULL, "snapshots": [],
    "snapshot_time": "19700101T00:00:00Z", "tags": [], "allow_caching": False, "on_boot": "persist",
    "metadata_of_pool": NULL, "metadata_latest": False, "is_tools_iso": False, "cbt_enabled": False,
}  # fmt: skip
VIF: dict[str, Any] = {
    "allowed_operations": ["attach"], "current_operations": {}, "MTU": 1500, "other_config": {},
    "currently_attached": False, "status_code": 0, "status_detail": "", "runtime_properties": {},
    "qos_algorithm_type": "", "qos_algorithm_params": {}, "qos_supported_algorithms": [], "metrics": NULL,
    "locking_mode": "network_default", "ipv4_allowed": [], "ipv6_allowed": [], "ipv4_configuration_mode": "None",
    "ipv4_addresses": [], "ipv4_gateway": "", "ipv6_configuration_mode": "None", "ipv6_addresses": [],
    "ipv6_gateway": "", "trunks": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return prepared_pool()


@pytest.fixture
def before(pool: DirectPool) -> Iterator[Texts]:
    yield from kept_state(pool)


@pytest.mark.parametrize("name", KINDS)
def test_all_of_the_pool_is_as_asked_for(pool: DirectPool, before: Texts, name: str) -> None:
    kind = KINDS[name](pool)
    assert [each.code for each in kind.plan.problems(pool.cache)] == []
    template = json.loads(pool.db.text("VM", kind.plan.template))
    vms = [
        asyncio.run(create(Client(pool), one, lambda _: None))  # type: ignore[arg-type]
        for one in each_of(kind.plan)
    ]
    found = difference(before, texts_of(pool.db))
    assert found.gone == {}
    assert list(found.new["VM"]) == sorted(vms)
    for number, vm in enumerate(vms):
        label = kind.plan.names[number]
        assert_vm(kind, template, found.new["VM"][vm], label)
        assert_devices(pool, kind, found, vm, label)
    assert_rest(pool, kind, found)


def assert_vm(kind: Kind, template: dict[str, Any], vm: dict[str, Any], label: str) -> None:
    """As the template, but for what was asked for, and what is each VM's own."""
    wanted = template | {"name_label": label}
    for field, value in kind.fields.items():
        entries = template[field] | value if isinstance(value, dict) else value
        wanted[field] = _without(entries, None) if isinstance(value, dict) else value
    wanted["other_config"] = dict(wanted["other_config"])
    seeds = {each["other_config"].pop(MAC_SEED) for each in (vm, wanted)}
    assert len(seeds - {""}) == 2
    assert_fields(vm, {k: v for k, v in wanted.items() if k not in BY_SERVER}, apart=BY_SERVER)
    assert vm["uuid"] != template["uuid"]


def _without(entries: dict[str, Any], value: object) -> dict[str, Any]:
    return {key: each for key, each in entries.items() if each != value}


def assert_devices(pool: DirectPool, kind: Kind, found: Difference, vm: str, label: str) -> None:
    """Every field of every device and disk, and no others."""
    record = found.new["VM"][vm]
    vbds = {found.new["VBD"][each]["userdevice"]: each for each in record["VBDs"]}
    positions = [disk[0] for disk in kind.disks] + ([kind.drive[0]] if kind.drive is not None else [])
    assert sorted(vbds) == sorted(positions)
    for disk in kind.disks:
        assert_disk(pool, found, vbds[disk[0]], disk, vm, label)
    if kind.drive is not None:
        position, disc = kind.drive
        wanted = {
            "VM": vm,
            "VDI": disc,
            "userdevice": position,
            "bootable": False,
            "mode": "RO",
            "type": "CD",
        }
        wanted |= {"empty": disc == NULL, "other_config": {}}
        wanted["allowed_operations"] = ["attach", "insert" if disc == NULL else "eject"]
        assert_fields(found.new["VBD"][vbds[position]], VBD | wanted, apart={"uuid", "unpluggable"})
    assert_nics(pool, kind, [found.new["VIF"][each] for each in record["VIFs"]], vm)
    tpms = [found.new["VTPM"][each] for each in record["VTPMs"]]
    assert [(tpm["VM"], tpm["is_unique"], tpm["is_protected"]) for tpm in tpms] == [
        (vm, False, False)
    ] * kind.tpms


def assert_disk(pool: DirectPool, found: Difference, ref_: str, disk: Disk, vm: str, label: str) -> None:
    """The disk and how the VM has it; one that was there before is not changed but for that."""
    position, name, sr, size, bootable, owner = disk
    vbd = found.new["VBD"][ref_]
    assert vbd["other_config"] == ({} if owner is None else {"owner": owner})
    wanted = {"VM": vm, "userdevice": position, "bootable": bootable, "mode": "RW", "type": "Disk"}
    wanted |= {"unpluggable": True, "empty": False, "allowed_operations": ["attach"]}
    assert_fields(vbd, VBD | wanted, apart={"uuid", "VDI", "other_config"})
    if vbd["VDI"] not in found.new["VDI"]:
        assert pool.db.get("VDI", vbd["VDI"])["name_label"] == name
        assert found.changed["VDI", vbd["VDI"]] == {"VBDs": ([], [ref_])}
        return
    vdi = found.new["VDI"][vbd["VDI"]]
    wanted = {"name_label": name.format(name=label), "SR": ref(pool, "SR", sr), "virtual_size": size}
    wanted |= {"VBDs": [ref_], "location": vdi["uuid"]}
    wanted["name_description"] = "Read at the first start" if "cloud-init" in name else ""
    by_server = {"uuid", "sm_config", "physical_utilisation", "allowed_operations"}
    assert_fields(vdi, VDI | wanted, apart=by_server)


def assert_nics(pool: DirectPool, kind: Kind, vifs: list[dict[str, Any]], vm: str) -> None:
    vifs = sorted(vifs, key=lambda vif: int(vif["device"]))
    for number, (vif, (network, mac)) in enumerate(zip(vifs, kind.nics, strict=True)):
        wanted = {"VM": vm, "network": ref(pool, "network", network), "device": str(number)}
        wanted |= {"MAC": mac or vif["MAC"], "MAC_autogenerated": not mac}
        assert_fields(vif, VIF | wanted, apart={"uuid"})


def assert_fields(record: dict[str, Any], wanted: dict[str, Any], apart: set[str]) -> None:
    assert {key: value for key, value in record.items() if key not in apart} == wanted


def assert_rest(pool: DirectPool, kind: Kind, found: Difference) -> None:
    """Nothing came that is of none of the VMs, and of other objects only what points to these has changed."""
    count = len(kind.plan.names)
    of_each = {
        "VM": 1, "VM_metrics": 1, "VBD": len(kind.disks) + (kind.drive is not None), "VIF": len(kind.nics),
        "VDI": sum(disk[1] != "old data" for disk in kind.disks), "VTPM": kind.tpms,
    }  # fmt: skip
    assert {cls: len(records) for cls, records in found.new.items()} == {
        cls: number * count for cls, number in of_each.items() if number
    }
    back = {"SR": ("VDIs", "VDI"), "network": ("VIFs", "VIF"), "VDI": ("VBDs", "VBD")}
    for (cls, _), fields in found.changed.items():
        field, of = back[cls]
        assert set(fields) == {field}
        was, now = fields[field]
        assert set(was) <= set(now)
        came = {
            ref for ref in set(now) - set(was) if not (cls == "SR" and not pool.db.get("VDI", ref)["managed"])
        }
        assert came <= set(found.new[of])


@pytest.mark.parametrize("name", KINDS)
def test_a_failure_at_any_call_leaves_the_whole_pool_as_it_was(
    pool: DirectPool, before: Texts, name: str
) -> None:
    plan = replace(KINDS[name](pool).plan, start=False)
    one = each_of(plan)[-1]
    whole = Client(pool)
    asyncio.run(create(whole, one, lambda _: None))  # type: ignore[arg-type]
    asyncio.run(emptied(pool, before))
    assert difference(before, texts_of(pool.db)).is_nothing
    for number, (method, _) in enumerate(whole.calls):
        with pytest.raises(Failure, match="as the test wished") as caught:
            asyncio.run(create(Client(pool, failing=number), one, lambda _: None))  # type: ignore[arg-type]
        assert not hasattr(caught.value, "__notes__"), method
        found = difference(before, texts_of(pool.db))
        assert found.is_nothing, (method, found)
