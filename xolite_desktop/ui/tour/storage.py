# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A storage in its page: its hosts, its menu, and what is asked before the pool loses it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, Qt

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.ui.dialogs.delete_unused import DeleteUnusedDialog
from xolite_desktop.ui.dialogs.export_disk import ExportDiskDialog
from xolite_desktop.ui.dialogs.place_disks import MoveDiskDialog
from xolite_desktop.ui.dialogs.upload_disc import UploadToLibraryDialog
from xolite_desktop.ui.tabs.chains import ChainsTab
from xolite_desktop.ui.tabs.outline_tab import LIST, TREE
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.tour.tour import (
    HALTED,
    STORAGE,
    VM,
    Pictured,
    Step,
    Tour,
    asked,
    asked_of,
    selected,
    signalled,
)
from xolite_desktop.xapi.plans.maintenance import HALTED as SHUT_DOWN_KEY
from xolite_desktop.xapi.plans.sr_maintenance import shut_down_for
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import MAINTENANCE_KEY

_PARTLY, _LIBRARY, _LOOSE, _LOCAL = "Archive", "ISO library", "orphaned upload", "Local SSD xcp-01"
_LEFT = "Local SSD xcp-02"


async def _hosts(tour: Tour) -> Pictured:
    """One of them is not connected; its row is selected."""
    selected(tour, "SR", _PARTLY)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Hosts")
    if isinstance(page.tab, TableTab) and page.tab.panel is not None:
        panel = page.tab.panel
        panel.view.select([panel.model.ref_at(2)])
    return tour.window, None


async def _menu(tour: Tour) -> Pictured:
    """Everything in use says why it cannot be done."""
    selected(tour, "SR", STORAGE)
    bar = tour.window.shell.menu_bar
    menu = bar.menus[Menu.STORAGE]
    menu.popup(bar.mapToGlobal(QPoint(bar.actionGeometry(menu.menuAction()).left(), bar.height())))
    return tour.window, menu


async def _forget(tour: Tour) -> Pictured:
    tour.window.shell.menu_bar.menus[Menu.STORAGE].close()
    selected(tour, "SR", _LIBRARY)
    return await asked(tour, "sr.forget")


async def _detach(tour: Tour) -> Pictured:
    selected(tour, "SR", _PARTLY)
    return await asked(tour, "sr.detach")


def _disks_of(tour: Tour, name: str) -> list[str]:
    """The disks and drives of a VM that have a disk in them, by position."""
    cache = tour.window.connection.store.cache
    vbds = [(ref, vbd) for ref, vbd in cache.of(VBD, "VBD").items() if tour.ref("VM", name) == vbd.VM]
    return [ref for ref, vbd in sorted(vbds, key=lambda pair: pair[1].userdevice) if vbd.type == "Disk"]


async def _disk_rows(tour: Tour) -> Pictured:
    """Several rows of a storage, and what can be done to them."""
    selected(tour, "SR", STORAGE)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Disks")
    if isinstance(page.tab, TableTab) and page.tab.panel is not None:
        panel = page.tab.panel
        panel.view.select([panel.model.ref_at(row) for row in (1, 2, 3)])
    return tour.window, None


async def _move_disk(tour: Tour) -> Pictured:
    return await asked_of(tour, "disk.move", _disks_of(tour, VM)[:1])


async def _move_disks(tour: Tour) -> Pictured:
    """Some under their VM, others by a copy, of VMs that then are in two places."""
    window, dialog = await asked_of(tour, "disk.move", [*_disks_of(tour, VM), _disks_of(tour, HALTED)[0]])
    assert isinstance(dialog, MoveDiskDialog)
    dialog.srs.choose(Ref(tour.ref("SR", _PARTLY)))
    return window, dialog


async def _copy_disk(tour: Tour) -> Pictured:
    return await asked_of(tour, "disk.copy", _disks_of(tour, VM)[:1])


async def _export_disk(tour: Tour) -> Pictured:
    window, dialog = await asked_of(tour, "disk.export", _disks_of(tour, VM)[:1])
    assert isinstance(dialog, ExportDiskDialog)
    while dialog.seen is None:
        await signalled(dialog.looked)
    return window, dialog


async def _edit_disk(tour: Tour) -> Pictured:
    return await asked_of(tour, "disk.edit", [tour.ref("VDI", _LOOSE)])


async def _new_disk(tour: Tour) -> Pictured:
    selected(tour, "SR", STORAGE)
    return await asked(tour, "sr.new_disk")


async def _library(tour: Tour) -> Pictured:
    selected(tour, "SR", _LIBRARY)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Disks")
    return tour.window, None


def _take_sparse(dialog: UploadToLibraryDialog, name: str) -> None:
    """A file that is there for as long as it is looked at."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(b"")
        os.truncate(path, 790 << 20)
        dialog.take_file(path)


async def _upload(tour: Tour) -> Pictured:
    """A file of no great name, and a disc whose name is too good for the driver."""
    selected(tour, "SR", _LIBRARY)
    window, dialog = await asked(tour, "sr.upload_disc")
    assert isinstance(dialog, UploadToLibraryDialog)
    _take_sparse(dialog, "Debian 13.2 network installation, for amd64 and everything else (unofficial).iso")
    return window, dialog


async def _upload_wrong(tour: Tour) -> Pictured:
    window, dialog = await _upload(tour)
    assert isinstance(dialog, UploadToLibraryDialog)
    dialog.name.setText("Debian 13.iso")
    return window, dialog


async def _upload_for_vm(tour: Tour) -> Pictured:
    return await asked_of(tour, "vm.upload_disc", [tour.ref("VM", VM)])


async def _overview(tour: Tour) -> Pictured:
    selected(tour, "SR", STORAGE)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Overview")
    return tour.window, None


async def _maintenance(tour: Tour) -> Pictured:
    selected(tour, "SR", _LOCAL)
    return await asked(tour, "sr.enter_maintenance")


async def _large_maintenance(tour: Tour) -> Pictured:
    """Much runs from it, and one VM cannot be shut down in a friendly way."""
    selected(tour, "SR", STORAGE)
    return await asked(tour, "sr.enter_maintenance")


async def _leave_maintenance(tour: Tour) -> Pictured:
    """VMs were shut down for it."""
    sr, store = Ref(tour.ref("SR", _LEFT)), tour.window.connection.store
    vms = (store.cache.vm(Ref(tour.ref("VM", name))) for name in (HALTED, "staging-web-01"))
    uuids = ",".join(vm.uuid for vm in vms if vm is not None)
    for key, value in ((MAINTENANCE_KEY, "true"), (SHUT_DOWN_KEY, uuids)):
        await tour.window.connection.client.call("SR.add_to_other_config", sr, key, value)
    while not shut_down_for(store.cache, sr):
        await signalled(store.changed)
    tour.window.hub.select([sr])
    tour.window.hub.refresh()
    return await asked(tour, "sr.leave_maintenance")


async def _connection(tour: Tour) -> Pictured:
    selected(tour, "SR", _PARTLY)
    return await asked(tour, "sr.edit_connection")


async def _chains(tour: Tour) -> Pictured:
    selected(tour, "SR", STORAGE)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Disks")
    assert isinstance(page.tab, ChainsTab)
    page.tab.show_as(TREE)
    return tour.window, None


async def _delete_unused(tour: Tour) -> Pictured:
    page = tour.window.pages.page
    assert page is not None
    assert isinstance(page.tab, ChainsTab)
    page.tab.show_as(LIST)
    window, dialog = await asked(tour, "sr.delete_unused")
    assert isinstance(dialog, DeleteUnusedDialog)
    for line in dialog.rows.lines():
        line.setCheckState(Qt.CheckState.Checked)
    return window, dialog


async def _inventory(tour: Tour) -> Pictured:
    tour.window.hub.q_action("pool.export_inventory").trigger()
    return tour.window, tour.window.shell.dialog


STORAGES = (
    Step("inventory", _inventory),
    Step("storage-chains", _chains),
    Step("storage-delete-unused", _delete_unused),
    Step("storage-overview", _overview),
    Step("storage-maintenance", _maintenance),
    Step("storage-maintenance-large", _large_maintenance),
    Step("storage-connection", _connection),
    Step("iso-library", _library),
    Step("iso-upload", _upload),
    Step("iso-upload-name", _upload_wrong),
    Step("iso-upload-for-vm", _upload_for_vm),
    Step("disk-rows", _disk_rows),
    Step("disk-move", _move_disk),
    Step("disk-move-several", _move_disks),
    Step("disk-copy", _copy_disk),
    Step("disk-export", _export_disk),
    Step("disk-edit-alone", _edit_disk),
    Step("disk-new-alone", _new_disk),
    Step("storage-hosts", _hosts),
    Step("storage-menu", _menu),
    Step("storage-forget", _forget),
    Step("storage-detach", _detach),
    Step("storage-leave-maintenance", _leave_maintenance),
)
