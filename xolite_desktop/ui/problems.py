# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The one door through which errors reach a person: dialogs for failures, the crash dialog for surprises."""

from __future__ import annotations

import logging

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import Explanation, explain_error
from xolite_desktop.ui.crash_dialog import CrashDialog
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.xapi.errors import XapiError

log = logging.getLogger(__name__)


def show_failure(parent: QWidget, heading: str, explanation: Explanation) -> FailureDialog:
    """Say what failed, over the window it concerns."""
    dialog = FailureDialog(heading, explanation, parent)
    dialog.open()
    return dialog


def show_error(
    parent: QWidget, heading: str, error: BaseException, store: PoolStore | None = None
) -> QWidget:
    """A failure that XAPI or the network explains, or else a surprise."""
    if isinstance(error, XapiError):
        return show_failure(parent, heading, explain_error(error, store.cache if store is not None else None))
    return show_crash(error, parent)


def show_crash(error: BaseException, parent: QWidget | None = None) -> CrashDialog:
    """Report what nobody expected."""
    dialog = CrashDialog(error, parent)
    dialog.open()
    return dialog
