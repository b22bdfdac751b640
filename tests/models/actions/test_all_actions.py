# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What every action must keep: a place, a rule that speaks, calls that exist, and refusals the server shares."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

import pytest

from tests.models.actions.answers import answer_for, moves_files
from tests.models.actions.test_every_action import OURS
from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS, action, actions_in
from xolite_desktop.models.actions.offer import confirmation, offer
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.reasons import all_sentences
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.paths import resource
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.implicit import field_call
from xolite_desktop.simulator.methods import load_methods
from xolite_desktop.simulator.schema import load_schema
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref

SCENARIOS = ("demo", "empty", "one_host")
VM_ACTIONS = [
    entry
    for entry in ALL_ACTIONS
    if entry.work is not None
    and NodeKind.VM in entry.applies_to
    and len(entry.calls) < 3
    and not moves_files(entry)
]
"""Those on VMs that are a call or two; every action is tried in test_every_action.py."""


class Recorder:
    """Stands where the client does and writes down the calls."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.calls: list[tuple[str, tuple[object, ...]]] = []

    async def run_task(self, method: str, *params: object, **_: object) -> str:
        self.calls.append((method, params))
        return "OpaqueRef:made"

    async def call(self, method: str, *params: object, **_: object) -> object:
        self.calls.append((method, params))
        return {} if method.endswith(".get_other_config") else ""

    async def cancel_task(self, task: Ref) -> None:
        """Every role may cancel tasks of its own; it is no call of an action."""


ASKS_ELSEWHERE = {"vm.move"}
"""Their first call is to the destination, which has nothing against it."""


def calls_of(
    entry: Action, cache: Cache, ref: Ref, answer: object = None
) -> list[tuple[str, tuple[object, ...]]]:
    recorder = Recorder(cache)
    assert entry.work is not None
    asyncio.run(_await(entry.work(Running(recorder, answer), ref)))  # type: ignore[arg-type]
    return recorder.calls


async def _await(work) -> None:
    await work


@pytest.fixture(scope="module", params=SCENARIOS)
def simulator(request):
    with Simulator(request.param) as running:
        running.login_delay_s = 0.0
        yield running


@pytest.fixture(scope="module")
def cache(simulator) -> Cache:
    def everything() -> list[Change]:
        return [
            Change(cls, Ref(ref), convert_record(cls, json.loads(json.dumps(record))))
            for cls in simulator.db.schema.classes
            for ref, record in simulator.db.records(cls).items()
        ]

    cache = Cache()
    cache.apply(simulator.run(everything))
    return cache


def test_ids_are_unique_and_say_noun_and_verb():
    assert max(Counter(entry.id for entry in ALL_ACTIONS).values()) == 1
    assert all(entry.id.count(".") == 1 for entry in ALL_ACTIONS)


def test_every_action_is_whole():
    for entry in ALL_ACTIONS:
        assert entry.places, f"{entry.id}: an action without a place cannot be found"
        assert entry.group_in(Menu.PALETTE) is not None, entry.id
        assert entry.title, entry.id
        assert entry.icon, entry.id
        assert action(entry.id) is entry
        if entry.work is not None:
            assert "{name}" in entry.job_title, entry.id
            assert entry.refuse is not None or not entry.applies_to, entry.id
            assert bool(entry.parts) == (not entry.applies_to), f"{entry.id}: what needs no object makes some"
        if entry.risk.name != "NONE":
            assert entry.warning.endswith("."), entry.id


def test_shortcuts_are_shared_by_actions_of_different_states_only():
    keys = Counter(entry.shortcut for entry in ALL_ACTIONS if entry.shortcut)
    shared = {entry.id for entry in ALL_ACTIONS if keys[entry.shortcut] > 1}
    assert shared == {
        "vm.suspend",
        "vm.resume",
        "vm.delete",
        "disk.delete",
        "nic.remove",
        "gpu.remove",
        "usb.remove",
        "schedule.delete",
        "snapshot.delete",
        "user.remove",
    }


def test_menus_are_in_groups():
    groups = [entry.group_in(Menu.CONTEXT) for entry in actions_in(Menu.CONTEXT)]
    assert groups == sorted(groups)  # type: ignore[type-var]
    assert [entry.id for entry in actions_in(Menu.HEADER) if NodeKind.VM in entry.applies_to][:3] == [
        "vm.start",
        "vm.clean_shutdown",
        "vm.clean_reboot",
    ]


def test_every_object_gets_an_offer_with_sentences(cache):
    for cls in ("VM", "host", "SR", "network", "pool"):
        for ref in cache.records(cls):
            selection = Selection.of(cache, [ref])
            for entry in ALL_ACTIONS:
                made = offer(entry, selection)
                for refused in made.refused:
                    assert refused.refusal.code in all_sentences()
                    assert refused.refusal.remedy is None or "." in refused.refusal.remedy
                assert made.label
                made.tooltip(selection)
                confirmation(made, selection)


def test_remedies_are_actions_or_announced(cache):
    known = {entry.id for entry in ALL_ACTIONS} | {"host.enable"}
    for ref in cache.records("VM"):
        for entry in VM_ACTIONS:
            refusal = entry.refuse(cache, ref) if entry.refuse else None
            assert refusal is None or refusal.remedy is None or refusal.remedy in known


@pytest.mark.parametrize("entry", VM_ACTIONS, ids=lambda entry: entry.id)
def test_every_call_exists_and_the_simulator_has_it(entry, empty_pool):
    ref = empty_pool.add("VM", "vm", name_label="vm", VBDs=("cd",))
    drive = empty_pool.add("VBD", "cd", VM=ref, type="CD", VDI=Ref("OpaqueRef:iso"))
    classes = json.loads(resource("datamodel.json").read_text("utf-8"))["classes"]
    answer = answer_for(entry.asks, empty_pool.cache, ref) or "OpaqueRef:host"
    for method, params in calls_of(entry, empty_pool.cache, ref, answer):
        if is_read(method):
            continue
        cls, name = method.split(".")
        messages = {message["n"]: message for message in classes[cls]["messages"]}
        assert len(params) <= len(messages[name]["p"])
        if name != "create" and cls in ("VM", "VBD"):
            assert params[0] == (drive if cls == "VBD" else ref)
        assert method in load_methods() or field_call(
            load_schema().classes[cls], load_schema().message(method)
        )


def test_what_a_rule_refuses_the_server_refuses_with_the_same_code(simulator, cache):
    session = simulator.run_coroutine(
        lambda: simulator.call("session.login_with_password", ["root", "demo", "2.16", "test"])
    ).value
    checked: Counter[str] = Counter()
    for ref in cache.records("VM"):
        for entry in VM_ACTIONS:
            if NodeKind.VM not in entry.applies_to or Selection.of(cache, [ref]).kinds != {NodeKind.VM}:
                continue
            refusal = entry.refuse(cache, ref)  # type: ignore[misc]
            if refusal is None or refusal.code in OURS:
                continue
            if entry.id in ASKS_ELSEWHERE:
                continue
            # The first is refused; what would come after it has a state of its own to ask for.
            for method, params in calls_of(entry, cache, ref, answer_for(entry.asks, cache, ref) or NULL_REF)[
                :1
            ]:
                with pytest.raises(Failure) as caught:
                    simulator.run_coroutine(lambda m=method, p=params: simulator.call(m, [session, *p]))
                if refusal.code == "NO_HOSTS_AVAILABLE" and entry.asks is not None:
                    continue  # the chosen host has a reason of its own
                assert caught.value.code == refusal.code, f"{entry.id} of {cache.vm(ref).name_label}"  # type: ignore[union-attr]
                checked[refusal.code] += 1
    if sum(is_vm(vm) for vm in cache.of(VM, "VM").values()) > 10:
        assert checked["VM_BAD_POWER_STATE"] > 10
