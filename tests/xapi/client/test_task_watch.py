# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whoever waits for a task is woken by events about it, and only by those."""

import asyncio

from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref

A, B = Ref("OpaqueRef:a"), Ref("OpaqueRef:b")


async def test_only_the_task_meant_wakes_its_waiters() -> None:
    watch = TaskWatch()
    waiting = [asyncio.create_task(watch.changed(ref, None)) for ref in (A, A, B)]
    await asyncio.sleep(0)
    watch.notify(Delta(changed={"task": {A: frozenset({"progress"})}}))
    watch.notify(Delta(changed={"task": {A: frozenset({"progress"})}}))
    watch.notify(Delta(added={"VM": {B}}))
    await asyncio.gather(*waiting[:2])
    assert not waiting[2].done()
    watch.follow(False)
    await waiting[2]


async def test_a_wait_ends_by_itself() -> None:
    await TaskWatch().changed(A, 0.001)


async def test_a_cancelled_wait_leaves_nothing_behind() -> None:
    watch = TaskWatch()
    waiting = asyncio.create_task(watch.changed(A, None))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    watch.notify(Delta(added={"task": {A}}))
    assert watch._waiting == {}
