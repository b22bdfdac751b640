# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action for every role: what is not offered the server denies, and what it denies is not offered.

A read-only client tries a few objects of each kind; with XOLITE_NIGHTLY=1 all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import aclosing, suppress

import pytest

from tests.models.actions.answers import answer_for
from tests.models.actions.test_every_action import CLASSES
from tests.models.conftest import reached
from xolite_desktop.models.actions.action import Running
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS, action
from xolite_desktop.models.actions.offer import offer
from xolite_desktop.models.actions.selection import Selection, kind_of
from xolite_desktop.models.connection import Connection, State
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.paths import resource
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.permissions import MORE
from xolite_desktop.simulator.schema import load_schema
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.least import LEAST, ROLES
from xolite_desktop.xapi.roles.permissions import Permissions
from xolite_desktop.xapi.rules import permission

MODEL = json.loads(resource("datamodel.json").read_text("utf-8"))
WORKING = [entry for entry in ALL_ACTIONS if entry.work is not None]
SAMPLE = 10_000 if os.environ.get("XOLITE_NIGHTLY") == "1" else 3
"""Objects of each kind that a read-only client tries every action on."""
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


def blank_params(method: str) -> list[object]:
    """Parameters of the right number and types, of objects that do not exist."""
    cls, name = method.split(".")
    message = next(each for each in MODEL["classes"][cls]["messages"] if each["n"] == name)
    return [blank(kind, cls) for _, kind, needed in message["p"] if needed]


def blank(kind: str, cls: str) -> object:
    if kind.endswith(" record"):
        fields = MODEL["classes"][cls]["fields"]
        return {field["n"]: blank(field["t"], cls) for field in fields}
    if kind.endswith(" ref"):
        return "OpaqueRef:NULL"
    if kind.endswith(" map"):
        return {}
    if kind.endswith(" set"):
        return []
    if kind.startswith("enum "):
        return load_schema().enums[kind.removeprefix("enum ")][0]
    return {"bool": False, "int": 0, "float": 0.0, "datetime": "19700101T00:00:00Z"}.get(kind, "")


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_lacks_the_server_denies_and_the_other_way_round(role, demo, sessions):
    """For every action; a call that several make is asked for once."""
    calls = dict.fromkeys(call for entry in WORKING for call in entry.calls)
    names = {call: denied_by_server(call, role, demo, sessions) for call in calls}
    for entry in WORKING:
        refusal = permission.refuse(holding(role), entry.calls)
        denied = {names[call] for call in entry.calls} - {""}
        assert bool(refusal) == bool(denied), entry.id
        assert refusal is None or refusal.params[0] in denied, entry.id


def denied_by_server(call: str, role: str, demo: Simulator, sessions: dict[str, str]) -> str:
    """The permission that a role lacks for a call; empty if it may make it."""
    if call.startswith("http/"):
        ranks = [each for each in ROLES[ROLES.index(role) :] if each in MORE]
        return "" if any(call in MORE[each] for each in ranks) else call
    params = blank_params(call)
    try:
        demo.run_coroutine(lambda: demo.call(call, [sessions[role], *params]))
    except Failure as failure:
        return failure.description[1] if failure.code == "RBAC_PERMISSION_DENIED" else ""
    return ""


def test_an_action_with_work_declares_its_calls():
    for entry in ALL_ACTIONS:
        assert bool(entry.calls) == (entry.work is not None), entry.id
        assert not any(is_read(call) or call.startswith("Async.") for call in entry.calls), entry.id


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


def sample(cache: Cache, cls: str, kinds: frozenset[NodeKind]) -> list[Ref]:
    """The first objects of a class that are of each of some kinds."""
    found: dict[NodeKind, list[Ref]] = {kind: [] for kind in kinds}
    for ref, record in cache.records(cls).items():
        of_kind = found.get(kind_of(cls, record))  # type: ignore[arg-type]
        if of_kind is not None and len(of_kind) < SAMPLE:
            of_kind.append(ref)
    return [ref for refs in found.values() for ref in refs]


async def test_a_read_only_client_sends_no_change_for_any_action(demo):
    endpoint, pins = Endpoint.parse(demo.url), Pins(None)
    pins.trust_once(endpoint, Certificate(demo.certificate))
    client = Client(endpoint, pins)
    client.read_only = True
    await client.sign_in(demo.user, demo.password)
    async with aclosing(client.subscribe()) as batches:
        await anext(batches)
    cache = client.cache
    selection = Selection.of(cache, [next(ref for ref, vm in cache.of(VM, "VM").items() if is_vm(vm))])
    before = demo.calls.copy()
    for entry in WORKING:
        made = offer(entry, selection, is_read_only=True)
        assert made.refusal is None or made.refusal.code in ("READ_ONLY", "NOTHING_SELECTED")
        assert not made.is_enabled
        assert entry.work is not None
        for cls in CLASSES:
            for ref in sample(cache, cls, entry.applies_to):
                answer = answer_for(entry.asks, cache, ref)
                with suppress(XapiError):
                    await entry.work(Running(client, answer), ref)
    await client.close(sign_out=False)
    sent = {name for name in demo.calls - before if not is_read(name)}
    assert sent <= {"event.from", "session.login_with_password"}


def test_what_changes_nothing_is_offered_in_a_read_only_window(pool):
    selection = Selection.of(pool.cache, ["web-2"])
    assert offer(action("object.copy_uuid"), selection, is_read_only=True).is_enabled
    refused = offer(action("vm.clean_shutdown"), selection, is_read_only=True)
    assert (
        refused.tooltip(selection) == "This window is read-only: Nothing is sent that would change the pool."
    )
