# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tells of jobs of ours that ended: as toasts in the window, and by the desktop while it is not in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.shell.desktop_notes import DesktopNotes
from xolite_desktop.ui.shell.toasts import Toasts

_BAD = (JobState.FAILED, JobState.UNKNOWN)


class JobNews(QObject):
    """Belongs to one window. `show_details` opens what is known of a job; `is_in_front` and `tell` are the window's
    and the desktop's, given only by tests."""

    def __init__(
        self,
        window: QWidget,
        store: PoolStore,
        jobs: JobList,
        settings: Settings,
        show_details: Callable[[Job], object],
        *,
        is_in_front: Callable[[], bool] | None = None,
        tell: Callable[..., object] | None = None,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._settings = settings
        self._show_details = show_details
        self._is_in_front = is_in_front or window.isActiveWindow
        self.toasts = Toasts(window)
        self._tell = tell or DesktopNotes(window).tell
        jobs.ended.connect(self._on_ended)

    def _on_ended(self, job: Job) -> None:
        is_bad = job.state in _BAD
        word = tr("failed") if job.state is JobState.FAILED else tr(job.word).lower()
        title = tr("{job}: {outcome}").format(job=job.title, outcome=word)
        why = explain_error(job.error, self._store.cache).one_line if job.error is not None else ""
        if is_bad and self._settings.flag("notify.toasts"):
            toast = self.toasts.show(title, why)
            toast.details_asked.connect(lambda: self._show_details(job))
        told = is_bad or (job.state is JobState.DONE and not job.is_quiet)
        if told and self._settings.flag("notify.desktop") and not self._is_in_front():
            self._tell(title, why, is_bad=is_bad)
