# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`MadeObjects`: what a person had made is shown when it is there, unless they have gone on to something else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from xolite_desktop.models.jobs.job import Job
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.xapi.refs import Ref


class MadeObjects(QObject):
    """Belongs to one window. `place` is what is shown in it: it compares equal as long as nobody moves on."""

    def __init__(
        self,
        window: QWidget,
        jobs: JobList,
        tree: ObjectTree,
        place: Callable[[], object],
        select: Callable[[Ref], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._tree = tree
        self._place = place
        self._select = select
        self._begun: dict[Job, object] = {}
        self._awaited: tuple[Ref, object] | None = None
        jobs.rowsInserted.connect(self._on_added)
        jobs.ended.connect(self._on_ended)
        tree.settled.connect(self._go)

    def _on_added(self, _: QModelIndex, first: int, last: int) -> None:
        """Where the person was when it began."""
        for row in range(first, last + 1):
            job: Job = self._jobs.data(self._jobs.index(row, 0), ItemRole.RECORD)
            if job.is_ours and not job.refs:
                self._begun[job] = self._place()

    def _on_ended(self, job: Job) -> None:
        place = self._begun.pop(job, None)
        if job.has_made and place is not None:
            self._awaited = (job.refs[0], place)
            self._go()

    def _go(self) -> None:
        """Show it, once the tree does."""
        if self._awaited is None:
            return
        ref, place = self._awaited
        if place != self._place() or _is_busy(self._window):
            self._awaited = None
        elif self._tree.index_of(ref).isValid():
            self._awaited = None
            self._select(ref)


def _is_busy(window: QWidget) -> bool:
    """Whether somebody types, at a console or in a field, or is asked something."""
    focus = window.focusWidget()
    is_typing = focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    return is_typing or QApplication.activeModalWidget() is not None
