# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A window that was closed leaves nothing behind while the program goes on."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from helpers.person import until
from helpers.walk import connected, connected_again
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.connect import ConnectWindow
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.cache import Cache

LEFT_BEHIND = (Connection, PoolStore, Cache, ConnectWindow, PoolWindow)


def _living() -> Counter[str]:
    gc.unfreeze()
    gc.collect()
    things = [type(thing) for thing in gc.get_objects()]
    return Counter({kind.__name__: things.count(kind) for kind in LEFT_BEHIND})


async def _closed(windows: Windows, window: PoolWindow) -> None:
    window.close()
    await until(lambda: not windows.is_ending, windows.finished)


@pytest.mark.excused("G2")  # it counts everything there is
async def test_a_closed_window_takes_its_connection_and_its_pool_with_it(
    windows: Windows, simulator: Simulator
) -> None:
    before, tops = _living(), len(QApplication.topLevelWidgets())
    await _closed(windows, await connected(windows, simulator))
    await _closed(windows, await connected_again(windows, simulator))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not _living() - before
    assert len(QApplication.topLevelWidgets()) == tops
