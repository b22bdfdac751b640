# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Writing an inventory: read in slices, made and written beside the window's work, there only when it is whole."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xolite_desktop.models.inventory.forms import Form, as_bytes
from xolite_desktop.models.inventory.sheets import SHEETS, Cells, Sheet, filled, read
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.client.saved_file import SavedFile

SLICE_S = 0.006
_READING = 0.6  # of the progress


@dataclass(frozen=True)
class ExportInventory:
    """What a person decided. `overwrite`: they said so about this very file."""

    store: PoolStore = field(repr=False, compare=False)
    path: Path | None
    form: Form
    sheets: tuple[Sheet, ...] = SHEETS
    overwrite: bool = False


async def export(plan: ExportInventory, report: Callable[[float], None], now: datetime) -> Path:
    """The file. Raises `LocalFileError`; nothing is left of a file that could not be written whole."""
    assert plan.path is not None, "a plan without problems names a file"
    cells: list[tuple[Sheet, Cells]] = []
    began = time.monotonic()
    for share in read(plan.store, plan.sheets, cells):
        if time.monotonic() - began > SLICE_S:
            report(share * _READING)
            await asyncio.sleep(0)
            began = time.monotonic()
    pool = plan.store.cache.pool
    about = {tr("Pool"): pool.name_label if pool is not None else "", tr("Date"): f"{now:%Y-%m-%d %H:%M}"}
    content = await asyncio.to_thread(lambda: as_bytes(plan.form, filled(cells), about))
    report(0.9)
    async with SavedFile(plan.path, overwrite=plan.overwrite) as file:
        await file.write(content)
        await file.keep()
    return plan.path
