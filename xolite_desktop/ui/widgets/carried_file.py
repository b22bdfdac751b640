# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What of this computer is being dragged."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def carried_file(carried: QMimeData) -> str:
    """The path of the one file of this computer that is dragged; empty for anything else."""
    urls = carried.urls() if carried.hasUrls() else []
    return urls[0].toLocalFile() if len(urls) == 1 else ""
