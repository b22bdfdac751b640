# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`GroupPages`: a group of the tree is no object, but it has a page: what is in it, kept in step with the tree."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.ui.navigation import Navigation
from xolite_desktop.ui.page_stack import PageStack
from xolite_desktop.ui.sidebar import Sidebar
from xolite_desktop.xapi.refs import Ref

_FOLLOW_MS = 1000  # between two looks at who is in a group while the pool changes


class GroupPages(QObject):
    """Belongs to one window."""

    def __init__(
        self, tree: ObjectTree, sidebar: Sidebar, pages: PageStack, navigation: Navigation, window: QObject
    ) -> None:
        super().__init__(window)
        self._tree = tree
        self._pages = pages
        self._navigation = navigation
        self._key = ""
        soon = Throttle(_FOLLOW_MS, self._follow, self)
        sidebar.group_chosen.connect(self._on_chosen)
        tree.settled.connect(soon.request)
        tree.filtered.connect(soon.request)

    def _on_chosen(self, key: str) -> None:
        self._key = key
        self._show()
        self._navigation.visit(Ref(key))

    def _follow(self, *_: object) -> None:
        """While the page of a group is shown: objects came to it, or left it."""
        if self._pages.several is not None and self._pages.several.group:
            self._show()

    def _show(self) -> None:
        index = self._tree.index_of(self._key)
        if index.isValid():
            title, icon = str(index.data(ItemRole.TEXT)), str(index.data(ItemRole.ICON))
            self._pages.show_group(title, icon, self._tree.members(self._key))
