# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Overviews to their end, values being edited, properties, and a conflict."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar

from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.ui.tour.tour import HOST, NETWORK, STORAGE, VM, Pictured, Step, Tour
from xolite_desktop.xapi.refs import Ref

TEMPLATE, SNAPSHOT = "debian-12-hardened", "running, before upgrade"


async def _vm_further(tour: Tour) -> Pictured:
    return _scrolled(tour, "VM", VM)


async def _host_further(tour: Tour) -> Pictured:
    return _scrolled(tour, "host", HOST)


async def _storage_further(tour: Tour) -> Pictured:
    return _scrolled(tour, "SR", STORAGE)


async def _network_further(tour: Tour) -> Pictured:
    return _scrolled(tour, "network", NETWORK)


async def _template(tour: Tour) -> Pictured:
    _overview(tour, "VM", TEMPLATE)
    return tour.window, None


async def _snapshot(tour: Tour) -> Pictured:
    _overview(tour, "VM", SNAPSHOT)
    return tour.window, None


async def _pool_overview(tour: Tour) -> Pictured:
    pool = next(iter(tour.window.connection.store.cache.records("pool")))
    tour.window.select(pool)
    _choose(tour, Overview.title)
    return tour.window, None


async def _renaming(tour: Tour) -> Pictured:
    _overview(tour, "VM", VM)
    tour.window.hub.q_action("object.rename").trigger()
    return tour.window, None


async def _tags(tour: Tour) -> Pictured:
    _overview(tour, "VM", VM).edit("tags")
    return tour.window, None


async def _conflict(tour: Tour) -> Pictured:
    """As if somebody else had changed the description since the editing began."""
    tab = _overview(tour, "VM", VM)
    tab.edit("description")
    editor = tab.fields.editor("description")
    assert isinstance(editor, DraftEditor)
    editor.draft.before = "Primary database"
    editor.input.show_content("Primary database, moves to the new storage on Friday")
    return tour.window, None


async def _properties(tour: Tour) -> Pictured:
    _overview(tour, "VM", VM)
    _choose(tour, PropertiesTab.title)
    return tour.window, None


async def _host_properties(tour: Tour) -> Pictured:
    _overview(tour, "host", HOST)
    _choose(tour, PropertiesTab.title)
    return tour.window, None


async def _all_fields(tour: Tour) -> Pictured:
    _overview(tour, "VM", VM)
    tab = _choose(tour, PropertiesTab.title)
    assert isinstance(tab, PropertiesTab)
    tab.search.setText("config")
    _AtEnd(tab.cards.verticalScrollBar())
    return tour.window, None


def _overview(tour: Tour, cls: str, name: str) -> Overview:
    """The overview of an object from its top, nothing being edited."""
    for editor in tour.window.findChildren(DraftEditor):
        editor.give_up()
    for end in tour.window.findChildren(_AtEnd):
        end.deleteLater()
    tour.window.select(Ref(tour.ref(cls, name)))
    tab = _choose(tour, Overview.title)
    assert isinstance(tab, Overview)
    tab.cards.verticalScrollBar().setValue(0)
    return tab


def _scrolled(tour: Tour, cls: str, name: str) -> Pictured:
    _AtEnd(_overview(tour, cls, name).cards.verticalScrollBar())
    return tour.window, None


class _AtEnd(QObject):
    """Keeps a bar at its end, which is known once everything is laid out for the size of the picture."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        bar.rangeChanged.connect(self._on_range_changed)
        bar.setValue(bar.maximum())

    def _on_range_changed(self, _: int, most: int) -> None:
        self._bar.setValue(most)


def _choose(tour: Tour, title: str) -> object:
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(title)
    return page.tab


EDITING = (
    Step("vm-overview-further", _vm_further),
    Step("host-further", _host_further),
    Step("storage-further", _storage_further),
    Step("network-further", _network_further),
    Step("template", _template),
    Step("snapshot", _snapshot),
    Step("pool-overview", _pool_overview),
    Step("renaming", _renaming),
    Step("tags", _tags),
    Step("conflict", _conflict),
    Step("vm-properties", _properties),
    Step("host-properties", _host_properties),
    Step("all-fields", _all_fields),
)
