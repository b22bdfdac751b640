# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table that can be shown as the tree its rows form, with the same actions on either."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.outline import Outline
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.text import set_apart
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.menus import context_menu
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.widgets.card import paint_surface
from xolite_desktop.ui.widgets.segments import Segments
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.refs import Ref

LIST, TREE = "list", "tree"
_EDGE = 6
_LEAST = 60


class OutlineView(TreeView):
    """Everything is open but what somebody closed. Signals: `opened(ref)` by a double click or Enter."""

    opened = Signal(str)

    def __init__(self, outline: Outline, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(outline)
        self.setAccessibleName(name)
        outline.modelReset.connect(self.expandAll)
        outline.rowsInserted.connect(lambda parent: self.expandRecursively(parent))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ItemRole.REF)))
        self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(ItemRole.REF))
        else:
            super().keyPressEvent(event)


class OutlineCard(QWidget):
    """As high as the rows that are open, and what stands `above` them."""

    def __init__(
        self, view: OutlineView, above: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._above = view, above
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        if above is not None:
            column.addWidget(above)
        column.addWidget(view)
        model = view.model()
        for signal in (
            model.rowsInserted,
            model.rowsRemoved,
            model.modelReset,
            view.expanded,
            view.collapsed,
        ):
            signal.connect(self.fit)

    def fit(self, *_: object) -> None:
        rows, index = 0, self._view.model().index(0, 0)
        while index.isValid():
            rows, index = rows + 1, self._view.indexBelow(index)
        height = rows * max(1, self._view.sizeHintForRow(0)) + 2 * _EDGE + 2
        if self._above is not None:
            height += self._above.heightForWidth(max(1, self.width() - 2 * _EDGE)) + _EDGE
        self.setMaximumHeight(max(height, _LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self)


class OutlineTab(TableTab):
    """Which of the two it is, is kept for the pool under `key`. Subclasses say when there is a tree at all."""

    key = ""

    def __init__(
        self,
        desk: TableDesk,
        table: Table,
        outline: Outline,
        ways: Segments,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`ways` are `LIST` and `TREE`; `name` is the tree's."""
        super().__init__(desk, table, parent)
        self.outline = outline
        outline.setParent(self)
        outline.pause()
        self.ways = ways
        self.tree = OutlineView(outline, name)
        self.card = OutlineCard(self.tree, self.above())
        self._connect()

    def above(self) -> QWidget | None:
        """What stands above the tree."""
        return None

    def has_tree(self, ref: Ref) -> bool:
        """Whether there is anything to show as a tree."""
        raise NotImplementedError

    def goes_to(self, ref: Ref) -> tuple[str, str]:
        """The object that a row leads to, and what its menu calls that; empty for nowhere."""
        raise NotImplementedError

    @property
    def is_tree(self) -> bool:
        looks = self._desk.looks
        return looks.settings.window(looks.pool_uuid).get(self.key) == TREE

    @property
    def selected(self) -> list[Ref]:
        """What is selected in the tree, from top to bottom."""
        indexes = sorted(self.tree.selectedIndexes(), key=lambda index: self.tree.visualRect(index).top())
        return [Ref(index.data(ItemRole.REF)) for index in indexes]

    def show_as(self, way: str) -> None:
        """As `LIST` or `TREE`; what is selected stays so."""
        looks = self._desk.looks
        look = looks.settings.window(looks.pool_uuid)
        selected = (
            self.selected if self.is_tree else self.panel.view.selected if self.panel is not None else []
        )
        look[self.key] = way
        looks.settings.set_window(looks.pool_uuid, look)
        self.refresh()
        self._select(selected)

    def refresh(self) -> None:
        super().refresh()
        self.ways.choose(TREE if self.is_tree else LIST)
        self._choose_face()

    def _choose_face(self) -> None:
        """Where there is no tree, the table says what there is to say, either way."""
        if self.panel is None or self.ref is None or not self.isVisible():
            return
        is_tree = self.is_tree and self.has_tree(self.ref)
        if is_tree:
            self.outline.show_owner(self.ref)
        else:
            self.outline.pause()
        self.panel.show_instead(self.card if is_tree else None)
        self.ways.setVisible(self.has_tree(self.ref))
        self._on_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.outline.pause()

    def _connect(self) -> None:
        self.ways.chosen.connect(self.show_as)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.tree.opened.connect(self._open)
        self.tree.customContextMenuRequested.connect(self._show_menu)

    def _open(self, ref: str) -> None:
        target = self.goes_to(Ref(ref))[0]
        if target:
            self.link_activated.emit(target)

    def _shown_panel(self) -> TablePanel:
        is_new = self.panel is None
        panel = super()._shown_panel()
        if is_new:
            panel.bar.add_choice(self.ways)
            panel.model.counted.connect(self._choose_face)
        return panel

    def _select(self, refs: list[Ref]) -> None:
        assert self.panel is not None
        if not self.is_tree:
            self.panel.view.select(refs)
            return
        self.tree.clearSelection()
        for index in filter(lambda index: index.isValid(), map(self.outline.index_of, refs)):
            self.tree.selectionModel().select(index, self.tree.selectionModel().SelectionFlag.Select)
        self._on_selection()

    def _on_selection(self) -> None:
        if self.is_tree and self.tree.isVisible() and self.panel is not None:
            self._desk.rows.select(self.selected)
            self.panel.bar.show_selected(len(self.selected), len(self.selected))

    def _show_menu(self, at: QPoint) -> None:
        if not self.tree.indexAt(at).isValid():
            return
        menu = context_menu(self._desk.rows, self)
        target, title = self.goes_to(self.selected[0]) if len(self.selected) == 1 else ("", "")
        if target:
            menu.addAction(set_apart(title)).triggered.connect(lambda: self.link_activated.emit(target))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(at))


def list_or_tree(as_list: str, as_tree: str, name: str) -> Segments:
    """The choice between the two; the texts are for those who hear them."""
    return Segments([(LIST, tr("List"), as_list), (TREE, tr("Tree"), as_tree)], name)
