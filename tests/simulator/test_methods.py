# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Registering methods, and marking an object as busy."""

import pytest

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import METHODS, busy, load_methods, method, operation


@pytest.fixture
def call() -> Call:
    db = Database()
    host = db.create("host")
    db.create("pool", master=host)
    return Call(None, db, "s", "OpaqueRef:task", HandClock(), "VM.start")


def test_an_operation_is_visible_while_it_runs(call):
    vm = call.db.create("VM")
    with operation(call, "VM", vm, "start"):
        assert call.db.get("VM", vm)["current_operations"] == {"OpaqueRef:task": "start"}
        with pytest.raises(Failure) as caught:
            busy(call.db, "VM", vm)
        assert caught.value.description == [
            "OTHER_OPERATION_IN_PROGRESS",
            "VM",
            vm,
            "start",
            "OpaqueRef:task",
        ]
        busy(call.db, "VM", vm, tolerated=("start",))
    assert call.db.get("VM", vm)["current_operations"] == {}


def test_an_operation_may_destroy_its_object(call):
    vm = call.db.create("VM")
    with operation(call, "VM", vm, "destroy"):
        call.db.destroy("VM", vm)
    assert call.db.count("VM") == 0


def test_a_failure_ends_the_operation(call):
    vm = call.db.create("VM")
    with pytest.raises(Failure, match="X"), operation(call, "VM", vm, "start"):
        call.fail("X")
    assert call.db.get("VM", vm)["current_operations"] == {}


def test_methods_register_under_their_name(monkeypatch, call):
    load_methods()
    monkeypatch.setitem(METHODS, "VM.test", None)

    @method("VM.test", waits=False)
    def test(call: Call) -> None:
        return None

    assert load_methods()["VM.test"].run is test
    assert not METHODS["VM.test"].waits
    assert call.coordinator == call.pool["master"]
