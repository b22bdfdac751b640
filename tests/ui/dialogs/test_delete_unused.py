# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks that no VM has are ticked one by one, counted, and deleted; what somebody took meanwhile stays."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from xolite_desktop.ui.dialogs.delete_unused import DeleteUnusedDialog
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.delete_unused import DeleteUnused


def ticked(dialog: Any, *texts: str) -> None:
    for line in dialog.rows.lines():
        if any(text in line.text() for text in texts):
            line.setCheckState(Qt.CheckState.Checked)


def loose(asking: Any, name: str, **fields: Any) -> str:
    sr = asking.ref("SR", "NFS vol1")
    made = asking.db.create(
        "VDI", SR=sr, name_label=name, managed=True, type="user", virtual_size=10 << 30,
        physical_utilisation=4 << 30, **fields,
    )  # fmt: skip
    asking.follow()
    return str(made)


def test_nothing_goes_that_was_not_ticked_and_counted(asking: Any) -> None:
    sr = asking.ref("SR", "NFS vol1")
    lost = loose(asking, "lost", is_a_snapshot=True)
    dialog = asking.open("sr.delete_unused", sr)
    assert isinstance(dialog, DeleteUnusedDialog)
    assert dialog.typed is None
    assert not dialog.go.isEnabled()
    ticked(dialog, "orphaned upload")
    assert dialog.typed is not None
    dialog.typed.line.setText("1")
    assert dialog.go.isEnabled()
    ticked(dialog, "lost")
    assert not dialog.go.isEnabled()
    dialog.typed.line.setText("2")
    assert "2 disks: at least" in dialog.total.text()
    client = asking.do("sr.delete_unused", dialog, sr)
    assert [name for name, _ in client.calls] == ["VDI.destroy", "VDI.destroy"]
    assert lost not in asking.db.records("VDI")


def test_what_somebody_has_by_now_stays_and_an_error_stops_nothing(asking: Any) -> None:
    sr = asking.ref("SR", "NFS vol1")
    taken, first, second = loose(asking, "taken"), loose(asking, "first"), loose(asking, "second")
    asking.db.create("VBD", VM=asking.ref("VM", "old-jira"), VDI=taken, type="Disk", userdevice="7")
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.run("sr.delete_unused", DeleteUnused((taken, first, second)), sr, failing=0)
    left = {taken, first, second} & set(asking.db.records("VDI"))
    assert taken in left
    assert len(left) == 2
