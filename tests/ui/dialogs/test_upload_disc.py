# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file is chosen, or dropped on a console, and a library for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from xolite_desktop.models.disc_file import look_at
from xolite_desktop.models.dropping import Verdict
from xolite_desktop.ui.console.console_view import ConsoleView
from xolite_desktop.ui.dialogs.upload_disc import UploadDiscDialog, UploadToLibraryDialog
from xolite_desktop.ui.widgets.label import Label


def image(folder: Path, name: str, *, is_disc: bool = True) -> Path:
    path = folder / name
    path.write_bytes(bytes(32769) + (b"CD001" if is_disc else b"other") + bytes(4096))
    return path


def texts(dialog: Any) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if not label.isHidden())


def test_a_library_is_given_and_the_name_proposed_until_somebody_types_one(
    asking: Any, tmp_path: Path
) -> None:
    sr = asking.ref("SR", "ISO library")
    dialog = asking.open("sr.upload_disc", sr)
    assert isinstance(dialog, UploadToLibraryDialog)
    assert not dialog.go.isEnabled()
    assert not dialog.sr.isEnabled()
    assert dialog.general.isHidden()
    dialog.take_file(image(tmp_path, "Debian 13.iso"))
    assert dialog.name.text() == "Debian-13.iso"
    assert dialog.go.isEnabled()
    assert "There is no file system" not in texts(dialog)
    dialog.name.setText("a b.iso")
    assert not dialog.go.isEnabled()
    dialog.name.setText("mine.iso")
    dialog.name.textEdited.emit("mine.iso")
    dialog.take_file(image(tmp_path, "other.img", is_disc=False))
    assert dialog.name.text() == "mine.iso"
    assert "There is no file system of a disc on it" in texts(dialog)
    dialog.go.click()
    assert (dialog.answer.path.name, dialog.answer.sr) == ("other.img", sr)
    assert dialog.answer.disc_size % 2048 == 0


def test_for_a_vm_only_libraries_that_take_files_are_offered(asking: Any, tmp_path: Path) -> None:
    dialog = asking.open("vm.upload_disc", asking.ref("VM", "web-frontend-01"))
    assert isinstance(dialog, UploadDiscDialog)
    assert dialog.sr.values == [asking.ref("SR", "ISO library")]
    dialog.take_file(tmp_path / "gone.iso")
    assert "The file is empty, or cannot be read" in texts(dialog)
    assert not dialog.go.isEnabled()
    assert look_at(tmp_path).size == 0


def test_an_image_is_dropped_on_a_console(application: Any, tmp_path: Path) -> None:
    view = ConsoleView()
    view.resize(400, 300)
    view.judge = lambda path: (
        Verdict(path.endswith("good.iso"), "Upload it") if path.endswith(".iso") else None
    )
    dropped: list[str] = []
    view.file_dropped.connect(dropped.append)
    for name, accepted, sentence in (
        ("good.iso", True, True),
        ("bad.iso", True, True),
        ("letter.txt", False, False),
    ):
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, carried, button, none)
        view.dragEnterEvent(enter)
        assert enter.isAccepted() is accepted
        assert view.drop_note.isHidden() is not sentence
        drop = QDropEvent(QPoint(50, 50), Qt.DropAction.CopyAction, carried, button, none)
        view.dropEvent(drop)
        assert view.drop_note.isHidden()
    assert dropped == [str(tmp_path / "good.iso")]
    view.close()
