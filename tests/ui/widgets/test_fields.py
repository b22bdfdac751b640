# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of label and value."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from xolite_desktop.models.fields import Field, missing
from xolite_desktop.models.roles import StateKind
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.fields import Fields


def test_rows_are_made_once_and_updated_in_place() -> None:
    fields = Fields()
    fields.show_fields([Field("Guest OS", "Debian 12"), missing("Address")])
    before = fields.children()
    fields.show_fields([Field("Guest OS", "Debian 13", StateKind.OK), Field("Address", "10.0.0.1")])
    assert fields.children() == before
    assert fields.text("Guest OS") == "Debian 13"
    assert fields.text("Address") == "10.0.0.1"


def test_a_code_is_copied_by_its_button() -> None:
    fields = Fields()
    fields.show_fields([Field("UUID", "0d3c1f8a", is_code=True)])
    button = fields.findChild(IconButton)
    assert button is not None
    assert button.accessibleName() == "Copy UUID"
    button.click()
    assert QGuiApplication.clipboard().text() == "0d3c1f8a"


def test_a_link_leads_where_the_row_says_now() -> None:
    fields = Fields()
    followed: list[str] = []
    fields.link_activated.connect(followed.append)
    fields.show_fields([Field("Host", "xcp-01", link="ref-1")])
    fields.show_fields([Field("Host", "xcp-02", link="ref-2")])
    fields._values["Host"].activated.emit()  # type: ignore[attr-defined]
    assert followed == ["ref-2"]


def test_values_can_be_told_by_ear() -> None:
    fields = Fields()
    fields.show_fields([Field("Boot", "UEFI")])
    assert fields._values["Boot"].accessibleName() == "Boot: UEFI"
