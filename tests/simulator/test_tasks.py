# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Methods run through pool time, with tasks that tell of it."""

from __future__ import annotations

import pytest

from tests.simulator.json_caller import CallError
from xolite_desktop.simulator.methods import METHODS, Method, Progress, busy, operation

VM = "OpaqueRef:vm"


@pytest.fixture
def define(monkeypatch):
    """Registers a method for the length of a test."""

    def register(name, function, *, waits=True):
        monkeypatch.setitem(METHODS, name, Method(name, function, waits))

    return register


def _start(call, vm, paused, force):
    with operation(call, "VM", vm, "start"):
        yield 10.0
        call.db.update("VM", vm, power_state="Running")
    return None


def _record(caller, task):
    return caller.call("task.get_record", task)


def test_progress_follows_the_clock(caller, clock, define):
    define("VM.start", _start)
    task = caller.call("Async.VM.start", VM, False, False)
    before = _record(caller, task)
    assert (before["status"], before["progress"], before["type"]) == ("pending", 0.0, "<none/>")
    assert before["name_label"] == "Async.VM.start"
    assert before["allowed_operations"] == ["cancel"]
    assert before["resident_on"] == "OpaqueRef:host"
    assert before["finished"] == "19700101T00:00:00Z"
    assert caller.call("VM.get_current_operations", VM) == {task: "start"}
    clock.advance(5)
    assert 0.2 < _record(caller, task)["progress"] < 0.8
    clock.advance(6)
    after = _record(caller, task)
    assert (after["status"], after["progress"], after["result"]) == ("success", 1.0, "<value></value>")
    assert after["allowed_operations"] == []
    assert caller.call("VM.get_power_state", VM) == "Running"
    assert caller.call("VM.get_current_operations", VM) == {}


def test_a_method_may_tell_its_progress(caller, clock, define):
    def run(call, vm):
        yield Progress(0.3)
        yield 4.0
        yield Progress(0.6)
        yield 4.0
        return None

    define("VM.suspend", run)
    task = caller.call("Async.VM.suspend", VM)
    clock.advance(1)
    assert _record(caller, task)["progress"] == 0.3
    clock.advance(4)
    assert _record(caller, task)["progress"] == 0.6
    clock.advance(10)
    assert _record(caller, task)["status"] == "success"


def test_a_failure_ends_the_task(caller, clock, define):
    def fail(call, vm):
        yield 1.0
        call.fail("VM_BAD_POWER_STATE", vm, "running", "halted")

    define("VM.suspend", fail)
    task = caller.call("Async.VM.suspend", VM)
    clock.advance(2)
    record = _record(caller, task)
    assert (record["status"], record["result"]) == ("failure", "")
    assert record["error_info"] == ["VM_BAD_POWER_STATE", VM, "running", "halted"]


def test_results_are_xml_whatever_the_transport(caller, clock, define):
    define("VM.clone", lambda call, vm, name: "OpaqueRef:new")
    task = caller.call("Async.VM.clone", VM, "name")
    assert _record(caller, task)["result"] == "<value>OpaqueRef:new</value>"


def test_a_cancelled_task_leaves_the_pool_whole(caller, clock, define):
    define("VM.start", _start)
    task = caller.call("Async.VM.start", VM, False, False)
    clock.advance(3)
    caller.call("task.cancel", task)
    record = _record(caller, task)
    assert (record["status"], record["error_info"]) == ("cancelled", [])
    assert [key for key in record["current_operations"] if key.endswith("|task.cancel")]
    assert caller.call("VM.get_power_state", VM) == "Halted"
    assert caller.call("VM.get_current_operations", VM) == {}
    assert caller.call("task.cancel", task) == ""


def test_conflicting_calls_wait_for_each_other(caller, clock, define):
    order = []

    def exclusive(name):
        def run(call, vm, *_):
            busy(call.db, "VM", vm)
            with operation(call, "VM", vm, name):
                order.append(name)
                yield 2.0

        return run

    define("VM.start", exclusive("start"))
    define("VM.suspend", exclusive("suspend"))
    first = caller.call("Async.VM.start", VM, False, False)
    second = caller.call("Async.VM.suspend", VM)
    assert order == ["start"]
    assert _record(caller, second)["status"] == "pending"
    clock.advance(3)
    assert _record(caller, first)["status"] == "success"
    assert order == ["start", "suspend"]
    clock.advance(3)
    assert _record(caller, second)["status"] == "success"


def test_a_call_that_waits_can_be_cancelled_at_once(caller, clock, define):
    define("VM.start", _start)

    def never(call, vm):
        busy(call.db, "VM", vm)

    define("VM.suspend", never)
    caller.call("Async.VM.start", VM, False, False)
    waiting = caller.call("Async.VM.suspend", VM)
    caller.call("task.cancel", waiting)
    assert _record(caller, waiting)["status"] == "cancelled"


def test_some_methods_answer_instead_of_waiting(caller, clock, define):
    define("VM.start", _start)
    define("VM.suspend", lambda call, vm: busy(call.db, "VM", vm), waits=False)
    task = caller.call("Async.VM.start", VM, False, False)
    with pytest.raises(CallError) as caught:
        caller.call("VM.suspend", VM)
    assert caught.value.description == ["OTHER_OPERATION_IN_PROGRESS", "VM", VM, "start", task]


def test_a_synchronous_call_has_a_task_while_it_runs(caller, clock, define):
    seen = []

    def look(call, vm):
        seen.append(call.db.get("task", call.task)["name_label"])

    define("VM.suspend", look)
    caller.call("VM.suspend", VM)
    assert seen == ["VM.suspend"]
    assert caller.call("task.get_all") == []


def test_tasks_of_clients(caller):
    task = caller.call("task.create", "my task", "desc")
    caller.call("task.set_progress", task, 1.7)
    caller.call("task.set_status", task, "failure")
    caller.call("task.set_error_info", task, ["MY", "p"])
    caller.call("task.set_result", task, "<value>x</value>")
    caller.call("task.add_to_other_config", task, "applies_to", VM)
    record = _record(caller, task)
    assert (record["progress"], record["status"], record["error_info"]) == (1.7, "failure", ["MY", "p"])
    assert (record["allowed_operations"], record["finished"]) == ([], "19700101T00:00:00Z")
    caller.call("task.set_status", task, "pending")
    caller.call("task.cancel", task)
    assert _record(caller, task)["status"] == "pending"


def test_a_pending_task_is_only_marked_for_destruction(caller):
    task = caller.call("task.create", "a", "")
    caller.call("task.destroy", task)
    assert _record(caller, task)["current_operations"] == {"task": "destroy"}
    with pytest.raises(CallError) as caught:
        caller.call("task.destroy", task)
    assert caught.value.description == ["MAP_DUPLICATE_KEY", "task", "current_operations", task, "task"]


def test_a_finished_task_goes_at_once(caller):
    task = caller.call("task.create", "a", "")
    caller.call("task.set_status", task, "success")
    caller.call("task.destroy", task)
    with pytest.raises(CallError, match="HANDLE_INVALID"):
        _record(caller, task)


def test_finished_tasks_are_not_kept_for_ever(caller, define, simulator):
    define("VM.suspend", lambda call, vm: None)
    for _ in range(210):
        caller.call("Async.VM.suspend", VM)
    assert len(caller.call("task.get_all")) == 200
