# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM leaves the demo pool as a file, and comes back by the pages of the Import wizard."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.ui.dialogs.export_vm import ExportDialog
from xolite_desktop.ui.tour.tour import HALTED, Pictured, Step, Tour, asked, signalled
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard
from xolite_desktop.xapi.plans.export_vm import Compression, ExportVms
from xolite_desktop.xapi.refs import Ref

Arrange = Callable[[ImportWizard], Awaitable[None]]
_FILE = "old-jira.xva"
_SEVERAL = (HALTED, "staging-db", "showroom")


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="xolite-desktop-tour-")


def folder() -> str:
    """Where files of the tour are for as long as it runs."""
    return _kept().name


def _export_step(name: str, *vms: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([Ref(tour.ref("VM", vm)) for vm in vms])
        window, dialog = await asked(tour, "vm.export")
        assert isinstance(dialog, ExportDialog)
        if len(vms) == 1:
            dialog.packing.choose(Compression.ZSTD)
        dialog.folder.setText(folder())
        while dialog.seen is None or dialog.seen.path != folder():
            await signalled(dialog.looked)
        return window, dialog

    return Step(name, prepare)


async def _exporting(tour: Tour) -> Pictured:
    """The job's row while bytes come; it goes on until the file is there."""
    window = tour.window
    ref = Ref(tour.ref("VM", HALTED))
    selection = Selection.of(window.connection.store.cache, [ref])
    window.actions_runner.run_with(
        action("vm.export"), selection, ExportVms(folder(), ((ref, _FILE),), overwrite=True)
    )
    job = window.jobs.jobs[0]
    await signalled(window.jobs.ended, lambda ended: ended is job)
    assert job.error is None, job.error
    return window, None


def _step(name: str, page: str, arrange: Arrange | None = None) -> Step:
    """A picture of a page of the wizard."""

    async def prepare(tour: Tour) -> Pictured:
        window, wizard = await asked(tour, "vm.import")
        assert isinstance(wizard, ImportWizard)
        if page:
            wizard.file_page.show_path(str(Path(folder()) / _FILE))
            while wizard.reader.is_reading:
                await signalled(wizard.reader.changed)
            for each in wizard.pages:
                wizard.show_page(each)
                if each is getattr(wizard, page):
                    break
        if arrange is not None:
            await arrange(wizard)
        return window, wizard

    return Step(name, prepare)


async def _no_vm(wizard: ImportWizard) -> None:
    path = Path(folder()) / "notes.txt"
    path.write_text("no VM", encoding="utf-8")
    wizard.file_page.show_path(str(path))
    while wizard.reader.is_reading:
        await signalled(wizard.reader.changed)


async def _elsewhere(wizard: ImportWizard) -> None:
    rows = wizard.storage_page.rows
    assert rows is not None, "the file has disks"
    rows.rows[-1].choice.setCurrentIndex(3)


IMPORT_VM = (
    _export_step("export-vm", HALTED),
    _export_step("export-several", *_SEVERAL),
    Step("export-done", _exporting, is_way=True),
    _step("import-begun", ""),
    _step("import-no-vm", "", _no_vm),
    _step("import-file", "file_page"),
    _step("import-name", "name_page"),
    _step("import-storage", "storage_page", _elsewhere),
    _step("import-network", "network_page"),
    _step("import-review", "review_page"),
)
