# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The content of an image goes into a disk, without its zeros, and goes on where it was after the connection was cut."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.image_frames import ImageFrames, OpenImage
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, Timeout, Unreachable, XapiError
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.transfer import OnBytes, both
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref

Pause = Callable[[float], Awaitable[None]]

PAUSES_S: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Before an upload that was cut is taken up again; when these are used up without a byte more, it has failed."""
_CUT: Final = frozenset({"CLIENT_ERROR", "VDI_IO_ERROR", "IMPORT_ERROR_PREMATURE_EOF"})
"""How tasks end whose connection broke; an error of the storage may look the same, and comes again then."""
_STILL_HELD: Final = "VDI_IN_USE"


async def upload_image(
    client: Client,
    opened: OpenImage,
    vdi_ref: Ref,
    sr_ref: Ref,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
    *,
    pause: Pause = asyncio.sleep,
) -> None:
    """What is in an image into a disk of zeros on an SR, at least as large; it may be so new that the cache does not know
    it. Raises `ImageRefused`, and what `Transfers.send` raises once there is no hope left."""
    start = furthest = tries = 0
    while True:
        frames = ImageFrames(opened, start)
        try:
            await _send(client, frames, opened.allocated, vdi_ref, sr_ref, both(report, on_bytes), on_task)
            return
        except XapiError as error:
            tries = 0 if frames.offset > furthest else tries + 1
            if not _was_cut(error, tries) or tries >= len(PAUSES_S):
                raise
            furthest = max(furthest, frames.offset)
            start = _taken_up_at(error, frames, start)
        await pause(PAUSES_S[tries])


async def _send(
    client: Client,
    frames: ImageFrames,
    whole: int,
    vdi_ref: Ref,
    sr_ref: Ref,
    report: Callable[[TransferProgress], None],
    on_task: OnTask,
) -> None:
    def hear(progress: TransferProgress) -> None:
        report(TransferProgress(frames.done_bytes, whole, progress.task_share))

    query = (("vdi", vdi_ref), ("format", "raw"), ("chunked", "true"))
    endpoint = client.transfers.endpoint_reaching([sr_ref])
    wanted = Wanted(endpoint, "/import_raw_vdi", query, "importing a disk")
    await client.transfers.send(wanted, frames, ends_itself=True, on_progress=hear, on_task=on_task)


def _was_cut(error: XapiError, tries: int) -> bool:
    """Whether it may go on another time."""
    if isinstance(error, Failure):
        # A host that has not noticed yet keeps the disk until it has.
        return error.code in _CUT or (error.code == _STILL_HELD and tries > 0)
    return isinstance(error, Unreachable | Timeout | OutcomeUnknown)


def _taken_up_at(error: XapiError, frames: ImageFrames, start: int) -> int:
    """From where on to send again. Only a host that said itself how it ended has closed the disk, and so written what
    it got; of one that may have restarted nobody knows."""
    if isinstance(error, OutcomeUnknown):
        return 0
    return frames.arrived if isinstance(error, Failure) else start
