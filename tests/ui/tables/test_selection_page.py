# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The page of several selected objects says what they are, and follows them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from xolite_desktop.ui.pages.selection_page import SelectionPage
from xolite_desktop.ui.tables.table_panel import TableDesk


def test_the_header_counts_what_is_still_there(desk: TableDesk, demo_store: Any) -> None:
    page = SelectionPage(desk)
    refs = [demo_store.ref("VM", name) for name in ("gitlab", "old-jira", "postgres-primary")]
    page.show_objects([*refs, demo_store.ref("SR", "NFS vol1")])
    page.show()
    assert page.panel is not None
    assert (page.header.name, page.header.line) == ("4 objects selected", "3 VMs · 1 storage repository")
    demo_store.remove("VM", refs[1])
    page.panel.model.flush()
    assert (page.header.name, page.header.line) == ("3 objects selected", "2 VMs · 1 storage repository")
    before = page.panel
    page.show_objects(refs[:1])
    QApplication.processEvents()
    assert page.panel is not before
    assert page.header.name == "1 VM selected"
    assert before.model._is_paused
    assert desk.pulse.is_looking
    page.hide()
    assert not desk.pulse.is_looking
