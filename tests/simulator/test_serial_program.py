# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The text of vt100 consoles."""

import asyncio
import contextlib

import pytest

from tests.simulator.guest_parts import Switch, clock, machine
from tests.simulator.test_connection import RawConnection
from xolite_desktop.simulator.serial_program import SerialProgram, keys_of


def test_bytes_of_a_terminal_are_keys():
    assert list(keys_of("aé\r\n\x7f\x03\x1b[A\x1bOB\x1b[3~\x1b\t")) == [
        "a",
        "é",
        "Enter",
        "BackSpace",
        "Ctrl+C",
        "Up",
        "Down",
        "Delete",
        "Escape",
        "Tab",
    ]


async def _said(*typed: bytes) -> tuple[str, Switch]:
    sent: list[bytes] = []
    switch = Switch()
    program = SerialProgram(machine(), clock(), switch, sent.append)
    await program.run()
    chunks = asyncio.Queue[bytes]()
    for each in (*typed, b""):
        chunks.put_nowait(each)
    await program.listen(chunks.get)
    return b"".join(sent).decode(), switch


async def test_one_signs_in_and_gives_commands():
    said, _ = await _said(b"root\r", b"secret\r", b"who", b"ami\r")
    assert "web-frontend-01 login: root\r\n" in said
    assert "secret" not in said
    assert "root@web-frontend-01:~# whoami\r\nroot\r\n" in said
    assert said.startswith("\x1b[H\x1b[2J")


async def test_characters_may_come_in_halves():
    said, _ = await _said(b"\xc3", b"\xa9\r")
    assert "login: é\r\n" in said


async def test_it_switches_the_machine_off():
    _, switch = await _said(b"root\rx\rpoweroff\r")
    assert switch.used == ["halt"]


@pytest.fixture
def connection(simulator, caller):
    def make():
        record = {"uuid": "u-text", "VM": "OpaqueRef:running", "protocol": "vt100"}
        simulator.db.load({"console": {"OpaqueRef:text": record}})

    simulator.run(make)
    raw = RawConnection(simulator.port)
    raw.send("CONNECT /console?uuid=u-text HTTP/1.0", f"Cookie: session_id={caller.session}")
    assert raw.read_head().startswith("HTTP/1.1 200 OK")
    yield raw
    raw.socket.close()


def _until(connection, wanted):
    received = b""
    while wanted not in received:
        received += connection.socket.recv(4096)


def test_text_comes_and_goes_by_connect(connection):
    _until(connection, b"vm-2 login: ")
    connection.socket.sendall(b"root\r")
    _until(connection, b"Password: ")


def test_the_text_ends_with_the_domain(connection, simulator):
    _until(connection, b"vm-2 login: ")
    simulator.run(lambda: simulator.db.update("VM", "OpaqueRef:running", power_state="Halted", domid=-1))
    with contextlib.suppress(OSError):
        assert connection.socket.recv(4096) == b""
