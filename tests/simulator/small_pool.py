# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool in memory that answers calls without a listener; its clock jumps ahead whenever a method takes time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from xolite_desktop.simulator.allowed import keep_allowed
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.events import Events
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.faults import Counts, Faults
from xolite_desktop.simulator.rpc import Rpc
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.sessions import Sessions

GIB = 1024**3
MIB = 1024**2

PLATFORM = {"viridian": "true", "acpi": "1", "apic": "true", "pae": "true", "nx": "true", "device_id": "0001"}
OTHER_CONFIG = {
    "mac_seed": "$seed",
    "base_template_name": "debian-bookworm-12",
    "linux_template": "true",
    "install-methods": "cdrom,nfs,http,ftp",
}


class SmallPool:
    """Hosts of 64 GiB with one shared SR, local SRs, an ISO library and a network; VMs as the test asks for."""

    base_url = "https://127.0.0.1:1"

    def __init__(self, hosts: int = 1, *, clock: HandClock | None = None) -> None:
        self.db = Database()
        self.clock = clock or HandClock(auto=True)
        self.sessions = Sessions(self.db, self.clock, "root", "demo")
        self.events = Events(self.db)
        self.faults = Faults()
        self.counts = Counts()
        self.console_targets: dict[str, tuple[str, int]] = {}
        self.http10_websocket = False
        self.login_delay_s = 0.0
        self.cancellers: dict[str, Callable[[], None]] = {}
        self.moved: list[str] = []
        self.members: dict[str, Any] = {}
        self.away: list[float | None] = []
        self.background: set[asyncio.Task[None]] = set()
        self._fill(hosts)
        keep_allowed(self.db)
        self._rpc = Rpc(self)
        self.session = self.sessions.login("root", "demo", "test")

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    def go_away(self, seconds: float | None, *, after: float = 0.0, to: str = "") -> None:
        """How long the toolstack that answers would be away."""
        self.away.append(seconds)

    def move_to(self, address: str, *, after: float = 0.0) -> None:
        """Where the toolstack would listen from then on; empty for where it did."""
        self.moved.append(address)

    async def settle(self) -> None:
        """Let everything in the background end."""
        while self.background:
            await asyncio.wait(self.background)

    async def wind(self, seconds: float) -> None:
        """Let pool time pass on a clock that stands still otherwise."""
        # Work just begun may not have slept yet, and only sleepers name their loop.
        self.clock.bind(asyncio.get_running_loop())
        await asyncio.to_thread(self.clock.advance, seconds)

    async def begin(self, name: str, *params: Any) -> str:
        """Start a call in the background; gives its task, with the method at its first step."""
        task = await self.call(f"Async.{name}", *params)
        await self.wind(0.01)
        return str(task)

    async def close(self) -> None:
        for task in self.background:
            task.cancel()
        await self.settle()

    async def call(self, name: str, *params: Any) -> Any:
        result = (await self._rpc.call(name, [self.session, *params])).value
        return result.value() if hasattr(result, "value") else result

    async def failure(self, name: str, *params: Any) -> list[str]:
        """The error of a call that must fail."""
        try:
            await self.call(name, *params)
        except Failure as failure:
            return failure.description
        raise AssertionError(f"{name} did not fail")

    def _fill(self, hosts: int) -> None:
        create = self.db.create
        self.network = create("network", name_label="LAN", bridge="xenbr0", MTU=1500)
        self.other_network = create("network", name_label="Private", bridge="xapi1", MTU=1500)
        self.shared_sr = self._sr("NFS", "nfs", shared=True)
        self.iso_sr = self._sr("ISO library", "iso", shared=True)
        self.hosts = [self._host(number) for number in range(1, hosts + 1)]
        self.host = self.hosts[0]
        self.local_sr = self.local_srs[0]
        self.iso = self.disk(self.iso_sr, name_label="debian.iso", read_only=True)
        self.pool = create(
            "pool",
            name_label="Lab pool",
            master=self.host,
            default_SR=self.shared_sr,
            suspend_image_SR=self.shared_sr,
            restrictions={"restrict_vmss": "true"},
        )

    def _sr(self, name: str, kind: str, *, shared: bool) -> str:
        content = "iso" if kind == "iso" else "user"
        return self.db.create(
            "SR", name_label=name, type=kind, content_type=content, shared=shared, physical_size=1024 * GIB
        )

    def _host(self, number: int) -> str:
        create = self.db.create
        metrics = create("host_metrics", live=True, memory_total=64 * GIB)
        host = create(
            "host",
            name_label=f"host-{number}",
            hostname=f"host-{number}",
            address=f"10.0.0.{number}",
            enabled=True,
            metrics=metrics,
            memory_overhead=2 * GIB,
            bios_strings={"bios-vendor": "", "oem-1": "Xen"},
        )
        create("PIF", host=host, network=self.network, device="eth0", physical=True, management=True, VLAN=-1)
        local = self._sr(f"Local storage {number}", "ext", shared=False)
        self.local_srs = [*getattr(self, "local_srs", []), local]
        for sr in (self.shared_sr, self.iso_sr, local):
            create("PBD", host=host, SR=sr, currently_attached=True)
        self._control_domain(host)
        return host

    def _control_domain(self, host: str) -> None:
        self.db.update(
            "host",
            host,
            control_domain=self.db.create(
                "VM",
                name_label="Control domain on host: vm",
                is_a_template=False,
                is_control_domain=True,
                power_state="Running",
                domid=0,
                resident_on=host,
                **_memory(GIB),
                memory_target=GIB,
                VCPUs_max=2,
                VCPUs_at_startup=2,
                metrics=self.db.create("VM_metrics"),
            ),
        )

    def disk(self, sr: str = "", **fields: Any) -> str:
        wanted = {"name_label": "disk", "virtual_size": GIB, "type": "user", "managed": True, **fields}
        return self.db.create("VDI", SR=sr or self.shared_sr, **wanted)

    def vm(self, name: str = "vm", sr: str = "", **fields: Any) -> str:
        """A halted VM of 512 MiB with a disk, an empty CD drive and a VIF."""
        wanted = {
            "name_label": name,
            "is_a_template": False,
            "domain_type": "hvm",
            "reference_label": "debian-12",
            "HVM_boot_policy": "BIOS order",
            "HVM_boot_params": {"order": "cdn", "firmware": "bios"},
            "VCPUs_max": 2,
            "VCPUs_at_startup": 2,
            "platform": dict(PLATFORM),
            "other_config": dict(OTHER_CONFIG),
            "metrics": self.db.create("VM_metrics"),
            **_memory(512 * MIB),
            **fields,
        }
        vm = self.db.create("VM", **wanted)
        create = self.db.create
        create("VBD", VM=vm, VDI=self.disk(sr), userdevice="0", type="Disk", mode="RW", bootable=True)
        create("VBD", VM=vm, VDI=NULL_REF, userdevice="3", type="CD", mode="RO", empty=True)
        create(
            "VIF", VM=vm, network=self.network, device="0", MAC="c2:77:03:42:84:db", MAC_autogenerated=True
        )
        return vm

    async def running(self, name: str = "vm", host: str = "", **fields: Any) -> str:
        vm = self.vm(name, **fields)
        await self.call("VM.start_on", vm, host or self.host, False, False)
        await self.settle()
        return vm

    def get(self, cls: str, ref: str) -> Record:
        return self.db.get(cls, ref)

    def devices(self, vm: str, cls: str) -> list[Record]:
        return [self.db.get(cls, each) for each in self.db.get("VM", vm)[f"{cls}s"]]

    def messages(self) -> list[str]:
        return [message["name"] for message in self.db.records("message").values()]

    async def of_kind(self, kind: str) -> str:
        """A VM of a kind that the recordings know."""
        return await _KINDS[kind](self)


def _memory(size: int) -> dict[str, int]:
    names = ("static_min", "static_max", "dynamic_min", "dynamic_max")
    return {f"memory_{name}": size for name in names}


async def _halted(pool: SmallPool) -> str:
    return pool.vm(sr=pool.local_sr)


async def _running(pool: SmallPool) -> str:
    return await pool.running(sr=pool.local_sr)


async def _paused(pool: SmallPool) -> str:
    vm = await _running(pool)
    await pool.call("VM.pause", vm)
    return vm


async def _suspended(pool: SmallPool) -> str:
    vm = await _running(pool)
    await pool.call("VM.suspend", vm)
    return vm


async def _template(pool: SmallPool) -> str:
    vm = await _halted(pool)
    await pool.call("VM.set_is_a_template", vm, True)
    return vm


async def _default_template(pool: SmallPool) -> str:
    vm = await _halted(pool)
    await pool.call("VM.set_is_default_template", vm, True)
    return vm


async def _snapshot(pool: SmallPool) -> str:
    return await pool.call("VM.snapshot", await _halted(pool), "snapshot", [])


async def _snapshot_of_running(pool: SmallPool) -> str:
    return await pool.call("VM.snapshot", await _running(pool), "snapshot", [])


async def _checkpoint(pool: SmallPool) -> str:
    return await pool.call("VM.checkpoint", await _running(pool), "checkpoint")


async def _control_domain(pool: SmallPool) -> str:
    return pool.get("host", pool.host)["control_domain"]


_KINDS: dict[str, Callable[[SmallPool], Coroutine[Any, Any, str]]] = {
    "halted": _halted,
    "running": _running,
    "paused": _paused,
    "suspended": _suspended,
    "template": _template,
    "default_template": _default_template,
    "snapshot": _snapshot,
    "snapshot_of_running": _snapshot_of_running,
    "checkpoint": _checkpoint,
    "control_domain": _control_domain,
}


def pifs_of(pool: SmallPool, count: int = 3) -> list[str]:
    """Cards of the first host, the first with an address; each on a network of its own."""
    first = pool.get("host", pool.host)["PIFs"][0]
    pool.db.update("PIF", first, IP="10.0.0.1", ip_configuration_mode="Static", netmask="255.0.0.0")
    network = [pool.db.create("network", bridge=f"xenbr{number}") for number in range(1, count)]
    return [first] + [
        pool.db.create("PIF", host=pool.host, network=each, device=f"eth{number}", VLAN=-1, physical=True)
        for number, each in enumerate(network, 1)
    ]
