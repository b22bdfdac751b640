# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action for every role: what is not offered the server denies, and what it denies is not offered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import aclosing

import pytest

from tests.models.actions.test_all_actions import calls_of
from tests.models.conftest import reached
from xolite_desktop.models.actions.action import Running
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS, action
from xolite_desktop.models.actions.offer import offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection, State
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import Client, task_run
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.least import LEAST, ROLES
from xolite_desktop.xapi.roles.permissions import Permissions
from xolite_desktop.xapi.rules import permission, vm_power
from xolite_desktop.xapi.rules.vbd import disc_in, discs, insert

WORKING = [entry for entry in ALL_ACTIONS if entry.work is not None]
# What following any task takes; every role may do it to tasks of its own.
ALWAYS = {"task.add_to_other_config", "task.destroy", "task.cancel"}


def holding(role: str) -> Permissions:
    ranks = ROLES[ROLES.index(role) : -1]
    return Permissions(frozenset({"vm.get_record"}.union(*(LEAST[each] for each in ranks))))


@pytest.fixture(scope="module")
def demo() -> Iterator[Simulator]:
    with Simulator("demo", clock=HandClock(auto=True)) as simulator:
        for role in ROLES:
            simulator.sessions.users[role] = ("secret", role)
        yield simulator


@pytest.fixture(scope="module")
def sessions(demo: Simulator) -> dict[str, str]:
    login = "session.login_with_password"
    return {
        role: demo.run_coroutine(lambda role=role: demo.call(login, [role, "secret", "2.16", "test"])).value  # type: ignore[misc]
        for role in ROLES
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("entry", WORKING, ids=lambda entry: entry.id)
def test_what_a_role_lacks_the_server_denies_and_the_other_way_round(entry, role, demo, sessions):
    refusal = permission.refuse(holding(role), entry.calls)
    denied = set()
    for method in entry.calls:
        counts = {"VM.start": 3, "VM.resume": 3, "VM.pool_migrate": 3, "VM.snapshot": 2, "VBD.insert": 2}
        count = counts.get(method, 1)
        params = ["OpaqueRef:NULL", *({3: [False, False], 2: ["x"]}.get(count, []))]
        if method == "VM.pool_migrate":
            params = ["OpaqueRef:NULL", "OpaqueRef:NULL", {}]
        with pytest.raises(Failure) as caught:
            demo.run_coroutine(lambda m=method, p=params: demo.call(m, [sessions[role], *p]))
        if caught.value.code == "RBAC_PERMISSION_DENIED":
            denied.add(caught.value.description[1])
    assert bool(refusal) == bool(denied)
    assert refusal is None or refusal.params[0] in denied


@pytest.mark.parametrize("entry", ALL_ACTIONS, ids=lambda entry: entry.id)
def test_an_action_with_work_declares_its_calls(entry):
    assert bool(entry.calls) == (entry.work is not None)
    assert not any(is_read(call) or call.startswith("Async.") for call in entry.calls)


@pytest.mark.parametrize("entry", WORKING, ids=lambda entry: entry.id)
async def test_an_action_makes_no_call_that_it_does_not_declare(entry, demo, monkeypatch):
    monkeypatch.setattr(task_run, "POLL_INTERVAL_S", 0.01)
    endpoint, pins = Endpoint.parse(demo.url), Pins(None)
    pins.trust_once(endpoint, Certificate(demo.certificate))
    client = Client(endpoint, pins)
    await client.sign_in(demo.user, demo.password)
    async with aclosing(client.subscribe()) as batches:
        await anext(batches)
    cache = client.cache
    allowed = [
        ref for ref, vm in cache.of(VM, "VM").items() if is_vm(vm) and entry.refuse(cache, ref) is None
    ]
    ref = next((ref for ref in allowed if disc_in(cache, ref)), allowed[0])
    answers = {
        "vm.migrate": (host for host in cache.records("host") if not vm_power.migrate_to(cache, ref, host)),
        "vm.insert_disc": (disc for disc in discs(cache) if insert(cache, ref, disc) is None),
    }
    before = demo.calls.copy()
    assert entry.work is not None
    await entry.work(Running(client, next(answers.get(entry.id, iter(())), None)), ref)
    await client.close(sign_out=False)
    made = {name.removeprefix("Async.") for name in (demo.calls - before) if not is_read(name)}
    assert made - ALWAYS == set(entry.calls)


def test_a_declaration_is_what_the_work_asks_for(empty_pool):
    ref = empty_pool.add("VM", "vm", name_label="vm", VBDs=("cd",))
    empty_pool.add("VBD", "cd", VM=ref, type="CD", VDI=Ref("OpaqueRef:iso"))
    for entry in WORKING:
        assert {method for method, _ in calls_of(entry, empty_pool.cache, ref, "host")} == set(entry.calls)


def test_the_permission_is_asked_before_the_rule(pool):
    selection = Selection.of(pool.cache, ["web-2"])  # running, so the rule would refuse as well
    made = offer(action("vm.start"), selection, permissions=holding("read-only"))
    assert made.is_visible
    assert not made.is_enabled
    assert made.tooltip(selection) == (
        "Your role does not allow this: Your role is read-only; starting a VM needs vm-operator."
    )
    both = Selection.of(pool.cache, ["web-2", "erp"])
    many = offer(action("vm.migrate"), both, permissions=holding("vm-admin"))
    assert "migrating 2 VMs needs vm-power-admin" in many.tooltip(both)
    assert len(many.refused) == 2
    assert offer(action("vm.start"), selection, permissions=holding("vm-operator")).refusal is not None


def test_what_the_window_does_itself_needs_no_permission(pool):
    selection = Selection.of(pool.cache, ["web-2"])
    nothing = Permissions(frozenset())
    assert offer(action("object.copy_uuid"), selection, permissions=nothing).is_enabled
    assert offer(action("pool.sign_out"), selection, permissions=nothing).is_enabled


async def test_a_connection_knows_what_its_user_may_do(own_simulator):
    own_simulator.run(lambda: own_simulator.sessions.users.update(ada=("secret", "vm-operator")))
    connection = Connection(Pins(None))
    connection.certificate_unknown.connect(lambda _: connection.trust())
    connection.connect_to(f"127.0.0.1:{own_simulator.port}", "ada", "secret")
    await reached(connection, State.LIVE)
    assert connection.permissions.role == "vm-operator"
    assert isinstance(connection.store.cache, Cache)
    await connection.close()
