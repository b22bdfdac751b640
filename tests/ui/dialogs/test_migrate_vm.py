# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a VM can go, and why not elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.ui.dialogs.choose_host import targets
from xolite_desktop.ui.dialogs.migrate_vm import MigrateDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm_power

Find = Callable[[PoolWindow, str, str], Ref]


async def test_every_host_is_listed_and_those_that_cannot_say_why(window: PoolWindow, find: Find) -> None:
    store = window.connection.store
    selection = Selection.of(store.cache, [find(window, "VM", "web-frontend-01")])
    found = targets(store, selection, lambda vm, host: vm_power.migrate_to(store.cache, vm, host))
    assert [target.name for target in found] == ["xcp-01", "xcp-02", "xcp-03"]
    assert found[0].refusal is not None
    assert found[1].refusal is None
    assert found[1].detail.endswith("free")
    assert found[2].refusal is not None
    assert "maintenance" in found[2].detail


async def test_the_first_possible_host_is_chosen_and_given_as_answer(window: PoolWindow, find: Find) -> None:
    store = window.connection.store
    selection = Selection.of(store.cache, [find(window, "VM", "web-frontend-01")])
    dialog = MigrateDialog(store, selection)
    dialog.open()
    assert not dialog.hosts.grab().isNull()
    dialog.go.click()
    assert dialog.answer == find(window, "host", "xcp-02")


async def test_a_host_that_cannot_take_it_cannot_be_chosen(window: PoolWindow, find: Find) -> None:
    store = window.connection.store
    selection = Selection.of(store.cache, [find(window, "VM", "web-frontend-01")])
    dialog = MigrateDialog(store, selection)
    dialog.hosts.setCurrentRow(0)
    assert not dialog.go.isEnabled()
    dialog.hosts.itemActivated.emit(dialog.hosts.item(0))
    assert dialog.answer is None
