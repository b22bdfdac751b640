# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table on the demo pool's records, without a window."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.charts.pulse_feed import PulseFeed
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.tables.table import Table
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.tables.table_look import TableLooks
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref


class Wireless(Connection):
    """A connection that stands, without a wire."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(Pins(None), store)

    @property
    def is_usable(self) -> bool:
        return True


@pytest.fixture
async def desk(demo_store: Any, tmp_path: Path) -> AsyncIterator[TableDesk]:
    window = QWidget()
    connection = Wireless(demo_store.store)
    rows = ActionHub(connection, window, has_shortcuts=False)
    yield TableDesk(
        demo_store.store,
        ActionHub(connection, window),
        rows,
        TableLooks(Settings(tmp_path), "pool"),
        connection.bridge,
        PulseFeed(connection),
    )
    await connection.bridge.close()


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
