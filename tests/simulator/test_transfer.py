# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Transfers in the simulator: tasks, cancels, clients that leave, faults. Whole recordings are in test_transfer_recipe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.simulator.json_caller import Caller
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.server import Simulator

SIZE = 4 * BLOCK + 1024
POOL: dict[str, dict[str, dict[str, Any]]] = {
    "pool": {"OpaqueRef:pool": {"master": "OpaqueRef:host", "default_SR": "OpaqueRef:sr", "uuid": "u-pool"}},
    "host": {"OpaqueRef:host": {"name_label": "host-1", "enabled": True, "uuid": "u-host"}},
    "SR": {"OpaqueRef:sr": {"uuid": "u-sr", "type": "ext", "physical_size": 1 << 40}},
    "PBD": {"OpaqueRef:pbd": {"host": "OpaqueRef:host", "SR": "OpaqueRef:sr", "currently_attached": True}},
    "VDI": {"OpaqueRef:vdi": {"uuid": "u-vdi", "SR": "OpaqueRef:sr", "virtual_size": SIZE}},
}


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(POOL, clock=HandClock(auto=True)) as running:
        yield running


def target(caller: Caller, path: str, **query: str) -> str:
    return f"{path}?" + "&".join(f"{name}={value}" for name, value in query.items())


def cookie(caller: Caller) -> dict[str, str]:
    return {"Cookie": f"session_id={caller.session}"}


def test_the_task_of_a_transfer_may_be_in_the_cookie(caller: Caller) -> None:
    task = caller.call("task.create", "test", "")
    headers = {"Cookie": f"session_id={caller.session}; task_id={task}"}
    status, _, body = caller.request("GET", target(caller, "/export_raw_vdi", vdi="u-vdi"), headers=headers)
    assert (status, len(body)) == (200, SIZE)
    record = caller.call("task.get_record", task)
    assert (record["status"], record["progress"]) == ("success", 1.0)


def test_a_transfer_without_a_task_leaves_none(simulator: Simulator, caller: Caller) -> None:
    status, _, _ = caller.request(
        "GET", target(caller, "/export_raw_vdi", vdi="u-vdi"), headers=cookie(caller)
    )
    assert status == 200
    assert simulator.run(lambda: simulator.db.count("task")) == 0


def test_nobody_without_a_session_is_let_in(caller: Caller) -> None:
    for path, realm in (
        ("/export", "get_export"),
        ("/export_raw_vdi", "get_export_raw_vdi"),
        ("/blob", "get_blob"),
    ):
        status, headers, _ = caller.request("GET", path)
        assert (status, headers["www-authenticate"]) == (401, f'Basic realm="{realm}"')
        caller.close()


def test_a_redirect_names_the_target(simulator: Simulator, caller: Caller) -> None:
    simulator.transfers.faults.redirect = "https://10.0.0.2{target}"
    simulator.transfers.faults.redirects = 1
    for wanted in (302, 200):
        status, headers, _ = caller.request(
            "GET", target(caller, "/export_raw_vdi", vdi="u-vdi"), headers=cookie(caller)
        )
        assert status == wanted
        assert wanted == 200 or headers["location"] == "https://10.0.0.2/export_raw_vdi?vdi=u-vdi"
        caller.close()


def test_a_chunked_import_puts_pieces_in_their_place(simulator: Simulator, caller: Caller) -> None:
    simulator.run(lambda: simulator.transfers.disks.clear("u-vdi"))
    pieces = {BLOCK - 512: b"x" * 1024, 4 * BLOCK: b"y" * 512}
    path = target(caller, "/import_raw_vdi", vdi="u-vdi", chunked="")
    for offset, piece in pieces.items():  # what an earlier one wrote stays
        body = offset.to_bytes(8, "little") + len(piece).to_bytes(4, "little") + piece + bytes(12)
        assert caller.request("PUT", path, body, cookie(caller))[0] == 200
        caller.close()
    raw = caller.request("GET", target(caller, "/export_raw_vdi", vdi="u-vdi"), headers=cookie(caller))[2]
    expected = bytearray(SIZE)
    for offset, piece in pieces.items():
        expected[offset : offset + len(piece)] = piece
    assert raw == expected


@pytest.mark.parametrize(
    ("fault", "ended"),
    [
        ({"failure": ["VDI_IO_ERROR", "x"]}, ("failure", ["VDI_IO_ERROR", "x"])),
        ({"succeed": True}, ("success", [])),
        (
            {"cut_after_bytes": BLOCK},
            ("failure", ["CLIENT_ERROR", 'Unix.Unix_error(Unix.EPIPE, "write", "")']),
        ),
        ({"cut_after_bytes": BLOCK, "succeed": True}, ("success", [])),
    ],
)
def test_faults_let_the_task_say_something_else(
    simulator: Simulator, caller: Caller, connect: Callable[[], Caller], fault: dict[str, Any], ended: Any
) -> None:
    task = caller.call("task.create", "test", "")
    for name, value in fault.items():
        setattr(simulator.transfers.faults, name, value)
    other = connect()
    other.request("GET", target(caller, "/export_raw_vdi", vdi="u-vdi", task_id=task), headers=cookie(caller))
    record = caller.call("task.get_record", task)
    assert (record["status"], record["error_info"]) == ended


def test_a_stalled_transfer_ends_with_its_task(
    simulator: Simulator, caller: Caller, connect: Callable[[], Caller]
) -> None:
    task = caller.call("task.create", "test", "")
    simulator.transfers.faults.stall_after_bytes = BLOCK
    other = connect()
    path = target(caller, "/export_raw_vdi", vdi="u-vdi", task_id=task)
    bodies: list[bytes] = []
    thread = threading.Thread(
        target=lambda: bodies.append(other.request("GET", path, headers=cookie(caller))[2])
    )
    thread.start()
    while simulator.transfers.sent < BLOCK:
        pass
    caller.call("task.cancel", task)
    thread.join()
    assert BLOCK <= len(bodies[0]) < SIZE
    assert b"TASK_CANCELLED" in bodies[0]
    assert caller.call("task.get_record", task)["status"] == "cancelled"


def test_a_vm_that_is_not_there(caller: Caller) -> None:
    status, _, body = caller.request("GET", "/export?uuid=none", headers=cookie(caller))
    assert status == 500
    assert b"UUID_INVALID: [ VM; none ]" in body
