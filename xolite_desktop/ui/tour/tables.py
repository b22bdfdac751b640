# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every table, each in its tab."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from math import isnan

from xolite_desktop.models.tables.needed_hosts import needed_hosts
from xolite_desktop.ui.tabs.outline_tab import LIST, TREE
from xolite_desktop.ui.tabs.snapshots import SnapshotsTab
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.tour.tour import HOST, NETWORK, STORAGE, VM, Pictured, Step, Tour, selected, signalled
from xolite_desktop.xapi.refs import Ref

POOL = "lab-pool"
SELECTED_ROW = 1
GPU_HOST, GPU_VM, USB_VM = "xcp-02", "win10-vdi-02", "win2016-print"


def _table(cls: str, name: str, title: str, chip: str = "") -> Callable[[Tour], Awaitable[Pictured]]:
    async def prepare(tour: Tour) -> Pictured:
        pictured = selected(tour, cls, name)
        _show(tour, title, chip)
        await _figures(tour)
        return pictured

    return prepare


def _show(tour: Tour, title: str, chip: str = "") -> None:
    """Choose a tab; its second row is selected, so that actions show."""
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(title)
    assert isinstance(page.tab, TableTab)
    panel = page.tab.panel
    assert panel is not None
    if chip:
        panel.model.set_chip(chip)
        panel._show_counts()
    if panel.model.rowCount() > SELECTED_ROW:
        panel.view.select([panel.model.ref_at(SELECTED_ROW)])


async def _figures(tour: Tour) -> None:
    """Tables that show figures of the moment have them a moment later."""
    stack, store = tour.window.pages, tour.window.connection.store
    tab = stack.page.tab if stack.page is not None else None
    panel = (
        tab.panel if isinstance(tab, TableTab) else stack.several.panel if stack.several is not None else None
    )
    if panel is None or not any(
        panel.model.table.columns[each].is_live for each in panel.view.columns.shown()
    ):
        return
    hosts = needed_hosts(store, panel.model.rows)
    while any(isnan(store.pulse.of(host).cpu) for host in hosts):
        await signalled(store.pulse.beat)


async def _snapshot(tour: Tour) -> Pictured:
    store = tour.window.connection.store
    ref = min(store.index.snapshots_of_vm(tour.ref("VM", VM)), key=str)
    tour.window.select(ref)
    assert tour.window.pages.page is not None
    tour.window.pages.page.choose_tab(0)
    return tour.window, None


def _snapshots(name: str, way: str) -> Callable[[Tour], Awaitable[Pictured]]:
    async def prepare(tour: Tour) -> Pictured:
        pictured = selected(tour, "VM", name)
        page = tour.window.pages.page
        assert page is not None
        page.choose_tab_called("Snapshots")
        assert isinstance(page.tab, SnapshotsTab)
        page.tab.show_as(way)
        if way == TREE:
            page.tab.tree.setCurrentIndex(page.tab.outline.index(0, 0))
        else:
            _show(tour, "Snapshots")
        return pictured

    return prepare


async def _template(tour: Tour) -> Pictured:
    records = tour.window.connection.store.cache.records("VM").items()
    ref = min(
        ref for ref, vm in records if getattr(vm, "is_a_template", 0) and not getattr(vm, "is_a_snapshot", 0)
    )
    tour.window.select(ref)
    assert tour.window.pages.page is not None
    tour.window.pages.page.choose_tab(0)
    return tour.window, None


async def _several(tour: Tour) -> Pictured:
    refs = [tour.ref("VM", VM), tour.ref("VM", "gitlab"), tour.ref("host", HOST), tour.ref("SR", STORAGE)]
    tour.window.sidebar.select_all(Ref(ref) for ref in refs)
    await _figures(tour)
    return tour.window, None


async def _several_vms(tour: Tour) -> Pictured:
    refs = [tour.ref("VM", name) for name in (VM, "gitlab", "old-jira")]
    tour.window.sidebar.select_all(Ref(ref) for ref in refs)
    await _figures(tour)
    return tour.window, None


TABLES = (
    Step("pool-vms", _table("pool", POOL, "VMs")),
    Step("pool-hosts", _table("pool", POOL, "Hosts")),
    Step("pool-storage", _table("pool", POOL, "Storage")),
    Step("pool-networks", _table("pool", POOL, "Networks")),
    Step("pool-templates", _table("pool", POOL, "Templates")),
    Step("pool-snapshots", _table("pool", POOL, "Snapshots")),
    Step("pool-schedules", _table("pool", POOL, "Schedules")),
    Step("pool-vapps", _table("pool", POOL, "vApps")),
    Step("host-vms", _table("host", HOST, "VMs")),
    Step("host-storage", _table("host", HOST, "Storage")),
    Step("host-networks", _table("host", HOST, "Networks")),
    Step("host-nics", _table("host", HOST, "NICs")),
    Step("sr-disks", _table("SR", STORAGE, "Disks", "attached")),
    Step("sr-hosts", _table("SR", STORAGE, "Hosts")),
    Step("network-vms", _table("network", NETWORK, "VMs")),
    Step("network-hosts", _table("network", NETWORK, "Hosts")),
    Step("vm-disks", _table("VM", VM, "Disks")),
    Step("vm-networks", _table("VM", VM, "Network")),
    Step("vm-snapshots", _snapshots(VM, LIST)),
    Step("vm-snapshot-tree", _snapshots("gitlab", TREE)),
    Step("host-gpus", _table("host", GPU_HOST, "GPUs")),
    Step("host-usb", _table("host", GPU_HOST, "USB")),
    Step("vm-gpu", _table("VM", GPU_VM, "GPU")),
    Step("vm-gpu-none", _table("VM", VM, "GPU")),
    Step("vm-usb", _table("VM", USB_VM, "USB")),
    Step("template", _template),
    Step("snapshot", _snapshot),
    Step("several", _several),
    Step("several-vms", _several_vms),
)
