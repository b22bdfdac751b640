# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sessions, tasks, events and the clock of a host: what every client calls first."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.replies import EventBatch
from xolite_desktop.simulator.tasks import create_task, dummy_ref

_FINAL = ("success", "failure", "cancelled")


@method("session.login_with_password")
def login_with_password(
    call: Call, user: str, password: str, version: str = "", originator: str = ""
) -> Steps:
    address = call.simulator.faults.coordinator_address
    if address is not None:
        call.fail("HOST_IS_SLAVE", address)
    try:
        return call.simulator.sessions.login(user, password, originator)
    except Failure:
        yield call.simulator.login_delay_s
        raise


@method("session.logout")
def logout(call: Call) -> None:
    call.simulator.sessions.end(call.session)


@method("session.change_password")
def change_password(call: Call, old: str, new: str) -> None:
    # The old password is not looked at, as on a real host.
    call.simulator.sessions.password = new


@method("session.get_all_subject_identifiers")
def get_all_subject_identifiers(call: Call) -> list[str]:
    return []


@method("event.from", waits=False)
async def event_from(call: Call, classes: list[str], token: str, timeout_s: float) -> EventBatch:
    return await call.simulator.events.wait(call.session, classes, token, timeout_s)


@method("event.inject")
def event_inject(call: Call, cls: str, ref: str) -> str:
    return call.simulator.events.inject(cls, ref)


@method("event.register")
def event_register(call: Call, classes: list[str]) -> None:
    return None


@method("event.unregister")
def event_unregister(call: Call, classes: list[str]) -> None:
    return None


@method("event.get_current_id")
def event_get_current_id(call: Call) -> int:
    return 0


@method("task.create")
def task_create(call: Call, label: str, description: str) -> str:
    return create_task(call.simulator, label, description)


@method("task.cancel")
def task_cancel(call: Call, task: str) -> None:
    record = call.db.get("task", task)
    if record["status"] in _FINAL:
        return
    operations = {**record["current_operations"], dummy_ref("task.cancel"): "cancel"}
    call.db.update("task", task, current_operations=operations)
    canceller = call.simulator.cancellers.get(task)
    if canceller is not None:
        canceller()


@method("task.destroy")
def task_destroy(call: Call, task: str) -> None:
    record = call.db.get("task", task)
    operations = record["current_operations"]
    if "task" in operations:
        call.fail("MAP_DUPLICATE_KEY", "task", "current_operations", task, "task")
    if record["status"] in _FINAL:
        call.db.destroy("task", task)
    else:
        # Never destroyed on its own: the mark stays, also after the task has ended.
        call.db.update("task", task, current_operations={**operations, "task": "destroy"})


@method("host.get_servertime")
def get_servertime(call: Call, host: str) -> str:
    call.db.get("host", host)
    return wire_date(call.clock.now())


@method("host.get_server_localtime")
def get_server_localtime(call: Call, host: str) -> str:
    # Without a zone, so without the Z.
    return get_servertime(call, host).removesuffix("Z")


@method("host.list_methods")
def list_methods(call: Call) -> Any:
    call.fail("NOT_IMPLEMENTED", "list_method")
