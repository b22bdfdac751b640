# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The Import wizard from a file to a VM of the pool."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from helpers.doing import Doing
from helpers.hostile_names import NAMES
from helpers.person import click, type_text, until
from helpers.plain_text import faults_of
from helpers.xva_file import Disk, xva
from tests.xapi.packages.test_ovf import ovf, system
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard
from xolite_desktop.xapi.refs import Ref


async def opened(doing: Doing, path: Path | None = None) -> ImportWizard:
    doing.window.show()
    (wizard,) = doing.choose("vm.import")
    assert isinstance(wizard, ImportWizard)
    if path is not None:
        wizard.file_page.show_path(str(path))
        await until(lambda: not wizard.reader.is_reading, wizard.reader.changed)
    return wizard


async def test_a_vm_is_imported_as_decided(doing: Doing, simulator: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "web-01.xva"
    path.write_bytes(xva())
    wizard = await opened(doing, path)
    assert wizard.plan.name == "web-01"
    click(wizard.next)
    type_text(wizard.name_page.name, "shop-01")
    click(wizard.next)
    assert wizard.page is wizard.storage_page
    rows = wizard.storage_page.rows
    assert rows is not None
    nfs = Ref(doing.ref("SR", "NFS vol1"))
    rows.for_all.choice.setCurrentIndex(
        [value for value, _ in wizard.storage_page.options(wizard.plan)].index(nfs) + 1
    )
    assert {sr for _, sr in wizard.plan.srs} == {nfs}
    click(wizard.next)
    assert wizard.page is wizard.network_page
    click(wizard.next)
    click(wizard.review_page.start)
    job, started = await doing.done(2, lambda: click(wizard.create_button))
    assert (job.state, started.state) == (JobState.DONE, JobState.DONE), (job.error, started.error)
    assert (job.bytes_done, job.bytes_total) == (path.stat().st_size,) * 2
    vm = simulator.run(lambda: dict(simulator.db.get("VM", str(job.result))))
    assert (vm["power_state"], vm["name_label"]) == ("Running", "shop-01")


async def test_names_in_a_file_are_plain_text_on_every_page(doing: Doing, tmp_path: Path) -> None:
    path = tmp_path / "hostile.xva"
    found: set[str] = set()
    sayable = [
        name for name in NAMES if not any(ord(each) < 32 or 0xD800 <= ord(each) < 0xE000 for each in name)
    ]
    for at in range(0, len(sayable), 12):
        few = sayable[at : at + 12]
        disks = [
            replace(Disk(f"Ref:{number + 100}", 10, {0: b"x" * 10}), name=name)
            for number, name in enumerate(few)
        ]
        path.write_bytes(xva(disks, name_label=few[-1], name_description=few[0]))
        wizard = await opened(doing, path)
        for page in wizard.pages:
            wizard.show_page(page)
            QApplication.processEvents()
            found |= set(faults_of(wizard))
        wizard.reject()
    assert not found


async def test_what_is_wrong_with_a_file_is_said(doing: Doing, tmp_path: Path) -> None:
    wizard = await opened(doing)
    assert not wizard.next.isEnabled()
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    wizard.file_page.show_path(str(path))
    await until(lambda: not wizard.reader.is_reading, wizard.reader.changed)
    assert "notes.txt holds no VM" in wizard.file_page.wrong.text()
    assert not wizard.next.isEnabled()
    wizard.file_page.show_path(str(tmp_path / "nowhere"))
    await until(lambda: not wizard.reader.is_reading, wizard.reader.changed)
    assert "No such file" in wizard.file_page.wrong.text()


async def test_one_vm_of_a_package_is_imported(doing: Doing, simulator: Simulator, tmp_path: Path) -> None:
    (tmp_path / "a.raw").write_bytes(b"a" * 4096)
    (tmp_path / "b.raw").write_bytes(b"b" * 8192)
    (tmp_path / "shop.ovf").write_bytes(ovf(system("web"), system("db", memory="512")))
    wizard = await opened(doing, tmp_path / "shop.ovf")
    assert "The package holds 2 VMs" in wizard.file_page.caution.text()
    click(wizard.next)
    click(wizard.next)
    assert wizard.page is wizard.machine_page
    wizard.machine_page.system.choose(1)
    assert (wizard.plan.name, wizard.machine_page.memory.value) == ("db", 512 << 20)
    wizard.machine_page.memory.set_value(1)
    assert not wizard.create_button.isEnabled()
    wizard.machine_page.memory.set_value(1 << 30)
    wizard.show_page(wizard.file_page)
    wizard.show_page(wizard.review_page)  # to look at the file once more changes nothing
    assert wizard.plan.name == "db"
    click(wizard.review_page.start)
    job, started = await doing.done(2, lambda: click(wizard.create_button))
    assert (job.state, started.state) == (JobState.DONE, JobState.DONE), (job.error, started.error)
    vm = simulator.run(lambda: dict(simulator.db.get("VM", str(job.result))))
    assert (vm["power_state"], vm["name_label"], vm["memory_static_max"]) == ("Running", "db", 1 << 30)
    disks = simulator.run(
        lambda: sorted(
            simulator.db.get("VDI", simulator.db.get("VBD", ref)["VDI"])["virtual_size"]
            for ref in vm["VBDs"]
            if simulator.db.get("VBD", ref)["type"] == "Disk"
        )
    )
    assert disks == [4096, 8192, 2 << 20]


async def test_a_file_that_is_dropped_on_the_window_is_looked_at(doing: Doing, tmp_path: Path) -> None:
    path, other = tmp_path / "disk.img", tmp_path / "notes.txt"
    path.write_bytes(b"x" * 4096)
    other.write_text("hello")
    window = doing.window
    window.show()
    for each, accepted in ((other, False), (path, True)):
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(each))])
        event = QDragEnterEvent(
            QPoint(300, 300),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(window, event)
        assert event.isAccepted() == accepted
    drop = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(window, drop)
    (wizard,) = window.findChildren(ImportWizard)
    await until(lambda: wizard.plan.package is not None, wizard.reader.changed)
    assert wizard.plan.name == "disk"
    wizard.reject()


async def test_hostile_texts_of_a_package_are_shown_as_what_they_are(doing: Doing, tmp_path: Path) -> None:
    (tmp_path / "a.raw").write_bytes(b"a" * 4096)
    (tmp_path / "b.raw").write_bytes(b"b" * 8192)
    for name in NAMES[:: len(NAMES) // 3]:
        plain = escape("".join(each for each in name if each.isprintable() or each in "\n\t\u202e"))
        data = ovf(system("web"), system("db")).decode()
        data = (
            data.replace("<Name>web<", f"<Name>{plain}<").replace("VM Network", plain).replace("Our", plain)
        )
        (tmp_path / "shop.ovf").write_bytes(data.encode())
        wizard = await opened(doing, tmp_path / "shop.ovf")
        for page in wizard.pages:
            wizard.show_page(page)
            assert faults_of(wizard) == []
        wizard.reject()
