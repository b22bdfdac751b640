# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool full of nonsense through the whole window: everything opens, nothing is believed, nobody complains."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from helpers.person import until
from helpers.walk import connected
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.windows import Windows

PAGES = ("pool", "host", "VM", "SR", "network")
OF_THE_PLATFORM = "This plugin does not support propagateSizeHints()"
REORDERING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
LOCATIONS = (
    "https://",
    "https://[",
    "ftp://127.0.0.1/",
    "https://x\r\nHost: y/",
    "https://127.0.0.1:99999/",
    "//",
)


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("broken", clock=RealClock(speed=20.0), lives=False) as simulator:
        yield simulator


@pytest.fixture(autouse=True)
def _no_complaint(qtlog: Any, expected_log: ExpectedLog) -> Iterator[None]:
    """Qt has nothing to say, and we only that fields did not fit."""
    expected_log.allow("has a field of another type")
    yield
    said = [record.message for record in qtlog.records if OF_THE_PLATFORM not in record.message]
    assert said == []


def _refs(window: PoolWindow) -> list[str]:
    """Every object that the tree shows, by whichever way."""
    refs: list[str] = []
    waiting = [window.tree.index(row, 0) for row in range(window.tree.rowCount())]
    while waiting:
        index: QModelIndex = waiting.pop()
        waiting += [window.tree.index(row, 0, index) for row in range(window.tree.rowCount(index))]
        for role in (*Qt.ItemDataRole, *ItemRole):
            index.data(role)
        ref = index.data(ItemRole.REF)
        refs += [ref] if ref else []
    return refs


def _look_at(shown: QWidget) -> None:
    """Paint all of it, as a person would see it, and judge what is written."""
    QApplication.processEvents()
    assert not shown.grab().isNull()
    for widget in shown.findChildren(QWidget):
        if not widget.isVisible():
            continue
        texts = [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel):
            assert widget.textFormat() is not Qt.TextFormat.AutoText or not Qt.mightBeRichText(widget.text())
            texts.append(widget.text())
        for text in texts:
            assert not REORDERING & set(text), f"{text[:80]!r} in {widget}"
            hidden = {char for char in text if unicodedata.category(char) == "Cc"} - {"\n"}
            assert not hidden, f"{text[:80]!r} in {widget}"


def _open_everything(window: PoolWindow, ref: str) -> None:
    assert window.select(ref), ref
    page = window.pages.page
    if page is None:  # a group of the tree
        assert window.pages.several is not None
        _look_at(window.pages.several)
        return
    _look_at(page)
    for number in range(len(page.tabs)):
        if page.choose_tab(number):
            _look_at(page.tab)


@pytest.mark.excused("G4")  # every page there is stays open
async def test_every_page_of_every_object_opens(windows: Windows, simulator: Simulator) -> None:
    window = await connected(windows, simulator)
    window.resize(1280, 800)
    cache = window.connection.store.cache
    refs = _refs(window)
    assert {"pool", "host", "VM", "SR", "network"} <= {
        cls for cls in PAGES for ref in refs if cache.get(cls, ref)
    }
    for ref in refs:
        _open_everything(window, ref)
    _look_at(window)
    assert not REORDERING & set(window.windowTitle())


async def test_a_good_pool_may_turn_bad_and_go(windows: Windows, simulator: Simulator) -> None:
    """The same records as changes and deletions, while their pages are open."""
    window = await connected(windows, simulator)
    store = window.connection.store
    for cls in ("network", "SR", "VM", "host"):
        of_class = simulator.run(lambda cls=cls: dict(simulator.db.records(cls)))
        worst, shown = list(of_class)[-1], next(iter(of_class))
        window.select(shown)
        fields = {name: value for name, value in of_class[worst].items() if name not in ("uuid", "VM")}
        simulator.run(lambda cls=cls, shown=shown, fields=fields: simulator.db.update(cls, shown, **fields))
        simulator.run(lambda cls=cls, worst=worst: simulator.db.destroy(cls, worst))
        await until(lambda cls=cls, worst=worst: store.cache.get(cls, worst) is None, store.changed)
        _look_at(window)


async def test_a_console_that_is_nowhere_is_a_sentence(windows: Windows, simulator: Simulator) -> None:
    window = await connected(windows, simulator)
    store = window.connection.store
    vm = next(
        ref
        for ref, record in simulator.run(lambda: dict(simulator.db.records("VM"))).items()
        if record["power_state"] == "Running"
        and not record["is_control_domain"]
        and not record["is_a_template"]
    )
    consoles = list(store.index.consoles_of_vm(vm))
    assert consoles
    assert window.select(vm)
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called(ConsoleTab.title)
    for location in LOCATIONS:
        for ref in consoles:
            simulator.run(
                lambda ref=ref, location=location: simulator.db.update(
                    "console", ref, location=location, protocol="rfb"
                )
            )
        await until(
            lambda location=location: all(
                store.cache.get("console", ref).location == location
                for ref in consoles  # type: ignore[union-attr]
            ),
            store.changed,
        )
        tab = page.tab
        assert isinstance(tab, ConsoleTab)
        link = tab.link
        assert link is not None
        await until(lambda link=link: link.state is not LinkState.OPENING, link.state_changed)
        assert link.state in (LinkState.WAITING, LinkState.UNAVAILABLE)
        _look_at(window)
