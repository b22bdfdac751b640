# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Discs are found by typing, and the one in the drive cannot be chosen again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.discs import discs_for, drive_of
from xolite_desktop.ui.dialogs.insert_disc import InsertDiscDialog
from xolite_desktop.xapi.records.storage import PBD, VBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vbd import cd_drive


@pytest.fixture
def ref(demo_store: Any) -> Ref:
    """A running VM; a scenario's file leaves it to the server to say which drives it has."""
    found: Ref = demo_store.ref("VM", "postgres-primary")
    drives = tuple(r for r, vbd in demo_store.store.cache.of(VBD, "VBD").items() if found == vbd.VM)
    demo_store.change("VM", found, VBDs=drives)
    for sr in demo_store.store.cache.records("SR"):
        pbds = tuple(r for r, pbd in demo_store.store.cache.of(PBD, "PBD").items() if sr == pbd.SR)
        demo_store.change("SR", sr, PBDs=pbds)
    return found


def test_a_disc_is_found_and_chosen(demo_store: Any, ref: Ref) -> None:
    store = demo_store.store
    dialog = InsertDiscDialog(store, Selection.of(store.cache, [ref]))
    dialog.search.setText("rocky iso")
    shown = [item for item in dialog._items() if not item.isHidden()]
    assert shown
    assert all("Rocky" in item.text() for item in shown)
    dialog.go.click()
    assert dialog.answer in {disc.ref for disc in discs_for(store, ref) if "Rocky" in disc.name}


def test_nothing_found_is_nothing_to_insert(demo_store: Any, ref: Ref) -> None:
    store = demo_store.store
    dialog = InsertDiscDialog(store, Selection.of(store.cache, [ref]))
    dialog.search.setText("no such disc")
    assert not dialog.go.isEnabled()
    dialog.go.click()
    assert dialog.answer is None


def test_the_disc_in_the_drive_says_so(demo_store: Any, ref: Ref) -> None:
    store = demo_store.store
    drive = cd_drive(store.cache, ref)
    assert drive is not None
    disc = discs_for(store, ref)[0]
    demo_store.change("VBD", drive[0], VDI=disc.ref, empty=False)
    shown = drive_of(store, ref)
    assert shown is not None
    assert (shown.label, shown.is_empty) == (disc.name, False)
    dialog = InsertDiscDialog(store, Selection.of(store.cache, [ref]))
    (inside,) = [item for item in dialog._items() if item.text() == disc.name]
    assert not inside.flags() & Qt.ItemFlag.ItemIsEnabled
