# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where disks are saved, and in which format: the name follows the format, and no file is replaced by surprise."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.ui.dialogs.export_disk import ExportDiskDialog
from xolite_desktop.ui.dialogs.import_disk import ImportDiskDialog
from xolite_desktop.xapi.plans.disk import NewDisk
from xolite_desktop.xapi.plans.disk_image import DiskFormat, ExportDisk, ImportDisk


def test_the_name_of_the_file_goes_with_the_format(asking: Any) -> None:
    dialog = asking.open("disk.export", asking.ref("VDI", "postgres root"))
    assert isinstance(dialog, ExportDiskDialog)
    path = dialog.plan().path
    assert path is not None
    assert path.name == "postgres root.vhd"
    dialog.format.choose(DiskFormat.QCOW2)
    assert dialog.plan() == ExportDisk(path.with_suffix(".qcow2"), DiskFormat.QCOW2)
    dialog.path.set_path("/tmp/mine")
    dialog.format.choose(DiskFormat.RAW)
    assert dialog.plan().path == Path("/tmp/mine")
    dialog.path.set_path(" ")
    assert not dialog.go.isEnabled()
    dialog.deleteLater()


def test_a_file_is_replaced_only_when_it_was_chosen(asking: Any, tmp_path: Path) -> None:
    dialog = asking.open("disk.export", asking.ref("VDI", "postgres root"))
    there = tmp_path / "disk.vhd"
    there.write_bytes(b"precious")
    dialog.path.set_path(str(there))
    assert not dialog.go.isEnabled()
    asked = dialog.path.ask()
    asked.fileSelected.emit(str(there))  # the system's dialog has asked
    asked.close()
    assert dialog.go.isEnabled()
    assert dialog.plan().overwrite
    dialog.path.line.setText(str(there) + "x")
    assert not dialog.plan().overwrite
    dialog.deleteLater()


def test_a_disk_that_is_too_large_for_a_vhd(asking: Any) -> None:
    vdi = asking.ref("VDI", "postgres root")
    asking.update("VDI", vdi, virtual_size=3 << 40)
    dialog = asking.open("disk.export", vdi)
    assert not dialog.go.isEnabled()
    dialog.format.choose(DiskFormat.QCOW2)
    assert dialog.go.isEnabled()
    dialog.deleteLater()


async def test_an_image_is_looked_at_before_it_is_sent(asking: Any, tmp_path: Path) -> None:
    sr = asking.ref("SR", "NFS vol1")
    connection = SimpleNamespace(bridge=Bridge())
    dialog = ImportDiskDialog(asking.store, Selection.of(asking.cache, [sr]), None, connection)  # type: ignore[arg-type]
    assert not dialog.go.isEnabled()
    (tmp_path / "system.img").write_bytes(b"x" * (3 << 20))
    (tmp_path / "broken.qcow2").write_bytes(b"QFI\xfb" + bytes(500))
    for name in ("broken.qcow2", "system.img"):
        dialog.path.set_path(str(tmp_path / name))
        while dialog.reader.is_reading:
            await asyncio.sleep(0.01)
        assert dialog.go.isEnabled() == (name == "system.img")
    assert dialog.found.text() == "Raw, a disk of 3 MiB, in a file of 3 MiB."
    assert dialog.plan() == ImportDisk(tmp_path / "system.img", NewDisk("system", sr, 3 << 20))
    dialog.reject()
    dialog.deleteLater()
