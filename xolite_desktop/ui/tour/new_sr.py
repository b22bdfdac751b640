# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the New storage wizard: as begun, with an error of a driver, with what was found, with what would be lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from PySide6.QtWidgets import QLineEdit

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.api_calls import ApiCallsDialog
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked, signalled
from xolite_desktop.ui.tour.vm_actions import LONG
from xolite_desktop.ui.wizards.new_sr.new_sr_wizard import NewSrWizard
from xolite_desktop.xapi.plans.new_sr.new_sr import Look
from xolite_desktop.xapi.sr_probe import FoundSr

_SAN = {"target": "10.0.40.200", "targetIQN": "iqn.2005-10.org.example:san-01.vmstore",
        "SCSIid": "36589cfc000000a7c1d3f5b8e2a9c4d61"}  # fmt: skip
_TARGET = {"target": "10.0.40.201", "chapuser": "xcp", "chappassword": "a password"}
_FREE = {"target": "10.0.40.201", "targetIQN": "iqn.2019-04.example.storage:201.fast", "SCSIid": "3600a1b2c3"}
_NFS = {"server": "nas-01.lab.example", "serverpath": "/srv/vol1"}

Arrange = Callable[[NewSrWizard], Awaitable[None]]


def _step(name: str, kind: str, values: Mapping[str, str], arrange: Arrange) -> Step:
    """A picture of the wizard for a kind, with these fields filled in."""

    async def prepare(tour: Tour) -> Pictured:
        window, wizard = await asked(tour, "sr.new")
        assert isinstance(wizard, NewSrWizard)
        rows = wizard.kind_page.rows
        item = next(rows.item(row) for row in range(rows.count()) if rows.item(row).text() == tr(kind))
        rows.setCurrentItem(item)
        wizard.show_page(wizard.place_page)
        for key, value in values.items():
            field = wizard.place_page.inputs[key]
            assert isinstance(field, QLineEdit)
            field.setText(value)
        await arrange(wizard)
        return window, wizard

    return Step(name, prepare)


async def _answered(wizard: NewSrWizard) -> None:
    while wizard.prober.is_asking:
        await signalled(wizard.prober.changed)


async def _kinds(wizard: NewSrWizard) -> None:
    wizard.show_page(wizard.kind_page)


async def _place(wizard: NewSrWizard) -> None:
    """As it is begun."""


async def _found(wizard: NewSrWizard) -> None:
    button = next(each for each in wizard.place_page.finders.values() if each.isEnabled())
    button.click()
    await _answered(wizard)


async def _asking(wizard: NewSrWizard) -> None:
    next(each for each in wizard.place_page.finders.values() if each.isEnabled()).click()


async def _contents(wizard: NewSrWizard) -> None:
    wizard.show_page(wizard.contents_page)
    await _answered(wizard)


async def _blind(wizard: NewSrWizard) -> None:
    """The driver cannot look, and what was typed is no UUID yet."""
    wizard.show_page(wizard.contents_page)
    wizard.contents_page.uuid.setText("9f6c1c1e-7f0e")


async def _wiped(wizard: NewSrWizard) -> None:
    """Storage of another pool is there."""
    await _contents(wizard)
    plan = wizard.plan
    srs = (
        FoundSr("9f6c1c1e-7f0e-5d0b-8a54-1f6f3c1d2a70", "Backups of the old pool", "", 2 << 40),
        FoundSr("51b7a9c2-02d5-4f3d-9c4a-6f2a0c7d9e11"),
    )
    wizard.prober.looked.emit(Look(plan.place, plan.host, srs))
    wizard.contents_page.rows.setCurrentRow(0)


async def _name(wizard: NewSrWizard) -> None:
    await _contents(wizard)
    wizard.show_page(wizard.name_page)
    wizard.name_page.description.setPlainText(LONG)


async def _review(wizard: NewSrWizard) -> None:
    await _name(wizard)
    wizard.name_page.default.setChecked(True)
    wizard.show_page(wizard.review_page)


def _calls() -> Step:
    whole = _step("new-sr-calls", "iSCSI", _TARGET | _FREE, _review)

    async def prepare(tour: Tour) -> Pictured:
        window, wizard = await whole.prepare(tour)
        assert isinstance(wizard, NewSrWizard)
        wizard.calls.click()
        return window, wizard.findChild(ApiCallsDialog)

    return Step(whole.name, prepare)


NEW_SR = (
    _step("new-sr-kinds", "NFS", {}, _kinds),
    _step("new-sr-nfs", "NFS", _NFS, _found),
    _step("new-sr-nfs-error", "NFS", {"server": "nowhere.lab.example"}, _found),
    _step("new-sr-iscsi", "iSCSI", _TARGET, _place),
    _step("new-sr-iscsi-found", "iSCSI", _TARGET, _found),
    _step("new-sr-asking", "iSCSI", _TARGET, _asking),
    _step("new-sr-local", "Local, thin (ext4)", {}, _found),
    _step("new-sr-contents", "iSCSI", _FREE, _contents),
    _step("new-sr-uuid", "ZFS", {"location": "/tank/vms"}, _blind),
    _step("new-sr-format", "iSCSI", _FREE, _wiped),
    _step("new-sr-in-use", "iSCSI", _SAN, _contents),
    _step("new-sr-beside", "NFS", _NFS, _contents),
    _step("new-sr-name", "NFS", _NFS, _name),
    _step("new-sr-review", "iSCSI", _TARGET | _FREE, _review),
    _calls(),
)
