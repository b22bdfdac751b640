# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Why no host can run a VM: the pool only says that there is none, each host says why not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, NoHost, XapiError
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import NOWHERE

Verdict = tuple[str, str, tuple[str, ...]]
"""A host, and the code and parameters of its reason; an empty code where it could run the VM."""

_AT_ONCE: Final = 8


@asynccontextmanager
async def asking_why(client: Client, vm_ref: Ref) -> AsyncIterator[None]:
    """Around a start: where no host was found, raises `NoHost` with the reason of each."""
    try:
        yield
    except Failure as failure:
        if failure.code != NOWHERE:
            raise
        try:
            verdicts = await hosts_verdicts(client, vm_ref)
        except XapiError:  # what was known before is said all the same
            raise failure from None
        raise NoHost(failure, tuple(verdicts)) from failure


async def hosts_verdicts(client: Client, vm_ref: Ref) -> list[Verdict]:
    """Ask every host of the pool whether it could run the VM, a few at a time."""
    room = asyncio.Semaphore(_AT_ONCE)

    async def ask(host: Ref) -> Verdict:
        async with room:
            try:
                await client.call("VM.assert_can_boot_here", vm_ref, host)
            except Failure as failure:
                return host, failure.code, failure.params
            return host, "", ()

    return list(await asyncio.gather(*(ask(host) for host in tuple(client.cache.records("host")))))
