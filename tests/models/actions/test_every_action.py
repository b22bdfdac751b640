# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Random pools, every action, every object: what is offered the server accepts, what is refused it refuses likewise.

A normal run takes samples; XOLITE_NIGHTLY=1 takes everything.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from contextlib import suppress
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from tests.models.actions.answers import answer_for, moves_files
from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.actions.selection import kind_of
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.simulator.failure import Failure as Refused
from xolite_desktop.simulator.generator import generate
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.sr import NotAllConnected
from xolite_desktop.xapi.operations.sr_maintenance import NOT_ALL_BACK
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules.disk import vdi_of
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vbd import cd_drive

WHOLE = os.environ.get("XOLITE_NIGHTLY") == "1"
SEEDS = range(12) if WHOLE else range(3)
PER_ACTION = 10_000 if WHOLE else 5
"""Objects of each outcome that an action is tried on, in each pool."""

CLASSES = (
    "VM", "VBD", "VDI", "VIF", "VM_appliance", "VMSS", "SR", "PBD", "host", "VGPU", "VUSB", "PGPU", "PUSB", "network", "PIF",
    "pool", "subject",
)  # fmt: skip
KINDS = {
    NodeKind.VM, NodeKind.TEMPLATE, NodeKind.SNAPSHOT, NodeKind.VBD, NodeKind.VDI, NodeKind.VIF,
    NodeKind.APPLIANCE, NodeKind.SCHEDULE, NodeKind.SR, NodeKind.PBD, NodeKind.HOST,
    NodeKind.VGPU, NodeKind.VUSB, NodeKind.PGPU, NodeKind.PUSB, NodeKind.PCI, NodeKind.NETWORK, NodeKind.PIF,
    NodeKind.POOL, NodeKind.USER,
}  # fmt: skip
ELSEWHERE = {"pool.join", "pool.change_password"}
"""Their work signs in anew or elsewhere, which is tried in tests of their own."""
ACTIONS = [
    entry
    for entry in ALL_ACTIONS
    if entry.work is not None
    and entry.applies_to & KINDS
    and not moves_files(entry)
    and entry.id not in ELSEWHERE
]

# Refused by us alone, with reasons that the server does not have.
OURS = {
    "TLS_VERIFICATION_ON",
    "ALREADY_ON_HOST",
    "ALREADY_SO",
    "COORDINATOR_ALREADY",
    "COORDINATOR_WOULD_BE_DISABLED",
    "DEFAULT_TEMPLATE",
    "DEVICES_OF_SNAPSHOT",
    "DISC_IN_DRIVE",
    "DISK_OF_OTHERS",
    "DRIVE_NOT_THERE_YET",
    "GPU_ACCESS_SO",
    "HAS_CD_DRIVE",
    "HOST_DISABLED_ALREADY",
    "HOST_ENABLED",
    "HOST_IN_MAINTENANCE",
    "HOST_NOT_IN_MAINTENANCE",
    "HOST_TAKES_VMS",
    "IN_VAPP_ALREADY",
    "LIBRARY_READ_ONLY",
    "NOT_ALLOWED_NOW",
    "NETWORK_MANAGES_HOSTS",
    "NETWORK_ON_NO_HOST",
    "NETWORK_WITHOUT_BOND",
    "NOT_A_BOND",
    "NOT_A_DISK",
    "NOT_A_LIBRARY",
    "NOT_HVM",
    "NOT_IN_VAPP",
    "NO_CD_DRIVE",
    "NO_CRASHDUMPS",
    "NO_DISCS",
    "NO_FREE_USB",
    "NO_GPU",
    "NO_LIBRARY_TAKES_FILES",
    "NO_OTHER_HOST",
    "NO_TOOLS_DISC",
    "NETWORK_HAS_ADDRESS",
    "NETWORK_LINK_FIXED",
    "NO_VTPM",
    "OTHER_OPERATION_IN_PROGRESS",
    "PIF_MANAGES_ALREADY",
    "PIF_PLUGGED",
    "PIF_UNPLUGGED",
    "POOL_OF_ONE_HOST",
    "POOL_OF_SEVERAL_HOSTS",
    "SCHEDULE_EMPTY",
    "SNAPSHOT_SETTINGS",
    "SR_ALL_CONNECTED",
    "SR_CANNOT_TRIM",
    "SR_CONNECTION_FIXED",
    "SR_IN_MAINTENANCE",
    "SR_NOT_CONNECTED",
    "SR_NOT_FOR_DISKS",
    "SR_NOT_IN_MAINTENANCE",
    "SR_OF_HOSTS",
    "TOOLS_INSERTED",
    "TOOLS_LIBRARY",
    "USB_PASSTHROUGH_SO",
    "VDI_CBT_ENABLED",
    "VDI_IS_A_SNAPSHOT",
}
# The server takes the disc and the guest cannot read it; of no connection none is made anew.
OURS_OF = {
    ("vm.insert_disc", "VM_REQUIRES_SR"),
    ("vm.insert_tools", "VM_REQUIRES_SR"),
    ("sr.edit_connection", "SR_HAS_NO_PBDS"),
    # The server forgets a directory that it does not know, and gives a bond's member an address that serves for nothing.
    ("pool.leave_directory", "AUTH_IS_DISABLED"),
    ("network.configure_hosts", "PIF_IS_BOND_MEMBER"),
    # What is on no VLAN would only get one: of a card's network that is another network, and VMs would be cut off.
    ("network.edit_link", "CANNOT_DESTROY_SYSTEM_NETWORK"),
    ("network.edit_link", "NETWORK_OF_CARD"),
    ("network.edit_link", "VIF_IN_USE"),
    ("pif.configure", "PIF_IS_BOND_MEMBER"),
}
# Ours say more than the server does: which VMs run from a storage, where it names one disk.
THEIRS = {
    "POOL_HAS_NO_REPOSITORIES": "NO_REPOSITORIES_CONFIGURED",
    "USB_IN_USE": "USB_GROUP_CONFLICT",
    "SR_RUNS_VMS": "VDI_IN_USE",
    "VTPM_EXISTS": "VTPM_MAX_AMOUNT_REACHED",
    "NETWORK_OF_CARD": "NETWORK_CONTAINS_PIF",
    "PIF_HAS_NO_ADDRESS": "PIF_HAS_NO_NETWORK_CONFIGURATION",
    "PIF_IS_BOND_MEMBER": "CANNOT_PLUG_BOND_SLAVE",
    "COORDINATOR_NOT_EJECTED": "INTERNAL_ERROR",
}
NETWORK_IN_USE = {
    "VIF_IN_USE", "HOST_OFFLINE", "NETWORK_CONTAINS_VIF", "NETWORK_CONTAINS_PIF", "NETWORK_OF_CARD", "PIF_IS_MANAGEMENT_INTERFACE",
}  # fmt: skip
THEIRS_OF = {("pif.unplug", "PIF_IS_MANAGEMENT_INTERFACE"): "PIF_DOES_NOT_ALLOW_UNPLUG"}
# Depends on figures that no rule judges: memory that others may give up, space on a storage.
FIGURES = {"NO_HOSTS_AVAILABLE", "HOST_NOT_ENOUGH_FREE_MEMORY", "SR_BACKEND_FAILURE_44"}


def bare(entry: Action, pool: DirectPool, ref: Ref) -> tuple[str, tuple[object, ...]] | None:
    """The call that a refusal is about, where the work begins with others."""
    if entry.id == "disk.delete":
        return "VDI.destroy", (vdi_of(pool.cache, ref) or ref,)
    if entry.id in ("vm.eject_disc", "vm.upload_disc") and (drive := cd_drive(pool.cache, ref)) is not None:
        return "VBD.eject", (drive[0],)
    if entry.id == "sr.delete_unused":
        return "SR.scan", (ref,)  # of a storage without any it would call nothing
    if entry.id == "vm.copy" or entry.id.startswith("snapshot.new"):
        return "VM.clone", (ref, "copy")
    if entry.id == "vm.snapshot":
        return "VM.snapshot", (ref, "kept")
    if entry.id.startswith("host.save_"):
        return "host.get_system_status_capabilities", (ref,)
    if entry.id in ("host.reboot", "host.shutdown"):
        return entry.id, (ref,)
    if entry.id == "vm.resources":
        return ("VM.set_memory_dynamic_range", (ref, 1 << 30, 1 << 30))
    return None


@pytest.fixture(scope="module", params=SEEDS)
def pool(request) -> DirectPool:
    made = DirectPool(generate(3, 40, request.param))
    disturb(made, random.Random(request.param))
    made.follow()
    return made


def disturb(pool: DirectPool, dice: random.Random) -> None:
    """States that a pool gets into over the years."""
    db = pool.db
    vms = [
        ref for ref, vm in db.records("VM").items() if not vm["is_a_template"] and not vm["is_control_domain"]
    ]
    for name in ("VM.snapshot", "VM.checkpoint"):
        for ref in dice.sample(vms, 12):
            asyncio.run(tried(pool, name, ref, "kept"))
    for ref in dice.sample(vms, 8):
        asyncio.run(tried(pool, "VM.set_is_a_template", ref, True))
    for ref in dice.sample(vms, 10):
        guest = db.get("VM", ref)["guest_metrics"]
        if guest in db.records("VM_guest_metrics"):
            db.update("VM_guest_metrics", guest, PV_drivers_detected=False)
        blocked = dice.choice(("destroy", "start", "hard_shutdown", "snapshot", "clean_shutdown"))
        db.update("VM", dice.choice(vms), blocked_operations={blocked: "it is mine"})
    appliance = db.create("VM_appliance", name_label="shop")
    for ref in dice.sample(vms, 5):
        asyncio.run(tried(pool, "VM.set_appliance", ref, appliance))
    db.create("VM_appliance", name_label="empty")
    nightly = db.create(
        "VMSS", name_label="nightly", type="snapshot", frequency="daily", schedule={"min": "0", "hour": "2"}
    )
    for ref in dice.sample(vms, 3):
        asyncio.run(tried(pool, "VM.set_snapshot_schedule", ref, nightly))
    db.create("VMSS", name_label="no VMs", type="snapshot", frequency="hourly", enabled=False)
    for vbd in dice.sample(list(db.records("VBD")), 12):
        asyncio.run(tried(pool, "VBD.unplug", vbd))
        db.update("VBD", dice.choice(list(db.records("VBD"))), unpluggable=False)
        if db.get("VBD", vbd)["type"] == "Disk":
            asyncio.run(tried(pool, "VBD.set_mode", vbd, "RO"))
    disks = [ref for ref, vbd in db.records("VBD").items() if vbd["type"] == "Disk"]
    for vbd in dice.sample(disks, 6):
        asyncio.run(tried(pool, "VBD.create", shared_vbd(db.get("VBD", vbd)["VDI"], dice.choice(vms))))
    for ref in dice.sample(vms, 8):
        db.create("VTPM", VM=ref)
    hosts = list(db.records("host"))
    db.update("host", hosts[-1], enabled=False)
    db.update("host", hosts[1], other_config={"MAINTENANCE_MODE": "true"}, power_on_mode="wake-on-lan")
    for pbd in dice.sample(list(db.records("PBD")), 2):
        db.update("PBD", pbd, currently_attached=False)
    for number in range(6):
        db.create(
            "subject", subject_identifier=f"S-1-5-21-{number}", other_config={"subject-name": f"ada{number}"}
        )
    odd_storage(pool, hosts)
    passed_devices(pool, hosts[0], vms, dice)
    if dice.random() < 0.5:
        metrics = db.get("host", hosts[-1])["metrics"]
        db.update("host_metrics", metrics, live=False)


def odd_storage(pool: DirectPool, hosts: list[str]) -> None:
    """SRs without disks, without a connection, without some of them, and protected in every way there is."""
    db = pool.db
    local = {"type": "ext", "content_type": "user", "shared": False, "physical_size": 1 << 40}
    shared = local | {"type": "lvmoiscsi", "shared": True}
    for name, fields, connected in (
        ("empty", local, hosts[:1]),
        ("empty too", shared, hosts),
        ("half connected", shared, hosts[:1]),
        ("known to nobody", shared, []),
        ("protected", local | {"other_config": {"indestructible": "true"}}, hosts[:1]),
        ("cache", local, hosts[:1]),
    ):
        sr = db.create("SR", name_label=name, **fields)
        for host in connected:
            db.create("PBD", SR=sr, host=host, device_config={"device": "/dev/sdb"}, currently_attached=True)
        if name == "cache":
            db.update("host", hosts[0], local_cache_sr=sr)


def passed_devices(pool: DirectPool, host: str, vms: list[str], dice: random.Random) -> None:
    """GPUs and USB devices, some of which VMs have."""
    db = pool.db
    kind = db.create("VGPU_type", model_name="A16-2Q")
    types = {"supported_VGPU_types": [kind], "enabled_VGPU_types": [kind]}
    gpus = db.create("GPU_group", name_label="A16", **types)
    for access in ("enabled", "disabled", "disable_on_reboot", "enable_on_reboot"):
        db.create("PGPU", host=host, GPU_group=gpus, dom0_access=access, **types)
    db.create("PCI", host=host, pci_id="0000:04:00.0")
    for number in range(12):
        group = db.create("USB_group", name_label=f"USB {number}")
        db.create("PUSB", host=host, USB_group=group, passthrough_enabled=number > 1)
        vm = dice.choice(vms)
        is_running = db.get("VM", vm)["power_state"] == "Running"
        if number > 3:
            db.create("VUSB", VM=vm, USB_group=group, currently_attached=is_running)
            db.create("VGPU", VM=vm, GPU_group=gpus, type=kind, device=str(number))


def shared_vbd(vdi: str, vm: str) -> dict[str, Any]:
    """A record of a second attachment of a disk."""
    return {
        "VM": vm, "VDI": vdi, "userdevice": "autodetect", "bootable": False, "mode": "RW", "type": "Disk",
        "unpluggable": True, "empty": False, "other_config": {}, "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    }  # fmt: skip


async def tried(pool: DirectPool, name: str, *params: object) -> None:
    """A call that may be refused."""
    with suppress(Refused):
        await pool.call(name, *params)


def objects(pool: DirectPool, entry: Action) -> list[Ref]:
    found = [
        ref
        for cls in CLASSES
        for ref, record in pool.cache.records(cls).items()
        if kind_of(cls, record) in entry.applies_to
    ]
    return [ref for ref in found if not (vm := pool.cache.vm(ref)) or not vm.is_control_domain]


@pytest.mark.timeout(900 if WHOLE else 60)
@pytest.mark.parametrize("entry", ACTIONS, ids=lambda entry: entry.id)
def test_what_is_offered_is_accepted_and_what_is_refused_is_refused(entry: Action, pool: DirectPool) -> None:
    dice = random.Random(f"{entry.id} {len(pool.seen)}")
    found = objects(pool, entry)
    dice.shuffle(found)
    outcomes: Counter[str] = Counter()
    assert entry.refuse is not None
    for ref in found:
        if kind_of_now(pool, ref) not in entry.applies_to:
            continue  # an action before made something else of it
        refusal = entry.refuse(pool.cache, ref)
        outcome = refusal.code if refusal is not None else ""
        outcomes[outcome] += 1
        if outcomes[outcome] > PER_ACTION:
            continue
        if refusal is None:
            asyncio.run(accepted(entry, pool, ref))
        elif refusal.code not in OURS and (entry.id, refusal.code) not in OURS_OF:
            asyncio.run(refused(entry, pool, ref, refusal))


def kind_of_now(pool: DirectPool, ref: Ref) -> NodeKind | None:
    for cls in CLASSES:
        record = pool.cache.get(cls, ref)
        if record is not None:
            return kind_of(cls, record)
    return None


async def accepted(entry: Action, pool: DirectPool, ref: Ref) -> None:
    answer = answer_for(entry.asks, pool.cache, ref)
    if answer is None and entry.asks not in (None, "boot_key"):
        return
    if entry.id.startswith("host.save_"):
        return  # a file, for which there is no connection here
    client = DirectClient(pool)
    assert entry.work is not None
    try:
        await entry.work(Running(client, answer), ref)  # type: ignore[arg-type]
    except Failure as failure:
        if entry.id.startswith("vapp.") and failure.method.startswith("VM_appliance."):
            return  # one of its VMs has a reason of its own
        if isinstance(failure, NotAllConnected) and "HOST_OFFLINE" in {each[1] for each in failure.verdicts}:
            return  # the others are connected
        if entry.id == "sr.enter_maintenance" and failure.method == "VM.clean_shutdown":
            return  # one of its VMs has a reason of its own
        if failure.code == NOT_ALL_BACK:
            return  # so has one of those that start again
        if entry.id.startswith("host.") and failure.method in ("host.evacuate", "VM.clean_shutdown", ""):
            return  # so has one of its VMs
        if failure.code not in FIGURES:
            pytest.fail(f"{entry.id} was offered, then {failure}")
    made = {method for method, _ in client.calls}
    assert made <= set(entry.calls), f"{entry.id} makes calls that it does not declare"


async def refused(entry: Action, pool: DirectPool, ref: Ref, refusal: Refusal) -> None:
    call = bare(entry, pool, ref)
    client = DirectClient(pool)
    assert entry.work is not None
    try:
        if call is not None:
            await client.call(call[0], *call[1])
        else:
            answer = answer_for(entry.asks, pool.cache, ref)
            await entry.work(Running(client, answer or NULL_REF), ref)  # type: ignore[arg-type]
    except Failure as failure:
        caught = failure
    else:
        pytest.fail(f"{entry.id} was refused with {refusal}, and the server did {client.calls}")
    if refusal.code == "NO_HOSTS_AVAILABLE" and (entry.id.endswith("_on") or entry.id == "vm.migrate"):
        return  # of one host it says why
    if refusal.code == "HOST_OFFLINE" and entry.id == "sr.repair":
        assert caught.code == "SR_NOT_ALL_CONNECTED"  # with a verdict for each host
        return
    if entry.id == "sr.enter_maintenance" and caught.method == "VM.clean_shutdown":
        return  # one of its VMs has a reason of its own
    if entry.id.startswith("sr.") and caught.method == "PBD.unplug":
        assert caught.code in (
            "VDI_IN_USE",
            "HOST_OFFLINE",
        )  # hosts have reasons of their own, in their order
        return
    if entry.id == "network.manage_pool" and caught.code == "HOST_OFFLINE":
        return
    if entry.id == "network.delete" and {caught.code, refusal.code} <= NETWORK_IN_USE:
        return  # in several ways at once
    theirs = THEIRS_OF.get((entry.id, refusal.code)) or THEIRS.get(refusal.code, refusal.code)
    assert caught.code == theirs, f"{entry.id}: {refusal} against {caught}"
