# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Power rules: the server's list first, then its own codes in its own order; and the simulator agrees."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing

import pytest

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.records.storage import PBD, VBD, VDI
from xolite_desktop.xapi.records.vm import VM, VMGuestMetrics
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm, vm_power
from xolite_desktop.xapi.rules.refusal import Refusal

A, H1, H2 = Ref("OpaqueRef:vm"), Ref("OpaqueRef:h1"), Ref("OpaqueRef:h2")
GM = Ref("OpaqueRef:gm")
Rule = Callable[[Cache, Ref], Refusal | None]
NEEDS: list[tuple[Rule, str, set[str]]] = [
    (vm_power.start, "start", {"Halted"}),
    (vm_power.pause, "pause", {"Running"}),
    (vm_power.unpause, "unpause", {"Paused"}),
    (vm_power.suspend, "suspend", {"Running"}),
    (vm_power.resume, "resume", {"Suspended"}),
    (vm_power.clean_shutdown, "clean_shutdown", {"Running"}),
    (vm_power.hard_shutdown, "hard_shutdown", {"Paused", "Suspended", "Running"}),
    (vm_power.clean_reboot, "clean_reboot", {"Running"}),
    (vm_power.hard_reboot, "hard_reboot", {"Paused", "Running"}),
    (vm_power.migrate, "pool_migrate", {"Running"}),
    (vm.clone, "clone", {"Halted"}),
]


def _cache(machine: VM | None = None, **others: tuple[str, Record]) -> Cache:
    cache = Cache()
    cache.apply([Change("VM", A, machine)] if machine is not None else [])
    cache.apply([Change("host", H1, Host(enabled=True)), Change("host", H2, Host(enabled=True))])
    for ref, (cls, record) in others.items():
        cache.apply([Change(cls, Ref(f"OpaqueRef:{ref}"), record)])
    return cache


@pytest.mark.parametrize(("rule", "operation", "states"), NEEDS)
def test_what_the_server_lists_is_allowed(rule: Rule, operation: str, states: set[str]) -> None:
    machine = VM(power_state=min(states), allowed_operations=(operation,))
    assert rule(_cache(machine), A) is None


@pytest.mark.parametrize(("rule", "operation", "states"), NEEDS)
@pytest.mark.parametrize("state", ["Halted", "Paused", "Running", "Suspended"])
def test_the_wrong_power_state_names_the_right_ones(
    rule: Rule, operation: str, states: set[str], state: str
) -> None:
    refusal = rule(_cache(VM(power_state=state)), A)
    assert refusal is not None
    assert (refusal.code == "VM_BAD_POWER_STATE") == (state not in states)
    if state not in states:
        ref, expected, actual = refusal.params
        assert ref == A
        assert set(expected.split(", ")) == {name.lower() for name in states}
        assert actual == state.lower()


@pytest.mark.parametrize(("rule", "operation", "states"), NEEDS)
def test_a_vm_that_is_gone_is_an_invalid_handle(rule: Rule, operation: str, states: set[str]) -> None:
    assert rule(_cache(), A) == Refusal("HANDLE_INVALID", ("VM", A))


def test_a_halted_vm_cannot_be_suspended() -> None:
    refusal = vm_power.suspend(_cache(VM(power_state="Halted")), A)
    assert refusal == Refusal("VM_BAD_POWER_STATE", (A, "running", "halted"), "vm.start")


@pytest.mark.parametrize(
    ("state", "remedy"),
    [("Paused", "vm.unpause"), ("Suspended", "vm.resume"), ("Running", "vm.clean_shutdown")],
)
def test_a_refused_start_names_the_way(state: str, remedy: str) -> None:
    refusal = vm_power.start(_cache(VM(power_state=state)), A)
    assert refusal is not None
    assert refusal.remedy == remedy


def test_a_blocked_operation_gives_the_administrators_text_before_anything_else() -> None:
    machine = VM(power_state="Running", blocked_operations={"start": "ask the owner"})
    assert vm_power.start(_cache(machine), A) == Refusal("OPERATION_BLOCKED", (A, "ask the owner"))


def test_a_running_operation_names_itself_and_its_task() -> None:
    machine = VM(power_state="Halted", current_operations={"OpaqueRef:task": "clone"})
    wanted = Refusal("OTHER_OPERATION_IN_PROGRESS", ("VM", A, "clone", "OpaqueRef:task"))
    assert vm_power.start(_cache(machine), A) == wanted


def test_templates_and_snapshots_do_not_start() -> None:
    template = VM(power_state="Halted", is_a_template=True)
    assert vm_power.start(_cache(template), A) == Refusal("VM_IS_TEMPLATE", (A, "start"))
    snapshot = VM(power_state="Halted", is_a_template=True, is_a_snapshot=True)
    assert vm_power.start(_cache(snapshot), A) == Refusal("VM_IS_SNAPSHOT", (A, "start"))


def test_a_control_domain_is_left_alone() -> None:
    refusal = vm_power.hard_shutdown(_cache(VM(power_state="Running", is_control_domain=True)), A)
    assert refusal is not None
    assert refusal.code == "OPERATION_NOT_ALLOWED"


def test_what_cannot_be_explained_is_said_so() -> None:
    assert vm_power.start(_cache(VM(power_state="Halted")), A) == Refusal("NOT_ALLOWED_NOW", (A, "start"))
    assert vm.snapshot(_cache(VM(power_state="Halted")), A) == Refusal("NOT_ALLOWED_NOW", (A, "snapshot"))


@pytest.mark.parametrize(
    ("rule", "feature", "remedy"),
    [
        (vm_power.clean_shutdown, "feature-shutdown", "vm.hard_shutdown"),
        (vm_power.clean_reboot, "feature-reboot", "vm.hard_reboot"),
        (vm_power.suspend, "feature-suspend", None),
        (vm_power.migrate, "feature-suspend", None),
    ],
)
def test_a_guest_without_tools_cannot_hear(rule: Rule, feature: str, remedy: str | None) -> None:
    machine = VM(power_state="Running", guest_metrics=GM)
    assert rule(_cache(machine), A) == Refusal("VM_MISSING_PV_DRIVERS", (A,), remedy)
    silent = VMGuestMetrics(PV_drivers_detected=False)
    assert rule(_cache(machine, gm=("VM_guest_metrics", silent)), A) == Refusal(
        "VM_MISSING_PV_DRIVERS", (A,), remedy
    )
    poor = VMGuestMetrics(PV_drivers_detected=True, other={"feature-balloon": "1"})
    assert rule(_cache(machine, gm=("VM_guest_metrics", poor)), A) == Refusal(
        "VM_LACKS_FEATURE", (A,), remedy
    )
    able = VMGuestMetrics(PV_drivers_detected=True, other={feature: "1"})
    refusal = rule(_cache(machine, gm=("VM_guest_metrics", able)), A)
    assert refusal is not None
    assert refusal.code == "NOT_ALLOWED_NOW"


def test_a_vm_bound_to_its_host_cannot_migrate() -> None:
    machine = VM(power_state="Running", platform={"nomigrate": "true"})
    assert vm_power.migrate(_cache(machine), A) == Refusal("VM_IS_IMMOBILE", (A,))


def test_a_pool_of_one_host_has_nowhere_to_migrate_to() -> None:
    cache = Cache()
    cache.apply([Change("VM", A, VM(allowed_operations=("pool_migrate",))), Change("host", H1, Host())])
    assert vm_power.migrate(cache, A) == Refusal("NO_OTHER_HOST", (A,))


MOVABLE = VM(
    power_state="Running", resident_on=H1, allowed_operations=("pool_migrate",), VBDs=(Ref("OpaqueRef:vbd"),)
)
DISK = {
    "vbd": ("VBD", VBD(VDI=Ref("OpaqueRef:vdi"))),
    "vdi": ("VDI", VDI(SR=Ref("OpaqueRef:sr"))),
}


def test_a_vm_does_not_migrate_to_where_it_is() -> None:
    assert vm_power.migrate_to(_cache(MOVABLE), A, H1) == Refusal("ALREADY_ON_HOST", (A, H1))


def test_migration_needs_a_usable_host() -> None:
    cache = _cache(MOVABLE, h2=("host", Host(enabled=False)))
    assert vm_power.migrate_to(cache, A, H2) == Refusal("HOST_DISABLED", (H2,), "host.enable")
    metrics = Ref("OpaqueRef:hm")
    cache = _cache(
        MOVABLE, h2=("host", Host(enabled=True, metrics=metrics)), hm=("host_metrics", HostMetrics())
    )
    assert vm_power.migrate_to(cache, A, H2) == Refusal("HOST_OFFLINE", (H2,))
    assert vm_power.migrate_to(cache, A, Ref("gone")) == Refusal("HANDLE_INVALID", ("host", "gone"))
    halted = VM(power_state="Halted")
    refusal = vm_power.migrate_to(_cache(halted), A, H2)
    assert refusal is not None
    assert refusal.code == "VM_BAD_POWER_STATE"


@pytest.mark.parametrize("attached", [True, False])
def test_migration_needs_the_storage_on_the_other_side(attached: bool) -> None:
    pbd = PBD(SR=Ref("OpaqueRef:sr"), host=H2, currently_attached=attached)
    host = Host(enabled=True, PBDs=(Ref("OpaqueRef:pbd"),))
    cache = _cache(MOVABLE, h2=("host", host), pbd=("PBD", pbd), **DISK)
    wanted = None if attached else Refusal("VM_REQUIRES_SR", (A, "OpaqueRef:sr"))
    assert vm_power.migrate_to(cache, A, H2) == wanted


def test_an_empty_drive_needs_no_storage() -> None:
    cache = _cache(MOVABLE, vbd=("VBD", VBD(empty=True, VDI=Ref("OpaqueRef:NULL"))))
    assert vm_power.migrate_to(cache, A, H2) is None


def test_a_start_on_a_host_is_judged_as_a_start_and_by_the_host() -> None:
    machine = VM(power_state="Halted", allowed_operations=("start_on",))
    assert vm_power.start_on(_cache(machine), A, H2) is None
    assert vm_power.start_on(_cache(machine), A, Ref("gone")) == Refusal("HANDLE_INVALID", ("host", "gone"))


CALLS: list[tuple[Rule, str, tuple[object, ...]]] = [
    (vm_power.start, "VM.start", (False, False)),
    (vm_power.pause, "VM.pause", ()),
    (vm_power.unpause, "VM.unpause", ()),
    (vm_power.suspend, "VM.suspend", ()),
    (vm_power.resume, "VM.resume", (False, False)),
    (vm_power.clean_shutdown, "VM.clean_shutdown", ()),
    (vm_power.hard_shutdown, "VM.hard_shutdown", ()),
    (vm_power.clean_reboot, "VM.clean_reboot", ()),
    (vm_power.hard_reboot, "VM.hard_reboot", ()),
    (vm.snapshot, "VM.snapshot", ("x",)),
    (vm.clone, "VM.clone", ("x",)),
]
ADVICE = {"VM_MISSING_PV_DRIVERS", "VM_LACKS_FEATURE", "OTHER_OPERATION_IN_PROGRESS", "NOT_ALLOWED_NOW"}
"""The server tries without tools, and queues behind other operations, so a call would not answer at once."""


def _one_of_each_kind(cache: Cache) -> list[Ref]:
    found = {}
    for ref, machine in cache.of(VM, "VM").items():
        kind = (machine.power_state, machine.is_a_template, machine.is_a_snapshot, machine.is_control_domain)
        found[kind, bool(machine.current_operations), machine.is_default_template] = ref
        if machine.blocked_operations:
            found[kind, "blocked"] = ref
    return list(found.values())


async def test_what_a_rule_refuses_the_simulator_refuses_with_the_same_code() -> None:
    with Simulator("demo", clock=HandClock(auto=True)) as pool:
        endpoint, pins = Endpoint.parse(pool.url), Pins(None)
        pins.trust_once(endpoint, Certificate(pool.certificate))
        client = Client(endpoint, pins)
        await client.sign_in(pool.user, pool.password)
        async with aclosing(client.subscribe()) as batches:
            await anext(batches)
        refused = 0
        for ref in _one_of_each_kind(client.cache):
            for rule, method, params in CALLS:
                refusal = rule(client.cache, ref)
                if refusal is None or refusal.code in ADVICE:
                    continue
                with pytest.raises(Failure) as caught:
                    await client.call(method, ref, *params)
                assert (caught.value.code, caught.value.params) == (refusal.code, refusal.params), method
                refused += 1
        await client.close()
    assert refused > 30
