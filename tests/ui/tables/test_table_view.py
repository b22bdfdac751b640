# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The view of a table: keys, mouse, selection by ref, links, and columns that share the room."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from xolite_desktop.models.tables import all_tables
from xolite_desktop.models.tables.cells import Cell
from xolite_desktop.ui.tables.cell_delegate import ROW, CellDelegate
from xolite_desktop.ui.tables.table_view import TableView


@pytest.fixture
def view(shown: Any) -> TableView:
    return shown(all_tables.POOL_VMS, "pool").view


def opened(view: TableView) -> list[str]:
    found: list[str] = []
    view.opened.connect(found.append)
    return found


def click(
    view: TableView, row: int, column: str, modifier: Any = Qt.KeyboardModifier.NoModifier, x: int = 20
) -> None:
    index = view.table.index(row, view.table.table.column_number(column))
    at = view.visualRect(index).topLeft() + QPoint(x, 10)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_rows_are_34_high_and_numbers_at_the_right(view: TableView) -> None:
    assert view.rowHeight(0) == ROW
    assert view._cells.sizeHint(QStyleOptionViewItem(), view.table.index(0, 0)) == QSize(80, ROW)
    assert view.content_height() == view.columns.height() + ROW * view.table.rowCount() + 2
    cell = view.table.cell(0, view.table.table.column_number("memory"))
    rect = view.visualRect(view.table.index(0, view.table.table.column_number("memory")))
    assert view._cells.text_rect(rect, cell, is_number=True).right() > rect.center().x()


def test_a_click_selects_and_a_link_is_followed(view: TableView) -> None:
    found = opened(view)
    row = next(row for row in range(20) if view.table.cell(row, 2).link)
    click(view, row, "name")
    assert (view.selected, found) == ([view.table.ref_at(row)], [])
    click(view, row, "host")
    assert found == [view.table.cell(row, 2).link]
    click(view, row, "host", Qt.KeyboardModifier.ControlModifier)
    assert len(found) == 1


def test_a_double_click_opens_the_row(view: TableView) -> None:
    found = opened(view)
    at = view.visualRect(view.table.index(3, 0)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert found == [view.table.ref_at(3)]


def test_keys_move_open_and_copy(view: TableView) -> None:
    found, copied, menus = opened(view), [], []
    view.copy_asked.connect(lambda: copied.append(1))
    view.menu_asked.connect(menus.append)
    view.setCurrentIndex(view.table.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found == [view.table.ref_at(1)]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.selected == [view.table.refs[-1]]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (view.currentIndex().row(), copied) == (0, [1])
    view.customContextMenuRequested.emit(QPoint(-5, -5))
    assert len(menus) == 1
    row = next(row for row in range(20) if view.table.cell(row, 2).link)
    view.setCurrentIndex(view.table.index(row, 2))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found[-1] == view.table.cell(row, 2).link


def test_the_ring_is_for_keys(view: TableView) -> None:
    click(view, 0, "name")
    assert view._cells.current == (-1, -1)
    view._by_keyboard = True
    view.hasFocus = lambda: True  # type: ignore[method-assign]  # an off-screen window gets none
    view._show_current()
    assert view._cells.current == (0, 0)


def test_the_pointer_shows_where_links_are(view: TableView) -> None:
    row = next(row for row in range(20) if view.table.cell(row, 2).link)
    rect = view.visualRect(view.table.index(row, 2))
    view._hover(rect.topLeft() + QPoint(12, 10))
    assert (view._cells.hovered_row, view._cells.hovered_link) == (row, (row, 2))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    view._hover(QPoint(-1, -1))
    assert (view._cells.hovered_row, view._cells.hovered_link) == (-1, (-1, -1))


def test_selection_and_place_survive_a_reset(view: TableView, demo_store: Any) -> None:
    refs = [view.table.ref_at(2), view.table.ref_at(5)]
    view.select(refs)
    view.table.rebuild()
    assert view.selected == refs
    view.table.sort(0, Qt.SortOrder.DescendingOrder)
    assert set(view.selected) == set(refs)
    demo_store.remove("VM", refs[0])
    view.table.flush()
    assert view.selected == refs[1:]


def test_a_header_click_sorts(view: TableView) -> None:
    header = view.columns
    at = QPoint(header.sectionViewportPosition(0) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (view.table.sorted_by.column, view.table.sorted_by.is_falling) == (0, True)


def test_columns_share_the_room_and_keep_a_width_somebody_gave(view: TableView) -> None:
    header = view.columns
    assert header.length() == view.viewport().width()
    header.resizeSection(1, 210)
    header.set_room(1500)
    assert header.sectionSize(1) == 210
    assert header.length() == 1500
    header.set_room(300)
    assert header.sectionSize(header._columns.index(header._columns[4])) >= header._least(4)
    assert header.length() > 300


def test_no_column_is_shown_in_half(view: TableView) -> None:
    header = view.columns
    for room in range(320, 1500, 37):
        header.set_room(room)
        widths = [header.sectionSize(number) for number in header.shown()]
        ends = [sum(widths[: number + 1]) for number in range(len(widths))]
        assert room in ends, (room, widths)


def test_names_end_in_what_tells_them_apart(view: TableView) -> None:
    cells = CellDelegate(view.table)
    first, second = (
        cells._fitted(Cell(f"Pool-wide network associated with eth{number}", icon="network"), 130)[0]
        for number in (1, 2)
    )
    assert "…" in first
    assert first != second


def test_an_address_is_copied_with_one_click(view: TableView) -> None:
    number = view.table.table.column_number("address")
    row = next(row for row in range(20) if view.table.cell(row, number).text)
    kept = [view.table.ref_at(row + 1), view.table.ref_at(row + 2)]
    view.select(kept)
    rect = view.visualRect(view.table.index(row, number))
    button = view._cells.copy_rect(rect).center()
    view._hover(rect.topLeft() + QPoint(12, 10))
    assert view._cells.hovered_code == (row, number)
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    view._hover(button)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button)
    assert QGuiApplication.clipboard().text() == view.table.cell(row, number).text
    assert view._cells.copied == (row, number)
    assert view.selected == kept
    view.viewport().repaint()
    empty = next(row for row in range(20) if not view.table.cell(row, number).text)
    view._hover(view.visualRect(view.table.index(empty, number)).center())
    assert view._cells.hovered_code == (-1, -1)


def test_the_selection_stays_while_a_thousand_things_change(view: TableView, demo_store: Any) -> None:
    chance, table = random.Random(11), view.table
    kept = [demo_store.ref("VM", name) for name in ("gitlab", "old-jira", "postgres-primary")]
    others = [ref for ref in table.refs if ref not in kept]
    states = ("Running", "Halted", "Suspended", "Paused")
    view.setCurrentIndex(table.index(table.row_of(kept[0]), 2))
    view.select(kept)
    view.verticalScrollBar().setValue(400)
    number = table.table.column_number("state")
    for step in range(1_000):
        ref = chance.choice([*others, *kept])
        if ref not in kept and chance.random() < 0.01:
            demo_store.remove("VM", ref)
            others.remove(ref)
        elif chance.random() < 0.3:
            demo_store.change("VM", ref, name_label=f"vm-{chance.randrange(99)}")
        else:
            demo_store.change("VM", ref, power_state=chance.choice(states))
        if step % 10 == 0:
            table.flush()
            assert set(view.selected) == set(kept)
            assert table.ref_at(view.currentIndex().row()) == kept[0]
        if step % 200 == 100:
            view.columns.setSortIndicator(chance.choice((0, number)), Qt.SortOrder.DescendingOrder)
        assert view.verticalScrollBar().value() == 400
    table.set_filter("vm-")
    table.flush()
    assert set(view.selected) == {ref for ref in kept if table.row_of(ref) >= 0}
