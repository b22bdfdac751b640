# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`allowed_operations`: computed from the state of an object, and kept up to date as that state changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.vm_state import Situation, reason, situation, words

# The operations that allowed_operations may list, in XAPI's order; others are valid without being listed.
_LISTED_VM_OPERATIONS = words(
    "sysprep create_vtpm destroy metadata_export export make_into_template changing_NVRAM changing_VCPUs_live "
    "changing_shadow_memory changing_static_range changing_dynamic_range migrate_send pool_migrate resume_on "
    "resume suspend hard_reboot hard_shutdown clean_reboot clean_shutdown unpause pause start_on start provision "
    "checkpoint revert copy clone snapshot"
)

_POOL_OPERATIONS = words(
    "ha_enable cluster_create designate_new_master tls_verification_enable configure_repositories sync_updates "
    "sync_bundle apply_updates cert_refresh exchange_certificates_on_join exchange_ca_certificates_on_join "
    "copy_primary_host_certs eject get_updates exchange_crls_on_join"
)

_DISK_SR_OPERATIONS = words(
    "vdi_enable_cbt vdi_list_changed_blocks vdi_introduce destroy unplug plug pbd_create vdi_disable_cbt update "
    "pbd_destroy vdi_resize forget vdi_clone vdi_data_destroy scan vdi_snapshot vdi_mirror vdi_create "
    "vdi_destroy vdi_set_on_boot"
)
_ISO_SR_OPERATIONS = words(
    "destroy unplug plug pbd_create pbd_destroy forget vdi_clone scan vdi_create vdi_destroy"
)
_DRIVES_SR_OPERATIONS = words(
    "vdi_introduce destroy unplug plug pbd_create pbd_destroy forget vdi_clone scan"
)
_HOST_OPERATIONS = words(
    "vm_migrate provision vm_resume apply_updates enable reboot evacuate vm_start shutdown"
)

_FREE_VDI = ["copy", "generate_config", "clone", "forget", "update", "resize", "snapshot", "destroy"]
_ATTACHED_VDI = ["clone", "snapshot"]
_FREE_ISO = ["copy", "forget", "destroy"]
_HOLDS_DISKS = ("Running", "Paused", "Suspended")


def allowed_operations(db: Database, cls: str, ref: str) -> list[str]:
    """What `allowed_operations` of this object should say; an empty list for classes that permit nothing."""
    compute = _COMPUTE.get(cls)
    return compute(db, db.get(cls, ref)) if compute else []


def refresh_allowed(db: Database, cls: str, ref: str) -> None:
    """Bring allowed_operations of an object, and of those that depend on it, up to date."""
    record = db.records(cls).get(ref)
    if record is None:
        return
    compute = _COMPUTE.get(cls)
    if compute:
        fresh = compute(db, record)
        if fresh != record["allowed_operations"]:
            db.update(cls, ref, allowed_operations=fresh)
    if cls in _DEPENDENTS:
        for dependent_cls, dependents in _DEPENDENTS[cls](record):
            for dependent in dependents:
                refresh_allowed(db, dependent_cls, dependent)


def refresh_all(db: Database) -> None:
    """Compute allowed_operations of every object: after a pool was loaded."""
    for cls, compute in _COMPUTE.items():
        for ref, record in list(db.records(cls).items()):
            fresh = compute(db, record)
            if fresh != record["allowed_operations"]:
                db.update(cls, ref, allowed_operations=fresh)


def keep_allowed(db: Database) -> None:
    """From now on every change of a record brings the allowed_operations that follow from it up to date."""
    refresh_all(db)

    def on_change(operation: str, cls: str, ref: str) -> None:
        if operation != "del" and (cls in _COMPUTE or cls in _DEPENDENTS):
            refresh_allowed(db, cls, ref)

    db.on_change.append(on_change)


def is_hvm(db: Database, vm: Record) -> bool:
    """True if the VM has emulated devices: by its domain type, or by its boot policy where that says nothing."""
    if vm["domain_type"] != "unspecified":
        return bool(vm["domain_type"] == "hvm")
    return bool(vm["HVM_boot_policy"])


@lru_cache(maxsize=5_000)
def _listed(now: Situation) -> tuple[str, ...]:
    return tuple(each for each in _LISTED_VM_OPERATIONS if reason(now, each, False) is None)


def _of_vm(db: Database, vm: Record) -> list[str]:
    return list(_listed(situation(db, vm)))


def _of_vbd(db: Database, vbd: Record) -> list[str]:
    vm = db.records("VM").get(vbd["VM"])
    if vm is None or vbd["current_operations"]:
        return []
    power_state = vm["power_state"]
    live = power_state in ("Running", "Paused")
    found = ["attach", "unpause"] if live else ["attach"]
    media = (
        ["insert" if vbd["empty"] else "eject"]
        if vbd["type"] != "Disk" and power_state != "Suspended"
        else []
    )
    if power_state == "Running" and not (media and is_hvm(db, vm)):
        if not vbd["currently_attached"]:
            found.append("plug")
        elif vbd["unpluggable"]:
            found += ["unplug", "unplug_force"]
    if vbd["empty"]:
        found += media
    if live:
        found.append("pause")
    return found if vbd["empty"] else found + media


def _of_vif(db: Database, vif: Record) -> list[str]:
    vm = db.records("VM").get(vif["VM"])
    if vm is None or vif["current_operations"]:
        return []
    if vm["power_state"] != "Running":
        return ["attach"]
    return ["attach", "unplug" if vif["currently_attached"] else "plug"]


def _of_vdi(db: Database, vdi: Record) -> list[str]:
    vbds = [db.records("VBD")[each] for each in vdi["VBDs"] if each in db.records("VBD")]
    if vdi["current_operations"] or any(vbd["current_operations"] for vbd in vbds):
        return []
    sr = db.records("SR").get(vdi["SR"])
    attached = any(holds_disk(db, vbd) for vbd in vbds)
    if sr is not None and sr["content_type"] == "iso":
        return ["copy"] if attached else list(_FREE_ISO)
    if not vdi["sharable"]:
        return list(_ATTACHED_VDI if attached else _FREE_VDI)
    return ["clone"] if attached else [each for each in _FREE_VDI if each != "snapshot"]


def holds_disk(db: Database, vbd: Record) -> bool:
    """True if the VBD keeps its disk busy: attached, and its VM not halted."""
    vm = db.records("VM").get(vbd["VM"])
    return vm is not None and bool(vbd["currently_attached"]) and vm["power_state"] in _HOLDS_DISKS


def _of_sr(db: Database, sr: Record) -> list[str]:
    listed = {"iso": _ISO_SR_OPERATIONS, "udev": _DRIVES_SR_OPERATIONS}.get(sr["type"], _DISK_SR_OPERATIONS)
    hidden = set(sr["current_operations"].values())
    pbds = [db.records("PBD")[each] for each in sr["PBDs"] if each in db.records("PBD")]
    if any(pbd["currently_attached"] for pbd in pbds):
        hidden |= {"forget", "destroy"}
    if sr["VDIs"] or not pbds:
        hidden.add("destroy")
    return [each for each in listed if each not in hidden]


def _of_host(_: Database, host: Record) -> list[str]:
    running = set(host["current_operations"].values())
    hidden = set() if not host["enabled"] else {"apply_updates", "reboot", "shutdown"}
    # Moving VMs about excludes emptying the host, and nothing else.
    if running & {"vm_start", "vm_resume", "vm_migrate", "provision"}:
        hidden.add("evacuate")
    return [
        each
        for each in _HOST_OPERATIONS
        if each not in hidden | (running & {"evacuate", "reboot", "shutdown"})
    ]


def _of_pool(_: Database, pool: Record) -> list[str]:
    if pool["current_operations"]:
        return []
    listed = ("ha_disable", *_POOL_OPERATIONS[1:]) if pool["ha_enabled"] else _POOL_OPERATIONS
    hidden = {"tls_verification_enable"} if pool["tls_verification_enabled"] else set()
    return [each for each in listed if each not in hidden]


def _of_appliance(db: Database, appliance: Record) -> list[str]:
    states = {db.records("VM")[each]["power_state"] for each in appliance["VMs"] if each in db.records("VM")}
    if appliance["current_operations"]:
        return []
    found = ["start"] if "Halted" in states else []
    if "Running" in states:
        found.append("clean_shutdown")
    return found + (["hard_shutdown", "shutdown"] if states - {"Halted"} else [])


_COMPUTE: dict[str, Callable[[Database, Record], list[str]]] = {
    "VM": _of_vm,
    "VBD": _of_vbd,
    "VIF": _of_vif,
    "VDI": _of_vdi,
    "SR": _of_sr,
    "host": _of_host,
    "pool": _of_pool,
    "VM_appliance": _of_appliance,
}

Dependents = tuple[tuple[str, list[str]], ...]

# Whose operations follow from a record of this class.
_DEPENDENTS: dict[str, Callable[[Record], Dependents]] = {
    "VM": lambda vm: (("VBD", vm["VBDs"]), ("VIF", vm["VIFs"]), ("VM_appliance", [vm["appliance"]])),
    "VBD": lambda vbd: (("VDI", [vbd["VDI"]]),),
    "PBD": lambda pbd: (("SR", [pbd["SR"]]),),
}
