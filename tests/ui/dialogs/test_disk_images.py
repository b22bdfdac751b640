# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where disks are saved, and in which format: the name follows the format, and no file is replaced by surprise."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helpers.person import until
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.export_vm import folder_look
from xolite_desktop.ui.dialogs.export_disk import ExportDiskDialog
from xolite_desktop.ui.dialogs.import_disk import ImportDiskDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.disk import NewDisk
from xolite_desktop.xapi.plans.disk_image import DiskFormat, ExportDisk, ImportDisk
from xolite_desktop.xapi.refs import Ref


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The disks of the demo are larger than those that tests run on."""
    free = {"bytes": 1 << 50}
    monkeypatch.setattr(folder_look.shutil, "disk_usage", lambda _: SimpleNamespace(free=free["bytes"]))
    return free


def exporting(asking: Any, vdi: Ref) -> ExportDiskDialog:
    connection = SimpleNamespace(bridge=Bridge())
    return ExportDiskDialog(asking.store, Selection.of(asking.cache, [vdi]), None, connection)  # type: ignore[arg-type]


async def at(dialog: ExportDiskDialog, path: Path) -> None:
    dialog.path.set_path(str(path))
    await until(lambda: dialog.seen is not None and dialog.seen.path == str(path.parent), dialog.looked)


async def test_the_name_of_the_file_goes_with_the_format(asking: Any) -> None:
    dialog = exporting(asking, asking.ref("VDI", "postgres root"))
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
    dialog.reject()
    dialog.deleteLater()


async def test_there_has_to_be_room(asking: Any, room: dict[str, int], tmp_path: Path) -> None:
    vdi = asking.ref("VDI", "postgres root")
    asking.update("VDI", vdi, virtual_size=40 << 30, physical_utilisation=3 << 30)
    room["bytes"] = 5 << 30
    dialog = exporting(asking, vdi)
    assert not dialog.go.isEnabled()  # nobody knows the folder yet
    await at(dialog, tmp_path / "disk.vhd")
    assert dialog.room.text() == "5 GiB are free there."
    assert dialog.go.isEnabled()
    dialog.format.choose(DiskFormat.RAW)
    assert "5 GiB are free there" in shown(dialog)
    assert "40 GiB are needed" in shown(dialog)
    assert not dialog.go.isEnabled()
    room["bytes"] = 2 << 30
    dialog.format.choose(DiskFormat.QCOW2)
    (tmp_path / "other").mkdir()
    await at(dialog, tmp_path / "other" / "disk.qcow2")
    assert not dialog.go.isEnabled()
    dialog.format.choose(DiskFormat.VMDK)  # packed: nobody knows how much it will be
    assert dialog.go.isEnabled()
    await at(dialog, tmp_path / "nowhere" / "disk.vmdk")
    assert "There is no folder" in shown(dialog)
    assert not dialog.go.isEnabled()
    dialog.reject()
    dialog.deleteLater()


def shown(dialog: ExportDiskDialog) -> str:
    return " ".join(label.text() for label in dialog.form.findChildren(Label))


async def test_a_file_is_replaced_only_when_it_was_chosen(asking: Any, tmp_path: Path) -> None:
    dialog = exporting(asking, asking.ref("VDI", "postgres root"))
    there = tmp_path / "disk.vhd"
    there.write_bytes(b"precious")
    await at(dialog, there)
    assert not dialog.go.isEnabled()
    asked = dialog.path.ask()
    asked.fileSelected.emit(str(there))  # the system's dialog has asked
    asked.close()
    assert dialog.go.isEnabled()
    assert dialog.plan().overwrite
    dialog.path.line.setText(str(there) + "x")
    assert not dialog.plan().overwrite
    dialog.reject()
    dialog.deleteLater()


async def test_a_disk_that_is_too_large_for_a_vhd(asking: Any, tmp_path: Path) -> None:
    vdi = asking.ref("VDI", "postgres root")
    asking.update("VDI", vdi, virtual_size=3 << 40)
    dialog = exporting(asking, vdi)
    await at(dialog, tmp_path / "disk.vhd")
    assert not dialog.go.isEnabled()
    dialog.format.choose(DiskFormat.QCOW2)
    assert dialog.go.isEnabled()
    dialog.reject()
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
