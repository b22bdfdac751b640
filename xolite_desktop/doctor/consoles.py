# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks the console of each running VM for its RFB version, a few at a time."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

from xolite_desktop.doctor.report import ConsoleFound
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.console_stream import ConsoleStream
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM, Console

__all__ = ["examine_consoles"]

AT_ONCE = 8
BANNER = re.compile(rb"RFB (\d{3})\.(\d{3})\n")
BANNER_BYTES = 12


async def examine_consoles(client: Client, most: int | None) -> list[ConsoleFound]:
    """One entry for each running VM with an RFB console, `most` of them at most, by name."""
    running = sorted(
        (vm for vm in client.cache.of(VM, "VM").values() if is_vm(vm) and vm.power_state == "Running"),
        key=lambda vm: (vm.name_label, vm.uuid),
    )
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="console") as threads:
        answers = [loop.run_in_executor(threads, _ask, client, vm) for vm in running[:most]]
        return list(await asyncio.gather(*answers))


def _ask(client: Client, vm: VM) -> ConsoleFound:
    found = ConsoleFound(vm=vm.name_label)
    location = _location(client, vm)
    if location is None:
        found.error = "the VM has no graphical console"
        return found
    try:
        stream = client.open_console(location)
    except (XapiError, ValueError) as error:
        found.error = str(error)
        return found
    try:
        stream.open()
        found.transport = stream.transport
        found.rfb = _version(_first_bytes(stream))
        if found.rfb is None:
            found.error = "it does not speak RFB"
    except XapiError as error:
        found.error = str(error)
    finally:
        stream.close()
    return found


def _location(client: Client, vm: VM) -> str | None:
    consoles = client.cache.of(Console, "console")
    for ref in vm.consoles:
        console = consoles.get(ref)
        if console is not None and console.protocol == "rfb" and console.location:
            return console.location
    return None


def _first_bytes(stream: ConsoleStream) -> bytes:
    received = bytearray()
    block = bytearray(BANNER_BYTES)
    while len(received) < BANNER_BYTES:
        count = stream.recv_into(memoryview(block)[: BANNER_BYTES - len(received)])
        if not count:
            break
        received += block[:count]
    return bytes(received)


def _version(banner: bytes) -> str | None:
    match = BANNER.fullmatch(banner)
    return f"{int(match[1])}.{int(match[2])}" if match else None
