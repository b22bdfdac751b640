# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Surprises reach a person through one door, without secrets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.ui import problems
from xolite_desktop.ui.crash_dialog import CrashDialog, report
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.xapi.errors import Failure


def caught() -> Exception:
    try:
        raise RuntimeError("login_with_password(root, hunter2)")
    except RuntimeError as error:
        return error


def test_the_report_has_versions_and_the_traceback_but_no_password() -> None:
    text = report(caught())
    assert "XO Lite Desktop" in text
    assert "Traceback" in text
    assert "hunter2" not in text


def test_a_failure_is_explained_and_anything_else_is_a_surprise() -> None:
    window = QWidget()
    assert isinstance(problems.show_error(window, "Starting", Failure("VM_BAD_POWER_STATE")), FailureDialog)
    crash = problems.show_error(window, "Starting", caught())
    assert isinstance(crash, CrashDialog)
    crash.accept()
    window.close()
