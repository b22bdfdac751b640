# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tree rows keep their height and never paint outside."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStyleOptionViewItem

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.ui.style.delegates import TREE_ROW, TreeDelegate
from xolite_desktop.ui.widgets.tree_view import TreeView


def test_a_row_is_28_pixels_at_the_usual_font(demo_store: Any) -> None:
    tree = ObjectTree(demo_store.store)
    assert TreeDelegate().sizeHint(QStyleOptionViewItem(), tree.index(0, 0)).height() == TREE_ROW


def test_every_row_of_the_demo_is_painted(demo_store: Any) -> None:
    view = TreeView()
    view.setModel(ObjectTree(demo_store.store))
    view.resize(260, 28 * 110)
    image = view.grab().toImage()
    lines = {image.pixel(x, y) for y in range(14, 28 * 50, 28) for x in range(40, 160)}
    assert len(lines) > 20  # text, marks and icons in several colours, not one flat surface
