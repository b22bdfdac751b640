# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sessions, tasks and the clock of a host: what every client calls first."""

from __future__ import annotations

import ssl
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.tasks import create_task, dummy_ref

_FINAL = ("success", "failure", "cancelled")


@method("session.login_with_password")
def login_with_password(
    call: Call, user: str, password: str, version: str = "", originator: str = ""
) -> Steps:
    elsewhere = call.simulator.faults.elsewhere
    if elsewhere is not None:
        call.fail(*elsewhere)
    try:
        return call.simulator.sessions.login(user, password, originator)
    except Failure:
        yield call.simulator.login_delay_s
        raise


@method("session.logout")
def logout(call: Call) -> None:
    call.simulator.sessions.end(call.session)


@method("session.slave_local_login_with_password")
def slave_local_login_with_password(call: Call, user: str, password: str) -> Steps:
    """Of the host itself, so that a member answers it too. Good for what concerns that host alone."""
    try:
        return call.simulator.sessions.local_login(user, password)
    except Failure:
        yield call.simulator.login_delay_s
        raise


@method("session.local_logout")
def local_logout(call: Call) -> None:
    call.simulator.sessions.local_logout(call.session)


@method("session.change_password")
def change_password(call: Call, old: str, new: str) -> None:
    # The old password is not looked at, as on a real host.
    call.simulator.sessions.password = new


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


@method("host.get_server_certificate")
def get_server_certificate(call: Call, host: str) -> str:
    """All hosts of a simulated pool are behind one listener, with one certificate."""
    call.db.get("host", host)
    return ssl.DER_cert_to_PEM_cert(call.simulator.certificate)


@method("host.get_server_localtime")
def get_server_localtime(call: Call, host: str) -> str:
    # Without a zone, so without the Z.
    call.db.get("host", host)
    return wire_date(call.clock.now() + call.simulator.zone_s).removesuffix("Z")


@method("host.list_methods")
def list_methods(call: Call) -> Any:
    call.fail("NOT_IMPLEMENTED", "list_method")
