# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Screens that live and end with their VMs."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import pytest

from tests.simulator.guest_parts import NOW, turns, wind
from xolite_desktop.simulator.clock import HandClock, wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.guest_screens import GuestScreens
from xolite_desktop.simulator.host_program import HostProgram
from xolite_desktop.simulator.linux_program import LinuxProgram, State
from xolite_desktop.simulator.rfb_server import QEMU, VNCTERM
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.windows_program import WindowsProgram


class Pool:
    """As much of a simulator as screens need: a database, a clock and background work."""

    def __init__(self) -> None:
        self.db = Database()
        self.clock = HandClock(NOW)
        self.works: list[asyncio.Task[None]] = []
        self.host = self.db.create("host", name_label="xcp-01", hostname="xcp-01", address="10.0.0.11")
        self.db.create("pool", master=self.host)
        self.screens = GuestScreens(self)  # type: ignore[arg-type]

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.works.append(asyncio.ensure_future(work))

    def add_vm(self, name: str = "web-01", booted_at: float = NOW - 3600, **fields: Any) -> str:
        metrics = self.db.create("VM_metrics", start_time=wire_date(booted_at), VCPUs_number=2)
        known: dict[str, Any] = {
            "name_label": name,
            "power_state": "Running",
            "resident_on": self.host,
            "domid": 5,
            "metrics": metrics,
            "domain_type": "hvm",
            "memory_target": 4 << 30,
        }
        return self.db.create("VM", **(known | fields))

    def text(self, vm: str) -> str:
        program = self.screens.of(vm).program
        assert isinstance(program, LinuxProgram)
        return program.terminal.text()


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = Pool()
    yield pool
    for work in pool.works:
        work.cancel()
    await asyncio.gather(*pool.works, return_exceptions=True)


async def test_a_vm_that_runs_for_long_is_found_at_its_prompt(pool: Pool) -> None:
    vm = pool.add_vm()
    assert pool.screens.of(vm) is pool.screens.of(vm)
    await turns()
    assert pool.text(vm).endswith("web-01 login:")


async def test_a_vm_that_just_started_is_seen_starting(pool: Pool) -> None:
    vm = pool.add_vm(booted_at=NOW - 0.5)
    pool.screens.of(vm)
    await turns()
    assert "SeaBIOS" in pool.text(vm)
    await wind(pool.clock, 8.0)
    assert pool.text(vm).endswith("web-01 login:")


@pytest.mark.parametrize(
    ("fields", "kind", "flavour", "name"),
    [
        ({}, LinuxProgram, QEMU, "QEMU (web-01)"),
        ({"domain_type": "pv"}, LinuxProgram, VNCTERM, "web-01"),
        ({"reference_label": "windows-server-2022"}, WindowsProgram, QEMU, "QEMU (web-01)"),
        ({"is_control_domain": True, "domain_type": "pv"}, HostProgram, VNCTERM, "web-01"),
    ],
)
async def test_each_kind_of_vm_has_its_screen(
    pool: Pool, fields: dict[str, Any], kind: type, flavour: object, name: str
) -> None:
    guest = pool.screens.of(pool.add_vm(**fields))
    assert (type(guest.program), guest.flavour, guest.name) == (kind, flavour, name)


async def test_the_guest_knows_what_its_agent_reported(pool: Pool) -> None:
    agent = pool.db.create(
        "VM_guest_metrics",
        os_version={"name": "Microsoft Windows 11|C:|x", "distro": "windows"},
        networks={"0/ip": "10.1.2.3"},
    )
    machine = pool.screens.of(pool.add_vm(guest_metrics=agent)).program.machine
    assert (machine.system, machine.address, machine.vcpus) == ("Microsoft Windows 11", "10.1.2.3", 2)


async def test_metrics_that_say_nothing_mean_a_start_yesterday(pool: Pool) -> None:
    machine = pool.screens.of(pool.add_vm(metrics=NULL_REF, VCPUs_at_startup=0)).program.machine
    assert (machine.booted_at, machine.vcpus) == (NOW - 86400, 1)


@pytest.mark.parametrize("end", ["halt", "destroy", "reboot"])
async def test_connections_and_screen_end_with_the_domain(pool: Pool, end: str) -> None:
    vm = pool.add_vm()
    guest = pool.screens.of(vm)
    with pool.screens.connection(vm) as cut:
        if end == "halt":
            pool.db.update("VM", vm, power_state="Halted", domid=-1, resident_on=NULL_REF)
        elif end == "destroy":
            pool.db.destroy("VM", vm)
        else:
            pool.db.update("VM", vm, domid=6)
        assert cut.is_set()
    await turns()
    assert pool.works[0].done()
    assert guest.gone.is_set()
    if end == "reboot":
        assert pool.screens.of(vm) is not guest


@pytest.mark.parametrize("move", ["migrate", "suspend"])
async def test_a_vm_that_moves_or_sleeps_loses_its_connections_but_not_its_screen(
    pool: Pool, move: str
) -> None:
    vm = pool.add_vm()
    guest = pool.screens.of(vm)
    await turns()
    guest.program.paste("root\n\nuptime\n")
    with pool.screens.connection(vm) as cut:
        if move == "migrate":
            pool.db.update("VM", vm, current_operations={"task": "pool_migrate"})
            pool.db.update("VM", vm, resident_on="OpaqueRef:other", domid=9)
        else:
            pool.db.update("VM", vm, power_state="Suspended", domid=-1, resident_on=NULL_REF)
            guest.program.paste("lost\n")
            pool.db.update("VM", vm, power_state="Running", domid=9, resident_on=pool.host)
        assert cut.is_set()
    assert pool.screens.of(vm) is guest
    assert "load average" in pool.text(vm)
    assert "lost" not in pool.text(vm)
    guest.program.paste("more")
    assert pool.text(vm).endswith("more")


async def test_a_paused_vm_keeps_its_connections_and_stands_still(pool: Pool) -> None:
    vm = pool.add_vm()
    guest = pool.screens.of(vm)
    await turns()
    with pool.screens.connection(vm) as cut:
        pool.db.update("VM", vm, power_state="Paused")
        guest.program.paste("x")
        assert pool.text(vm).endswith("login:")
        pool.db.update("VM", vm, power_state="Running")
        guest.program.paste("y")
        assert pool.text(vm).endswith("login: y")
        assert not cut.is_set()


async def test_a_shutdown_shows_on_the_screen_and_its_end_too(pool: Pool) -> None:
    vm = pool.add_vm()
    pool.screens.of(vm)
    await turns()
    pool.db.update("VM", vm, current_operations={"task": "clean_shutdown"})
    assert "Reached target System Power-Off" in pool.text(vm)
    pool.db.update("VM", vm, current_operations={})
    assert pool.text(vm).endswith("login:")


async def test_other_changes_and_other_vms_do_not_matter(pool: Pool) -> None:
    vm, other = pool.add_vm(), pool.add_vm("other")
    guest = pool.screens.of(vm)
    with pool.screens.connection(vm) as cut:
        pool.db.update("VM", vm, name_description="new")
        pool.db.update("VM", other, power_state="Halted")
        pool.db.update("host", pool.host, name_label="renamed")
        assert not cut.is_set()
    assert pool.screens.of(vm) is guest


@pytest.mark.parametrize(("typed", "state"), [("reboot\n", "Running"), ("poweroff\n", "Halted")])
async def test_a_guest_can_restart_and_switch_off_its_vm(pool: Pool, typed: str, state: str) -> None:
    vm = pool.add_vm()
    guest = pool.screens.of(vm)
    pool.db.create("console", VM=vm, protocol="rfb")
    pool.base_url = "https://127.0.0.1"  # type: ignore[attr-defined]
    await turns()
    with pool.screens.connection(vm) as cut:
        guest.program.paste(f"root\n\n{typed}")
        assert guest.program.state is State.STOPPING  # type: ignore[attr-defined]
        await wind(pool.clock, 5.0)
        assert cut.is_set()
    record = pool.db.get("VM", vm)
    assert record["power_state"] == state
    assert record["domid"] != 5


async def test_a_guest_that_is_too_late_does_nothing(pool: Pool) -> None:
    vm = pool.add_vm()
    program = pool.screens.of(vm).program
    pool.db.destroy("VM", vm)
    program.power.halt()
    await turns()
    assert pool.works[-1].done()
    assert pool.works[-1].exception() is None


async def test_screens_do_not_keep_their_simulator_alive() -> None:
    pool = Pool()
    gone = weakref.ref(pool)
    del pool
    gc.collect()
    assert gone() is None
