# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All that is known of a job: its state and times, who started it, its call, its task, and how it failed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.jobs.job import Job
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.text import exact, percent, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.about import CopyDialog
from xolite_desktop.ui.dialogs.api_calls import offer_told_calls
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.failure import FailureDialog


def job_dialog(job: Job, store: PoolStore, parent: QWidget) -> Dialog:
    """For one that failed its failure in words, for any other what is known of it now."""
    if job.error is not None:
        heading = tr("{title} failed").format(title=job.title)
        dialog: Dialog = FailureDialog(heading, explain_error(job.error, store.cache), parent)
    else:
        dialog = CopyDialog(job.title, _state(job), _lines(job), icon="list-bullets", parent=parent)
    if job.scripts is not None:
        offer_told_calls(dialog, job.scripts)
    return dialog


def _state(job: Job) -> str:
    word = tr(job.word)
    return f"{word}, {percent(job.progress)}" if job.progress is not None and not job.is_over else f"{word}."


def _call_and_owner(job: Job) -> str:
    parts = (job.call if job.call not in job.detail else "", job.detail)
    return " · ".join(filter(None, parts))


def _lines(job: Job) -> tuple[str, ...]:
    pairs = (
        (tr("Call and owner"), _call_and_owner(job)),
        (tr("Started"), exact(job.started)),
        (tr("Ended"), exact(job.ended) if job.ended is not None else ""),
        (tr("Task"), visible(job.task or "")),
    )
    return tuple(tr("{title}: {text}").format(title=name, text=value) for name, value in pairs if value)
