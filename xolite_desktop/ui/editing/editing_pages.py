# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What editing needs to know of the pages of a window."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.xapi.refs import Ref


class EditingHeader(Protocol):
    """The head of a page, which shows the name."""

    editor: DraftEditor | None

    def edit_name(self, editor: DraftEditor) -> None: ...


class EditingPage(Protocol):
    """A page that shows one object."""

    ref: Ref | None

    @property
    def header(self) -> EditingHeader: ...
    @property
    def tab(self) -> object: ...
    def choose_tab_called(self, title: str) -> bool: ...


class EditingPages(Protocol):
    """The pages, one of which is shown."""

    rename_asked: SignalInstance

    @property
    def page(self) -> EditingPage | None: ...
