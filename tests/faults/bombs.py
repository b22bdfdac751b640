# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A client alone in a process of little memory, against a simulator elsewhere: one call for each line it reads.

A line is a method; one line comes back, `ERROR-OR-VALUE PEAK-BYTES`. The first three lines are port, certificate (DER
in hexadecimal) and password.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import resource
import sys

from helpers.invariants import peak_bytes, resident_bytes
from xolite_desktop.xapi.client import Batch, Client, Lost
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

MOST_ADDRESSES = 1536 << 20


async def _act(client: Client, method: str) -> str:
    try:
        if method != "event.from":
            return type(await client.call(method, timeout_s=20.0)).__name__
        async with contextlib.aclosing(client.subscribe()) as items:
            async for item in items:
                if isinstance(item, Lost):
                    return type(item.error).__name__
                if isinstance(item, Batch):
                    return "Batch"
    except XapiError as error:
        return type(error).__name__
    return "nothing"


async def _main() -> None:
    port, der, password = (sys.stdin.readline().strip() for _ in range(3))
    endpoint, pins = Endpoint("127.0.0.1", int(port)), Pins(None)
    pins.trust_once(endpoint, Certificate(bytes.fromhex(der)))
    client = Client(endpoint, pins)
    await client.sign_in("root", password)
    while method := (await asyncio.to_thread(sys.stdin.readline)).strip():
        gc.collect()
        before = resident_bytes()
        peak_bytes(anew=True)
        said = await _act(client, method)
        print(said, peak_bytes() - before, flush=True)
    await client.close()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    asyncio.run(_main())
