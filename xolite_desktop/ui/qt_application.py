# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's application, told of requests to quit."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from xolite_desktop.models.event_loop import AsksToQuit


class QtApplication(AsksToQuit, QApplication):
    """What `event_loop.run` runs on in a program of ours."""
