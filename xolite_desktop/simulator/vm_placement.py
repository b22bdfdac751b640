# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which host can run a VM: storage, networks and memory, and XAPI's reason why not."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import method

MIB = 1024 * 1024


def memory_overhead(vm: Record) -> int:
    """Bytes that the hypervisor needs for a VM beside its memory: for device model, VCPUs and shadow pages."""
    return int(3 + vm["VCPUs_max"] + vm["memory_static_max"] // (128 * MIB)) * MIB


def memory_needed(vm: Record) -> int:
    """Bytes of free memory that a host must have to run this VM."""
    return int(vm["memory_dynamic_min"]) + memory_overhead(vm)


def free_memory(db: Database, host: str, *, without: str = "") -> int:
    """Bytes that no VM on this host holds, except the VM `without`; VMs on their way to it count as there."""
    record = db.get("host", host)
    metrics = db.records("host_metrics").get(record["metrics"])
    free = (int(metrics["memory_total"]) if metrics else 0) - int(record["memory_overhead"])
    for ref, vm in db.records("VM").items():
        if host not in (vm["resident_on"], vm["scheduled_to_be_resident_on"]) or ref == without:
            continue
        free -= vm["memory_target"] or vm["memory_dynamic_min"]
        if not vm["is_control_domain"]:
            free -= memory_overhead(vm)
    return max(0, free)


def note_free_memory(db: Database, host: str) -> None:
    """Write the free memory into the host's metrics, where XAPI shows it."""
    record = db.records("host").get(host)
    if record and record["metrics"] in db.records("host_metrics"):
        db.update("host_metrics", record["metrics"], memory_free=free_memory(db, host))


def is_live(db: Database, host: str) -> bool:
    record = db.records("host").get(host)
    metrics = db.records("host_metrics").get(record["metrics"]) if record else None
    return bool(metrics and metrics["live"])


def set_live(db: Database, host: str, live: bool) -> None:
    """Whether the pool hears from a host."""
    metrics = db.get("host", host)["metrics"]
    if metrics in db.records("host_metrics"):
        db.update("host_metrics", metrics, live=live)


def srs_of(db: Database, vm: Record) -> list[str]:
    """The SRs that hold the VM's disks and CDs."""
    disks = [db.records("VBD")[each]["VDI"] for each in vm["VBDs"]]
    return [db.records("VDI")[each]["SR"] for each in disks if each in db.records("VDI")]


def is_plugged(db: Database, sr: str, host: str) -> bool:
    """True if the host can reach the SR."""
    return bool(db.find("PBD", SR=sr, host=host, currently_attached=True))


def unreachable_sr(db: Database, vm: Record, host: str) -> str | None:
    """An SR that the VM needs and the host cannot reach, or None."""
    return next((sr for sr in srs_of(db, vm) if not is_plugged(db, sr, host)), None)


def unreachable_network(db: Database, vm: Record, host: str) -> str | None:
    """A network that the VM needs and that has interfaces, but none on the host; or None."""
    for each in vm["VIFs"]:
        network = db.records("VIF")[each]["network"]
        pifs = db.records("network")[network]["PIFs"] if network in db.records("network") else []
        if pifs and not any(db.get("PIF", pif)["host"] == host for pif in pifs):
            return str(network)
    return None


def why_not_here(db: Database, vm_ref: str, host: str, *, enabled_only: bool = True) -> Failure | None:
    """Why the host cannot run the VM, or None."""
    vm = db.get("VM", vm_ref)
    if not is_live(db, host):
        return Failure("HOST_NOT_LIVE")
    if enabled_only and not db.get("host", host)["enabled"]:
        return Failure("HOST_DISABLED", host)
    sr = unreachable_sr(db, vm, host)
    if sr is not None:
        return Failure("VM_REQUIRES_SR", vm_ref, sr)
    network = unreachable_network(db, vm, host)
    if network is not None:
        return Failure("VM_REQUIRES_NETWORK", vm_ref, network)
    if vm["resident_on"] == host:
        return None
    needed, free = memory_needed(vm), free_memory(db, host)
    return Failure("HOST_NOT_ENOUGH_FREE_MEMORY", str(needed), str(free)) if needed > free else None


def check_host(db: Database, vm: str, host: str) -> None:
    """Raise the `Failure` that keeps the VM from running on the host."""
    failure = why_not_here(db, vm, host)
    if failure is not None:
        raise failure


def possible_hosts(db: Database, vm: str) -> list[str]:
    return [host for host in db.records("host") if why_not_here(db, vm, host) is None]


def choose_host(db: Database, vm: str) -> str:
    """Its home host if that can run it, else the possible host with most free memory; `Failure` without any."""
    hosts = possible_hosts(db, vm)
    if not hosts:
        raise Failure("NO_HOSTS_AVAILABLE")
    home: str = db.get("VM", vm)["affinity"]
    return home if home in hosts else max(hosts, key=lambda host: free_memory(db, host))


@method("VM.assert_can_boot_here")
def assert_can_boot_here(call: Call, vm: str, host: str) -> None:
    check_host(call.db, vm, host)


@method("VM.get_possible_hosts")
def get_possible_hosts(call: Call, vm: str) -> list[str]:
    call.db.get("VM", vm)
    return possible_hosts(call.db, vm)


@method("VM.compute_memory_overhead")
def compute_memory_overhead(call: Call, vm: str) -> int:
    return memory_overhead(call.db.get("VM", vm))


@method("VM.maximise_memory")
def maximise_memory(call: Call, vm: str, total: int, approximate: bool) -> int:
    """The largest static maximum whose overhead still fits into `total` bytes."""
    record = call.db.get("VM", vm)
    fixed = memory_overhead({**record, "memory_static_max": 0})
    most = (total - fixed) * 128 // 129
    return max(0, most // MIB * MIB if approximate else most)


@method("VM.assert_agile")
def assert_agile(call: Call, vm: str) -> None:
    """Refuse a VM that could not restart on another host: its disks or networks are on one host only."""
    record = call.db.get("VM", vm)
    for sr in srs_of(call.db, record):
        if not call.db.get("SR", sr)["shared"]:
            call.fail("HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED", sr)
    for each in record["VIFs"]:
        network = call.db.get("VIF", each)["network"]
        if any(unreachable_network(call.db, record, host) == network for host in call.db.records("host")):
            call.fail("HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED", network)
