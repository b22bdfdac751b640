# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A transfer that is cancelled, redirected or left by its client leaves nothing behind."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from xapi.client.moving import Pit, Zeros, disk, raw, tasks
from xapi.client.transfer_pool import DISK_SIZE, MIB

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, transfer_run
from xolite_desktop.xapi.errors import (
    Closed,
    Failure,
    LocalFileError,
    OutcomeUnknown,
)
from xolite_desktop.xapi.refs import Ref


async def test_a_full_disk_cancels_the_task(porter: Client, store: Simulator) -> None:
    class FullSink:
        async def write(self, block: bytes) -> None:
            raise LocalFileError("vm.xva", "No space left on device")

    with pytest.raises(LocalFileError, match="No space"):
        await porter.transfers.receive(raw(porter), FullSink())
    assert tasks(store) == []


@pytest.mark.parametrize("how", ["the coroutine", "the task", "stop"])
async def test_a_cancelled_download_ends_within_a_second_and_leaves_nothing(
    porter: Client, store: Simulator, tmp_path: Path, how: str
) -> None:
    store.transfers.faults.stall_after_bytes = 3 * MIB
    begun, refs = asyncio.Event(), list[Ref]()
    download = asyncio.create_task(
        porter.transfers.download(
            raw(porter), tmp_path / "disk.raw", on_task=refs.append, on_progress=lambda progress: begun.set()
        )
    )
    await begun.wait()
    began = time.monotonic()
    if how == "the coroutine":
        download.cancel()
    elif how == "the task":
        await porter.cancel_task(refs[0])
    else:
        assert porter.transfers.stop(refs[0])
    with pytest.raises(asyncio.CancelledError if how == "the coroutine" else Failure) as raised:
        await download
    assert time.monotonic() - began < 1.0
    assert how == "the coroutine" or raised.value.code == "TASK_CANCELLED"  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []
    assert tasks(store) == []
    assert not porter.transfers.stop(refs[0])


@pytest.mark.parametrize("how", ["the coroutine", "the task"])
async def test_a_cancelled_upload_ends_within_a_second_and_leaves_nothing(
    porter: Client, store: Simulator, how: str
) -> None:
    store.transfers.faults.stall_after_bytes = 3 * MIB
    source, refs = Zeros(DISK_SIZE), list[Ref]()
    upload = asyncio.create_task(porter.transfers.send(disk(porter), source, on_task=refs.append))
    await source.moving.wait()
    began = time.monotonic()
    if how == "the coroutine":
        upload.cancel()
    else:
        await porter.cancel_task(refs[0])
    with pytest.raises(asyncio.CancelledError if how == "the coroutine" else Failure) as raised:
        await upload
    assert time.monotonic() - began < 1.0
    assert how == "the coroutine" or raised.value.code == "TASK_CANCELLED"  # type: ignore[attr-defined]
    assert tasks(store) == []


async def test_a_transfer_cancelled_before_it_began_leaves_nothing(porter: Client, store: Simulator) -> None:
    made = asyncio.Event()
    store.faults.answer_delay_s = 0.05
    upload = asyncio.create_task(
        porter.transfers.send(disk(porter), Zeros(MIB), on_task=lambda task: made.set())
    )
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    upload.cancel()  # while the task is being made
    with pytest.raises(asyncio.CancelledError):
        await upload
    store.faults.answer_delay_s = 0.0
    while porter.transfers.tidying:
        await asyncio.wait(porter.transfers.tidying)
    assert not made.is_set()
    assert tasks(store) == []
    assert store.calls["task.destroy"] == store.calls["task.create"]


async def test_a_server_that_does_not_answer_does_not_hold_up_a_cancel(
    porter: Client, store: Simulator
) -> None:
    store.transfers.faults.stall_after_bytes = MIB
    sink = Pit()
    download = asyncio.create_task(porter.transfers.receive(raw(porter), sink))
    await sink.moving.wait()
    store.faults.answer_delay_s = 5.0
    began = time.monotonic()
    download.cancel()
    with pytest.raises(asyncio.CancelledError):
        await download
    assert time.monotonic() - began < 1.0
    store.faults.answer_delay_s = 0.0


async def test_a_task_that_somebody_else_cancels_ends_the_transfer(porter: Client, store: Simulator) -> None:
    store.transfers.faults.stall_after_bytes = MIB
    sink, refs = Pit(), list[Ref]()
    download = asyncio.create_task(porter.transfers.receive(raw(porter), sink, on_task=refs.append))
    await sink.moving.wait()
    await porter.call("task.cancel", refs[0])
    with pytest.raises(Failure, match="TASK_CANCELLED"):
        await download
    assert tasks(store) == []


async def test_a_server_without_a_word_in_the_end_leaves_an_upload_unknown(
    porter: Client, store: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer_run, "SETTLE_S", 0.2)
    source = Zeros(DISK_SIZE)
    store.transfers.faults.stall_after_bytes = MIB
    refs = list[Ref]()
    upload = asyncio.create_task(porter.transfers.send(disk(porter), source, on_task=refs.append))
    while store.transfers.received <= MIB:
        await asyncio.sleep(0.005)
    assert porter.transfers.stop(refs[0])  # the handler does not notice, and nobody cancels the task
    with pytest.raises(OutcomeUnknown):
        await upload


async def test_a_closed_client_transfers_nothing(porter: Client) -> None:
    await porter.close()
    with pytest.raises(Closed):
        await porter.transfers.receive(raw(porter), Pit())


async def test_closing_the_client_cuts_its_transfers(porter: Client, store: Simulator) -> None:
    store.transfers.faults.stall_after_bytes = MIB
    sink = Pit()
    download = asyncio.create_task(porter.transfers.receive(raw(porter), sink))
    await sink.moving.wait()
    await porter.close()
    with pytest.raises((Failure, Closed)):
        await download
