# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Databases of real pools, with references that lead nowhere: every tab of every object shows them.

With XOLITE_NIGHTLY=1 also of every template, of which a normal run takes a few.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.consoles import Consoles
from xolite_desktop.ui.console.thumbnail import Thumbnail
from xolite_desktop.ui.page_stack import PageStack
from xolite_desktop.ui.tabs.outline_tab import LIST, TREE, OutlineTab
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.refs import Ref

pytestmark = pytest.mark.shared
POOLS = ("cowley1", "small_vms-dangling", "tampa-db_inc_snapshots", "tampa_poolofone_40")
MOST = (
    10_000 if os.environ.get("XOLITE_NIGHTLY") else 3
)  # of the templates that come with the pool, much alike
WIRED = ("Console", "Text console", "VM consoles")  # tabs that open connections


def _store(path: Path) -> PoolStore:
    store = PoolStore()
    store.attach(Cache())
    document = json.loads(path.read_text(encoding="utf-8"))
    changes = []
    for cls, records in document.items():
        for ref, fields in records.items():
            record = convert_record(cls, fields)
            if record is not None:
                changes.append(Change(cls, Ref(ref), record))
    store.take(store.cache.apply(changes))
    store.finish_loading()
    return store


@pytest.fixture
def stacks(application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(Thumbnail, "showEvent", lambda self, event: QWidget.showEvent(self, event))
    made: list[Any] = []

    def make(store: PoolStore) -> PageStack:
        window = QWidget()
        settings = Settings(tmp_path)
        connection = Connection(Pins(None), store, window)
        desk = ConsoleDesk(
            store, connection.bridge, lambda *_: pytest.fail("a console was opened"), TrustedCertificates(Pins(None)),
            lambda *_: pytest.fail("nothing is offered"), lambda *_: None, settings, "pool",
        )  # fmt: skip
        hub, rows = ActionHub(connection, window), ActionHub(connection, window, has_shortcuts=False)
        edits = Edits(connection, JobRunner(JobList(store, window), connection), window)
        book = ChartBook(settings, "pool", window)
        stack = PageStack(connection, hub, rows, Consoles(desk, window), edits, book)
        stack.resize(1100, 700)
        made.append((stack, window, connection))
        return stack

    yield make
    for stack, _, _ in made:
        stack.close()


@pytest.mark.timeout(300)  # hundreds of objects with up to a dozen tabs each
@pytest.mark.parametrize("name", POOLS)
def test_every_tab_of_every_object_opens(
    recorded_pools: Path, stacks: Any, application: QApplication, name: str
) -> None:
    store = _store(recorded_pools / f"{name}.json")
    stack = stacks(store)
    stack.show()
    seen: dict[str, int] = {}
    tables = trees = 0
    for cls in ("pool", "host", "VM", "SR", "network"):
        for ref in store.cache.records(cls):
            key = stack.page_of(ref)
            seen[key] = seen.get(key, 0) + 1
            if key == "template" and seen[key] > MOST:
                continue
            assert stack.show_object(ref)
            page = stack.page
            for number, tab in enumerate(page.tabs):
                if tab.title in WIRED or not page.choose_tab(number):
                    continue
                application.processEvents()
                assert tab.ref == ref
                if isinstance(tab, TableTab):
                    model = tab.panel.model
                    tables += 1
                    for row in range(min(40, model.rowCount())):
                        for column in range(model.columnCount()):
                            assert model.cell(row, column) is not None
                        model.opens(row)
                    tab.panel.view.viewport().repaint()
                if isinstance(tab, OutlineTab):
                    tab.show_as(TREE)
                    trees += tab.tree.isVisible()
                    tab.show_as(LIST)
    assert trees
    assert {"pool", "host", "VM", "SR", "network", "template"} <= set(seen)
    assert tables > 40
    everything = [Ref(ref) for cls in ("VM", "host", "SR", "network") for ref in store.cache.records(cls)]
    stack.show_objects(everything)
    application.processEvents()
    assert stack.several.panel.model.rowCount() == len(everything)
