# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table on the demo pool's records, without a window."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.tables.table import Table
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.tables.table_look import TableLooks
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import EVERYTHING


class Wireless(QObject):
    """A connection that stands, without a wire."""

    state_changed = Signal(object)

    def __init__(self, store: Any) -> None:
        super().__init__()
        self.store, self.is_usable, self.permissions = store, True, EVERYTHING


@pytest.fixture
async def desk(demo_store: Any, tmp_path: Path) -> AsyncIterator[TableDesk]:
    window = QWidget()
    bridge = Bridge(window)
    connection = Wireless(demo_store.store)
    rows = ActionHub(connection, window, has_shortcuts=False)  # type: ignore[arg-type]
    yield TableDesk(demo_store.store, rows, TableLooks(Settings(tmp_path), "pool"), bridge)
    await bridge.close()


@pytest.fixture
def shown(desk: TableDesk) -> Callable[[Table, str], TablePanel]:
    panels: list[TablePanel] = []

    def show(table: Table, owner: str) -> TablePanel:
        panel = TablePanel(desk, table, lambda: "lab-pool")
        panels.append(panel)
        panel.resize(1100, 600)
        panel.show_owner(Ref(owner))
        panel.show()
        return panel

    return show
