# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disk images: what is asked before one becomes a disk, and the pages of the Import wizard for a VM out of one."""

from __future__ import annotations

from pathlib import Path

from xolite_desktop.ui.dialogs.export_vm import ExportDialog
from xolite_desktop.ui.dialogs.import_disk import ImportDiskDialog
from xolite_desktop.ui.tour.import_vm import folder
from xolite_desktop.ui.tour.tour import HALTED, STORAGE, Pictured, Step, Tour, asked, selected, signalled
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.packages.ovf.descriptor import WrittenDisk, WrittenSystem, descriptor
from xolite_desktop.xapi.plans.export_vm import OVA
from xolite_desktop.xapi.refs import Ref

_SIZE = 20 << 30
_RUNNING = "redis-01"


def _image() -> str:
    """A disk with nothing on it, which takes no space either."""
    path = Path(folder()) / "debian-12-generic.raw"
    with path.open("wb") as file:
        file.truncate(_SIZE)
    return str(path)


async def _import_disk(tour: Tour) -> Pictured:
    selected(tour, "SR", STORAGE)
    window, dialog = await asked(tour, "sr.import_disk")
    assert isinstance(dialog, ImportDiskDialog)
    dialog.path.set_path(_image())
    while dialog.reader.is_reading:
        await signalled(dialog.reader.changed)
    return window, dialog


async def _machine(tour: Tour) -> Pictured:
    window, wizard = await asked(tour, "vm.import")
    assert isinstance(wizard, ImportWizard)
    wizard.file_page.show_path(_image())
    while wizard.reader.is_reading:
        await signalled(wizard.reader.changed)
    wizard.show_page(wizard.machine_page)
    return window, wizard


def _package() -> str:
    """A VM of two disks, as an OVF in a folder."""
    place = Path(folder())
    disks = [WrittenDisk("jira-disk1.raw", _SIZE), WrittenDisk("jira-disk2.raw", 4 * _SIZE)]
    for disk in disks:
        with (place / disk.file).open("wb") as file:
            file.truncate(disk.capacity)
    system = WrittenSystem(
        "jira-appliance", "Issue tracker, as the vendor ships it", 4, 8 << 30, True, False,
        (("VM Network", ""), ("Backup", "")),
    )  # fmt: skip
    path = place / "jira-appliance.ovf"
    path.write_bytes(descriptor(system, disks, ImageKind.VMDK))
    return str(path)


async def _looked_at(tour: Tour) -> Pictured:
    window, wizard = await asked(tour, "vm.import")
    assert isinstance(wizard, ImportWizard)
    wizard.file_page.show_path(_package())
    while wizard.reader.is_reading:
        await signalled(wizard.reader.changed)
    return window, wizard


_LICENCE = (
    "<EulaSection><Info>Licence</Info><License>Licence of the jira appliance\n\nYou may run it on as many hosts as you like. "
    "You may not give it to others.\n\nIt comes without any warranty.</License></EulaSection>"
)


def _licensed() -> str:
    """The same VM twice, as a vendor packs what belongs together, with a licence."""
    path = Path(_package())
    whole = path.read_text(encoding="utf-8")
    first, end = whole.index("<VirtualSystem "), whole.index("</Envelope>")
    systems = whole[first:end]
    name = "<Name>jira-appliance</Name>"
    both = systems.replace(name, name + _LICENCE) + systems.replace(name, "<Name>jira-database</Name>")
    all_of_it = f'<VirtualSystemCollection ovf:id="jira">{both}</VirtualSystemCollection></Envelope>'
    path.write_text(whole[:first] + all_of_it, encoding="utf-8")
    return str(path)


async def _licence(tour: Tour) -> Pictured:
    window, wizard = await asked(tour, "vm.import")
    assert isinstance(wizard, ImportWizard)
    wizard.file_page.show_path(_licensed())
    while wizard.reader.is_reading:
        await signalled(wizard.reader.changed)
    wizard.show_page(wizard.licence_page)
    return window, wizard


async def _several(tour: Tour) -> Pictured:
    window, wizard = await _licence(tour)
    assert isinstance(wizard, ImportWizard)
    wizard.licence_page.box.setChecked(True)
    wizard.show_page(wizard.machine_page)
    wizard.machine_page.system.choose(-1)
    return window, wizard


async def _export_running(tour: Tour) -> Pictured:
    tour.window.hub.select([Ref(tour.ref("VM", _RUNNING))])
    window, dialog = await asked(tour, "vm.export")
    assert isinstance(dialog, ExportDialog)
    dialog.folder.setText(folder())
    while dialog.seen is None or dialog.seen.path != folder():
        await signalled(dialog.looked)
    return window, dialog


async def _review(tour: Tour) -> Pictured:
    window, wizard = await _looked_at(tour)
    assert isinstance(wizard, ImportWizard)
    wizard.show_page(wizard.review_page)
    return window, wizard


async def _export_ova(tour: Tour) -> Pictured:
    tour.window.hub.select([Ref(tour.ref("VM", HALTED))])
    window, dialog = await asked(tour, "vm.export")
    assert isinstance(dialog, ExportDialog)
    dialog.folder.setText(folder())
    while dialog.seen is None or dialog.seen.path != folder():
        await signalled(dialog.looked)
    dialog.format.choose(OVA)
    return window, dialog


IMAGES = (
    Step("disk-import", _import_disk),
    Step("import-machine", _machine),
    Step("export-ova", _export_ova),
    Step("import-ovf", _looked_at),
    Step("import-ovf-review", _review),
    Step("import-licence", _licence),
    Step("import-several", _several),
    Step("export-running", _export_running),
)
