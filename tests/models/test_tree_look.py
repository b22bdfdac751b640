# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How nodes read."""

from __future__ import annotations

from PySide6.QtCore import Qt

from xolite_desktop.models.roles import ItemRole, NodeKind, StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tree_look import LONGEST, group_look, object_look

HALTED = State("Halted", StateKind.IDLE)


def test_a_state_is_spoken_once() -> None:
    look = object_look("web", NodeKind.VM, State("Suspended", StateKind.INFO), "suspended", "vm", "ref", "VM")
    assert look.spoken == "web, suspended"
    assert group_look("prod", NodeKind.TAG, "tag", "tag:prod", 3).spoken == "prod, 3 objects"


def test_names_of_any_length_and_kind_are_safe() -> None:
    look = object_look("<b>\u202e" + "x" * 65_536, NodeKind.VM, HALTED, "", "vm", "ref", "VM")
    assert look.text.startswith("<b>⟨U+202E⟩")
    assert len(look.text) < LONGEST + 20
    assert str(look.value(Qt.ItemDataRole.ToolTipRole)).startswith("<qt>&lt;b&gt;")
    assert object_look("", NodeKind.VM, HALTED, "", "vm", "ref", "VM").text == "(no name)"


def test_what_differs_is_told_by_role() -> None:
    look = object_look("web", NodeKind.VM, HALTED, "", "vm", "ref", "VM")
    assert look.differing(look) == []
    running = look._replace(state=State("Running", StateKind.OK))
    assert set(look.differing(running)) == {
        ItemRole.STATE, ItemRole.STATE_WORD, ItemRole.TOOLTIP,
        Qt.ItemDataRole.AccessibleTextRole.value, Qt.ItemDataRole.ToolTipRole.value,
    }  # fmt: skip
    assert look.value(ItemRole.RECORD) is None
