# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The question before tasks are lost that run through a window about to close."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.action import Risk
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog


def ask_before_loss(window: QWidget, titles: Sequence[str], go: Callable[[], None]) -> None:
    """`go` if the person wants to lose the tasks with these titles."""
    question = Confirm(
        tr("{count} would be lost").format(count=count(len(titles), "task")),
        tr("What is listed here runs through this window and ends with it."),
        tuple(titles),
        (),
        tr("Close anyway"),
        Risk.DESTROYS,
    )
    dialog = ConfirmDialog(question, window)
    dialog.accepted.connect(go)
    dialog.open()
