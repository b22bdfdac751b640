# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: an image of a disc is dropped on a console, uploaded, and is in the drive of the VM."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from helpers.doing import Doing
from helpers.person import click
from xolite_desktop.ui.dialogs.upload_disc import UploadDiscDialog
from xolite_desktop.xapi.rules.vbd import disc_in


async def test_a_dropped_image_ends_in_the_drive(doing: Doing, tmp_path: Path) -> None:
    path = tmp_path / "Rescue 3.iso"
    path.write_bytes(bytes(32769) + b"CD001" + bytes(1 << 20))
    vm = doing.ref("VM", "web-frontend-01")
    view = doing.window.pages.consoles.get(vm).view
    verdict = view.judge(str(path))
    assert verdict is not None
    assert (verdict.is_allowed, verdict.sentence) == (True, "Upload Rescue 3.iso and insert it…")
    assert view.judge(str(tmp_path / "letter.txt")) is None
    asked: list[QWidget] = []
    doing.window.actions_runner.asked.connect(asked.append)
    view.file_dropped.emit(str(path))
    (dialog,) = asked
    assert isinstance(dialog, UploadDiscDialog)
    assert dialog.name.text() == "Rescue-3.iso"
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: disc_in(doing.cache, vm) == doing.ref("VDI", "Rescue-3.iso"))
    image = doing.get("VDI", doing.ref("VDI", "Rescue-3.iso"))
    assert image.virtual_size % 2048 == 0
    assert image.virtual_size >= path.stat().st_size
