# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is written down about an object in its other_config."""

from typing import Any

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.step import Report, Step
from xolite_desktop.xapi.refs import Ref


async def note(client: Client, cls: str, ref: Ref, key: str, value: str) -> str:
    """Write an entry in place of what is there, and say what that was; without a value it goes."""
    known: Any = await client.call(f"{cls}.get_other_config", ref)
    if key in known:
        await client.call(f"{cls}.remove_from_other_config", ref, key)
    if value:
        await client.call(f"{cls}.add_to_other_config", ref, key, value)
    return str(known.get(key, ""))


def noting(client: Client, cls: str, ref: Ref, key: str, value: str) -> Step:
    """The same as a step; undone, the entry is as before."""
    before = [""]

    async def write(_: Report) -> None:
        before[0] = await note(client, cls, ref, key, value)

    return Step("writing down its VMs", write, lambda: note(client, cls, ref, key, before[0]), weight=0.1)
