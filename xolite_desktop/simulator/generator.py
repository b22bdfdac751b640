# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Makes pools of any size, the same one for the same seed: for load tests and for trying the program at scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from xolite_desktop.simulator.building.builder import GIB, TIB, Builder
from xolite_desktop.simulator.building.hosts import Cpu, HostPlan, add_host, add_pool, settle_memory
from xolite_desktop.simulator.building.networks import (
    add_bond,
    add_internal_management,
    add_management_pif,
    add_network,
    add_pif,
    add_vlan,
)
from xolite_desktop.simulator.building.roles import add_roles
from xolite_desktop.simulator.building.storage import (
    add_drivers,
    add_iso,
    add_sr,
    add_tools_sr,
    settle_storage,
)
from xolite_desktop.simulator.building.templates import add_templates
from xolite_desktop.simulator.building.vms import Disk, VmPlan, add_suspend_image, add_vm
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.schema import NULL_REF, load_schema

GENERATED_AT = 1_795_357_800.0
CPU = Cpu("AMD EPYC 9124 16-Core Processor", "AuthenticAMD", 2994.37, 25, 17, 1, 1, 32)
DUTIES = (
    ("web", "debian-12", 2, 4),
    ("api", "debian-12", 4, 8),
    ("worker", "ubuntu-24.04", 4, 4),
    ("cache", "debian-12", 2, 8),
    ("db", "rocky-9", 8, 32),
    ("queue", "rocky-9", 4, 8),
    ("build", "ubuntu-24.04", 8, 16),
    ("k8s-node", "ubuntu-22.04", 4, 16),
    ("desktop", "windows-11", 2, 8),
    ("files", "windows-server-2022", 4, 12),
    ("ad", "windows-server-2025", 2, 4),
    ("mail", "almalinux-9", 2, 4),
    ("log", "rhel-9", 4, 8),
    ("gateway", "debian-13", 1, 1),
    ("legacy", "centos-7", 2, 4),
)
"""What VMs are for: a word for names and tags, system, vCPUs, memory in GiB."""
STAGES = ("prod", "prod", "prod", "staging", "test", "dev")
CUSTOMERS = (
    "aspen",
    "birch",
    "cedar",
    "elm",
    "hazel",
    "juniper",
    "larch",
    "maple",
    "oak",
    "pine",
    "rowan",
    "willow",
)
STATES = ("Running",) * 52 + ("Halted",) * 43 + ("Suspended",) * 3 + ("Paused",) * 2
DISK_COUNTS = (1,) * 15 + (2,) * 4 + (3,)
DISK_SIZES = (10, 20, 40, 40, 60, 80, 120, 250, 500)
VMS_PER_SR = 1000
VLANS = 12
MEMORY_STEP_GIB = 128


@dataclass(frozen=True)
class Ground:
    """What the VMs of a generated pool stand on."""

    hosts: tuple[str, ...]
    shared: tuple[str, ...]
    local: dict[str, str]
    networks: tuple[str, ...]


def generate(hosts: int, vms: int, seed: int) -> dict[str, Any]:
    """A pool of so many hosts and VMs as `{class: {ref: record}}`, to be given to `scenario.load`.

    Half of the VMs run. 64 hosts with 10,000 VMs are about 70,000 records. The same arguments give the same pool.
    """
    if hosts < 1 or vms < 0:
        raise ValueError("a pool has at least one host and not less than no VMs")
    builder = Builder(seed, GENERATED_AT)
    refs = tuple(builder.ref("host", _host_name(number)) for number in range(hosts))
    plans = _place([_sketch(builder, number) for number in range(vms)], refs)
    _add_hosts(builder, plans, hosts)
    ground = _add_ground(builder, refs, vms)
    _add_pool(builder, ground)
    for plan in plans:
        _add_vm(builder, plan, ground)
    settle_storage(builder)
    _size_storage(builder, ground)
    settle_memory(builder)
    return {"scenario": {"now": {"time": wire_date(GENERATED_AT)}}, **builder.records}


def _host_name(number: int) -> str:
    return f"node-{number + 1:02d}"


def _sketch(builder: Builder, number: int) -> VmPlan:
    """Name, size and state of VM `number`."""
    duty, system, vcpus, memory_gib = builder.choice(DUTIES, "duty", number)
    stage = builder.choice(STAGES, "stage", number)
    customer = builder.choice(CUSTOMERS, "customer", number)
    return VmPlan(
        name=f"{customer}-{duty}-{stage}-{number:05d}",
        system=system,
        state=builder.choice(STATES, "state", number),
        vcpus=vcpus,
        memory_gib=memory_gib,
        description=f"{duty} of {customer}, {stage}",
        tags=(stage, duty),
        folder=f"/{customer.title()}/{stage.title()}",
        days=0.05 + 200 * builder.fraction("days", number) ** 3,
        cd="" if number % 20 == 0 else None,
    )


def _place(plans: list[VmPlan], hosts: tuple[str, ...]) -> list[VmPlan]:
    """Give each VM a home host in turn, as a balancer would have done."""
    return [replace(plan, host=hosts[number % len(hosts)]) for number, plan in enumerate(plans)]


def _add_hosts(builder: Builder, plans: list[VmPlan], count: int) -> None:
    """Hosts with memory for their guests and a quarter more, in whole modules."""
    needed: dict[str, float] = {}
    for plan in plans:
        if plan.has_domain:
            needed[plan.host] = needed.get(plan.host, 0.0) + plan.memory_gib * 1.01 + 0.01
    for number in range(count):
        name = _host_name(number)
        wanted = 1.25 * needed.get(builder.ref("host", name), 0.0) + 16
        memory = max(2, -int(-wanted // MEMORY_STEP_GIB)) * MEMORY_STEP_GIB
        address = f"10.40.{number // 200}.{number % 200 + 11}"
        up_days = 3 + 90 * builder.fraction("up", number)
        add_host(builder, HostPlan(name, address, memory, CPU, f"Rack {number // 16 + 1}", up_days=up_days))


def _add_ground(builder: Builder, hosts: tuple[str, ...], vms: int) -> Ground:
    shared = []
    for number in range(max(2, -(-vms // VMS_PER_SR))):
        config = {"server": f"10.41.0.{number + 10}", "serverpath": f"/export/vol{number:02d}"}
        connections = {host: dict(config) for host in hosts}
        shared.append(add_sr(builder, f"NFS vol{number:02d}", "nfs", connections, size=1 << 60, shared=True))
    local = {}
    for host in hosts:
        name = builder.record("host", host)["name_label"]
        device = {host: {"device": f"/dev/disk/by-id/nvme-{name}-part3"}}
        local[host] = add_sr(builder, f"Local storage {name}", "ext", device, size=1 << 60)
    library = {host: {"location": "10.41.0.9:/export/iso", "type": "nfs_iso"} for host in hosts}
    iso = add_sr(builder, "ISO library", "iso", library, size=2 * TIB, shared=True)
    for name in ("debian-12.11.0-amd64-netinst.iso", "Windows_Server_2022_x64_en-US.iso"):
        add_iso(builder, iso, name, 4096)
    add_tools_sr(builder, list(hosts))
    return Ground(hosts, tuple(shared), local, _add_networks(builder, hosts))


def _add_networks(builder: Builder, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Management on eth0; a bond of two more with some VLANs for the guests."""
    management = add_network(builder, "Management", "xenbr0")
    members = [add_network(builder, f"Pool-wide network associated with eth{n}", f"xenbr{n}") for n in (1, 2)]
    trunk = add_network(builder, "Guests", "xapi0", other_config={"automatic": "true"})
    vlans = [(tag, add_network(builder, f"VLAN {tag}", f"xapi{tag}")) for tag in range(100, 100 + VLANS)]
    add_internal_management(builder)
    for host in hosts:
        address = builder.record("host", host)["address"]
        add_management_pif(builder, host, management, "eth0", address)
        slaves = [
            add_pif(builder, host, network, f"eth{n}", speed=25_000) for n, network in enumerate(members, 1)
        ]
        bond = add_bond(builder, host, trunk, slaves, mode="lacp")
        for tag, network in vlans:
            add_vlan(builder, host, network, bond, tag)
    return (trunk, *(network for _, network in vlans))


def _add_pool(builder: Builder, ground: Ground) -> None:
    default = ground.shared[0]
    add_pool(
        builder,
        "big-pool",
        ground.hosts[0],
        len(ground.hosts),
        CPU,
        default_SR=default,
        suspend_image_SR=default,
        crash_dump_SR=default,
    )
    add_drivers(builder)
    add_templates(builder)
    add_roles(builder, load_schema())


def _add_vm(builder: Builder, plan: VmPlan, ground: Ground) -> None:
    name = plan.name
    shared = builder.choice(ground.shared, "sr", name)
    # One in twelve lives on the disks of its host and so cannot move.
    sr = ground.local[plan.host] if builder.fraction("local", name) < 1 / 12 else shared
    disks = tuple(
        Disk(
            f"{name} disk {position}",
            builder.choice(DISK_SIZES, "size", name, position),
            0.1 + 0.8 * builder.fraction("used", name, position),
            sr,
        )
        for position in range(builder.choice(DISK_COUNTS, "disks", name))
    )
    first = int(builder.fraction("network", name) * len(ground.networks))
    count = 2 if builder.fraction("interfaces", name) < 0.2 else 1
    networks = tuple(ground.networks[(first + step) % len(ground.networks)] for step in range(count))
    home = plan.host if plan.has_domain or sr in ground.local.values() else NULL_REF
    vm = add_vm(builder, replace(plan, disks=disks, networks=networks, host=home))
    if plan.state == "Suspended":
        add_suspend_image(builder, vm, shared)


def _size_storage(builder: Builder, ground: Ground) -> None:
    """Give each repository the size that makes it between a third and nine tenths full."""
    for ref in (*ground.shared, *ground.local.values()):
        sr = builder.record("SR", ref)
        full = 0.35 + 0.55 * builder.fraction("full", ref)
        sr["physical_size"] = max(int(sr["physical_utilisation"] / full), 480 * GIB)
