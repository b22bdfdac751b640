# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disk images: what is asked before one becomes a disk, and the pages of the Import wizard for a VM out of one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from xolite_desktop.ui.dialogs.import_disk import ImportDiskDialog
from xolite_desktop.ui.tour.tour import STORAGE, Pictured, Step, Tour, asked, selected, signalled
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard

_SIZE = 20 << 30


def _image() -> str:
    """A disk with nothing on it, which takes no space either."""
    path = Path(tempfile.gettempdir()) / "debian-12-generic.raw"
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


IMAGES = (Step("disk-import", _import_disk), Step("import-machine", _machine))
