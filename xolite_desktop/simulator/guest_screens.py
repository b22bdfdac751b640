# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The screens of running VMs: made when first looked at, gone when the VM halts, kept through sleep and moves."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from xolite_desktop.simulator.call import Call, Host
from xolite_desktop.simulator.database import Record
from xolite_desktop.simulator.ending import run_until
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.guests import GUESTS, GuestOs, address, guest_os
from xolite_desktop.simulator.host_program import HostProgram
from xolite_desktop.simulator.linux_program import LinuxProgram
from xolite_desktop.simulator.methods import load_methods
from xolite_desktop.simulator.program import Machine, Program
from xolite_desktop.simulator.rfb_server import QEMU, VNCTERM, Flavour
from xolite_desktop.simulator.screen import TEXT_MODE, Screen
from xolite_desktop.simulator.serial_program import SerialProgram
from xolite_desktop.simulator.tasks import dummy_ref
from xolite_desktop.simulator.windows_program import WindowsProgram

DEFAULT_GUEST = "debian-12"
_DAY_S = 86400.0
_MOVES = {"pool_migrate", "migrate_send", "checkpoint"}
_STOPS = {"clean_shutdown", "clean_reboot", "shutdown"}


@dataclass
class GuestScreen:
    """One screen with the program that draws on it. `gone` is set when both have ended."""

    screen: Screen
    program: Program
    flavour: Flavour
    name: str
    stopping: bool = False
    gone: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class _Domain:
    """What was last seen of a VM, to tell what became of it."""

    power_state: str
    domid: int


class GuestScreens:
    """All screens of a simulator, and the connections that end with a VM's domain."""

    def __init__(self, host: Host) -> None:
        # Screens are found by their simulator and must not keep it alive.
        self._host: Host = weakref.proxy(host)
        self._screens: dict[str, GuestScreen] = {}
        self._domains: dict[str, _Domain] = {}
        self._connections: dict[str, set[asyncio.Event]] = {}
        host.db.on_change.append(self._changed)

    def of(self, vm: str) -> GuestScreen:
        """The screen of a running VM; it boots, or is found booted, according to when the VM started."""
        if vm not in self._screens:
            self._screens[vm] = guest = self._make(vm)
            self._host.spawn(run_until(guest.gone, guest.program.run()))
        return self._screens[vm]

    def serial(self, vm: str, send: Callable[[bytes], None]) -> SerialProgram:
        """Another login on a VM's serial line; `send` takes what it writes."""
        machine = self._machine(self._host.db.get("VM", vm))
        return SerialProgram(machine, self._host.clock, _GuestPower(self._host, vm), send)

    @contextmanager
    def connection(self, vm: str) -> Iterator[asyncio.Event]:
        """A console connection: the event is set when the domain behind it ends or moves away."""
        cut = asyncio.Event()
        self._connections.setdefault(vm, set()).add(cut)
        self._domains.setdefault(vm, _seen(self._host.db.get("VM", vm)))
        try:
            yield cut
        finally:
            self._connections.get(vm, set()).discard(cut)

    def _make(self, vm: str) -> GuestScreen:
        record = self._host.db.get("VM", vm)
        self._domains[vm] = _seen(record)
        machine = self._machine(record)
        kind: type[Program] = LinuxProgram
        if record["is_control_domain"]:
            kind = HostProgram
        elif machine.distro == "windows":
            kind = WindowsProgram
        screen = Screen(*TEXT_MODE)
        program = kind(screen, machine, self._host.clock, _GuestPower(self._host, vm))
        if record["is_control_domain"] or record["domain_type"] == "pv":
            return GuestScreen(screen, program, VNCTERM, record["name_label"])
        return GuestScreen(screen, program, QEMU, f"QEMU ({record['name_label']})")

    def _machine(self, record: Record) -> Machine:
        db = self._host.db
        metrics = db.records("VM_metrics").get(record["metrics"], {})
        host = db.records("host").get(record["resident_on"], {})
        if record["is_control_domain"] and host:
            name, system = host["hostname"] or host["name_label"], _host_system(host)
            where = host["address"]
        else:
            name, system, where = record["name_label"], self._system(record), self._address(record)
        return Machine(
            name=name,
            system=system.name.split("|")[0],
            distro=system.distro,
            kernel=system.uname,
            vcpus=max(1, int(metrics.get("VCPUs_number") or record["VCPUs_at_startup"])),
            memory_bytes=int(record["memory_target"]) or int(record["memory_static_max"]),
            address=where,
            booted_at=self._booted_at(metrics),
        )

    def _system(self, record: Record) -> GuestOs:
        agent = self._host.db.records("VM_guest_metrics").get(record["guest_metrics"], {})
        told = agent.get("os_version", {})
        if told.get("name"):
            return GuestOs(told["name"], told.get("distro", ""), "", "", told.get("uname", ""))
        return guest_os(record) or GUESTS[DEFAULT_GUEST]

    def _address(self, record: Record) -> str:
        agent = self._host.db.records("VM_guest_metrics").get(record["guest_metrics"], {})
        return str(agent.get("networks", {}).get("0/ip") or address(record, 0))

    def _booted_at(self, metrics: dict[str, Any]) -> float:
        """When the VM started, as its metrics say; those that say nothing started yesterday."""
        written = str(metrics.get("start_time", ""))
        try:
            started = datetime.strptime(written, "%Y%m%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()
        except ValueError:
            started = 0.0
        return started or self._host.clock.now() - _DAY_S

    def _changed(self, operation: str, cls: str, ref: str) -> None:
        """What happens to a VM happens to its screen and connections."""
        if cls != "VM" or ref not in self._domains:
            return
        record = self._host.db.records("VM").get(ref)
        if record is None or record["power_state"] == "Halted":
            self._end(ref)
            del self._domains[ref]
            return
        before, self._domains[ref] = self._domains[ref], _seen(record)
        if before.domid != self._domains[ref].domid:
            slept = "Suspended" in (before.power_state, record["power_state"])
            if slept or _MOVES.intersection(record["current_operations"].values()):
                self._cut(ref)
            else:
                self._end(ref)
        if ref in self._screens:
            self._follow(self._screens[ref], record)

    def _follow(self, guest: GuestScreen, record: Record) -> None:
        guest.program.freeze(record["power_state"] != "Running")
        stopping = bool(_STOPS.intersection(record["current_operations"].values()))
        if stopping != guest.stopping:
            guest.stopping = stopping
            (guest.program.stopping if stopping else guest.program.stayed)()

    def _cut(self, vm: str) -> None:
        for connection in self._connections.pop(vm, ()):
            connection.set()

    def _end(self, vm: str) -> None:
        self._cut(vm)
        guest = self._screens.pop(vm, None)
        if guest:
            guest.gone.set()
            guest.screen.dismiss()


class _GuestPower:
    """A guest that switches itself off or restarts: the pool sees what it sees after the call of that name."""

    def __init__(self, host: Host, vm: str) -> None:
        self._host = host
        self._vm = vm

    def reboot(self) -> None:
        self._host.spawn(self._perform("VM.clean_reboot"))

    def halt(self) -> None:
        self._host.spawn(self._perform("VM.clean_shutdown"))

    async def _perform(self, name: str) -> None:
        host = self._host
        call = Call(host, host.db, "", dummy_ref(name), host.clock, name)
        try:
            for step in load_methods()[name].run(call, self._vm):
                if isinstance(step, float):
                    await host.clock.sleep(step)
        except Failure:
            # The pool was quicker: the VM is already busy with something else, or gone.
            return


def _seen(record: Record) -> _Domain:
    return _Domain(record["power_state"], int(record["domid"]))


def _host_system(host: Record) -> GuestOs:
    software = host["software_version"]
    brand = software.get("product_brand") or "XCP-ng"
    return GuestOs(
        f"{brand} {software.get('product_version', '')}".strip(), "", "", "", software.get("linux", "")
    )
