# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tree in each order, snapshots, the filter in every state, and what dragging shows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_order import TAG
from xolite_desktop.ui.tour.tour import HOST, VM, Pictured, Step, Tour, selected

HALTED, OTHER_HOST, WITH_SNAPSHOTS = "old-jira", "xcp-02", "gitlab"


async def _ordered(tour: Tour, order: str) -> Pictured:
    """The tree from its top, with a VM selected."""
    window = tour.window
    _filter(tour, "")
    window.navigation.arrange(order)
    window.tree.flush()
    pictured = selected(tour, "VM", VM)
    if window.pages.page is not None:
        window.pages.page.choose_tab(0)
    window.sidebar.view.verticalScrollBar().setValue(0)
    return pictured


async def _by_tag(tour: Tour) -> Pictured:
    return await _ordered(tour, "tag")


async def _by_folder(tour: Tour) -> Pictured:
    return await _ordered(tour, "folder")


async def _as_list(tour: Tour) -> Pictured:
    return await _ordered(tour, "list")


async def _snapshots(tour: Tour) -> Pictured:
    pictured = await _ordered(tour, "host")
    tree, view = tour.window.tree, tour.window.sidebar.view
    vm = tree.index_of(tour.ref("VM", WITH_SNAPSHOTS))
    view.expandRecursively(vm)
    view.scrollTo(vm, view.ScrollHint.PositionAtCenter)
    return pictured


async def _group(tour: Tour) -> Pictured:
    """The page of a group."""
    await _ordered(tour, "host")
    tour.window.sidebar.select(NodeKind.STORAGE)
    return tour.window, None


def _filter(tour: Tour, text: str) -> None:
    sidebar = tour.window.sidebar
    sidebar.filter.setText(text)
    sidebar.filter.hints.hide()
    sidebar.apply_filter_now()


async def _filtered(tour: Tour) -> Pictured:
    await _ordered(tour, "host")
    _filter(tour, "state:running tag:prod -web")
    return tour.window, None


async def _terms(tour: Tour) -> Pictured:
    _filter(tour, "")
    tour.window.activateWindow()
    tour.window.sidebar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
    tour.window.sidebar.filter.refresh_hints()
    return tour.window, None


async def _values(tour: Tour) -> Pictured:
    _filter(tour, "kind:vm tag:")
    tour.window.sidebar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
    tour.window.sidebar.filter.refresh_hints()
    return tour.window, None


async def _nothing(tour: Tour) -> Pictured:
    _filter(tour, "tag:prod zebra")
    return tour.window, None


async def _problem(tour: Tour) -> Pictured:
    _filter(tour, "color:red web")
    return tour.window, None


def _dragged(tour: Tour, name: str, target: str) -> Pictured:
    window = tour.window
    view, index = window.sidebar.view, window.tree.index_of(target)
    view.scrollTo(index, view.ScrollHint.PositionAtCenter)
    rect = view.visualRect(index)
    view.drag_over([tour.ref("VM", name)], rect.center())
    return window, None


async def _drag_allowed(tour: Tour) -> Pictured:
    await _ordered(tour, "host")
    return _dragged(tour, VM, tour.ref("host", OTHER_HOST))


async def _drag_refused(tour: Tour) -> Pictured:
    tour.window.sidebar.view.end_drag()
    await _ordered(tour, "host")
    return _dragged(tour, HALTED, tour.ref("host", HOST))


async def _drag_tag(tour: Tour) -> Pictured:
    tour.window.sidebar.view.end_drag()
    await _ordered(tour, "tag")
    return _dragged(tour, VM, f"{TAG}infra")


async def _drag_folder(tour: Tour) -> Pictured:
    tour.window.sidebar.view.end_drag()
    await _ordered(tour, "folder")
    return _dragged(tour, VM, NodeKind.UNFILED)


async def _end(tour: Tour) -> Pictured:
    view = tour.window.sidebar.view
    view.end_drag()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    vm = tour.window.tree.index_of(tour.ref("VM", WITH_SNAPSHOTS))
    if vm.isValid():
        view.collapse(vm)
    return await _ordered(tour, "host")


NAVIGATION = (
    Step("tree-snapshots", _snapshots),
    Step("tree-group", _group),
    Step("tree-by-tag", _by_tag),
    Step("tree-by-folder", _by_folder),
    Step("tree-list", _as_list),
    Step("tree-filter", _filtered),
    Step("tree-filter-terms", _terms),
    Step("tree-filter-values", _values),
    Step("tree-filter-nothing", _nothing),
    Step("tree-filter-problem", _problem),
    Step("tree-drag", _drag_allowed),
    Step("tree-drag-refused", _drag_refused),
    Step("tree-drag-tag", _drag_tag),
    Step("tree-drag-folder", _drag_folder),
    Step("tree-by-host", _end),
)
