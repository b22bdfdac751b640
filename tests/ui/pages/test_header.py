# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The top of a page shares its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xolite_desktop.models.fields import Header as Fields
from xolite_desktop.models.fields import Part
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.ui.pages.header import Header
from xolite_desktop.ui.widgets.label import LinkLabel

VM = Fields(
    "postgres-primary", "vm", State("Running", StateKind.OK), ("prod", "db"),
    (Part("Debian 12"), Part("on xcp-01", "host-1"), Part("up 41 days")),
)  # fmt: skip


def name_of(ref: str) -> str:
    return {"host-1": "xcp-01"}.get(ref, "")


def test_it_says_what_the_object_is() -> None:
    header = Header()
    header.show_header(VM, name_of)
    assert (header.name, header.word, header.line) == (
        "postgres-primary", "Running", "Debian 12 · on xcp-01 · up 41 days",
    )  # fmt: skip
    assert header.accessibleName() == "postgres-primary, Running"


def test_only_the_name_of_the_other_object_is_a_link() -> None:
    header = Header()
    followed: list[str] = []
    header.link_activated.connect(followed.append)
    header.show_header(VM, name_of)
    link = header.findChild(LinkLabel)
    assert link is not None
    assert link.text() == "xcp-01"
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert followed == ["host-1"]


def test_the_same_again_builds_nothing_anew() -> None:
    header = Header()
    header.show_header(VM, name_of)
    link = header.findChild(LinkLabel)
    header.show_header(VM, name_of)
    assert header.findChild(LinkLabel) is link


def test_tags_give_way_before_the_name_is_cut() -> None:
    header = Header()
    header.show_header(VM, name_of)
    header.resize(900, 80)
    header.show()
    assert header._tags.isVisible()
    header.resize(400, 80)
    assert not header._tags.isVisible()
    header.layout().activate()
    assert header._name.width() >= header._name.sizeHint().width()
    header.close()


def test_an_object_without_a_state_has_no_chip() -> None:
    header = Header()
    header.show_header(Fields("VLAN 120", "network"), name_of)
    assert header.word == ""
