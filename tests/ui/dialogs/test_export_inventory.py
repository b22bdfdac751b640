# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The form decides how the file's name ends, and a file that is there is not overwritten unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.inventory.forms import Form
from xolite_desktop.ui.dialogs.export_inventory import ExportInventoryDialog


def test_what_is_decided_is_the_plan(asking: Any, tmp_path: Path) -> None:
    dialog = ExportInventoryDialog(asking.store, Selection.of(asking.cache, []))
    assert dialog.file.path is not None
    assert dialog.file.path.suffix == ".xlsx"
    dialog.form_choice.choose(Form.JSON)
    assert dialog.file.path.suffix == ".json"
    there = tmp_path / "pool.json"
    there.write_text("mine")
    dialog.file.show_path(there)
    assert not dialog.go.isEnabled()
    dialog.file._take(there)
    assert dialog.go.isEnabled()
    assert dialog.plan().overwrite
    dialog.file._take(tmp_path / "pool")
    assert dialog.file.path == there, "the ending is added, and the file was not asked about"
    assert not dialog.go.isEnabled()
    dialog.file._take(tmp_path / "new.json")
    for line in dialog.sheets.lines():
        line.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.go.isEnabled()
    dialog.sheets.lines()[1].setCheckState(Qt.CheckState.Checked)
    dialog.go.click()
    assert [sheet.title for sheet in dialog.answer.sheets] == ["Hosts"]
    assert dialog.answer.path == tmp_path / "new.json"
