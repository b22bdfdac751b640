# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the New VM wizard: as proposed, with something wrong, with long names and many disks."""

from __future__ import annotations

from collections.abc import Callable

from xolite_desktop.models.new_vm.cloud_starts import cloud_starts
from xolite_desktop.ui.dialogs.api_calls import ApiCallsDialog
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked
from xolite_desktop.ui.tour.vm_actions import LONG, TEMPLATE
from xolite_desktop.ui.wizards.new_vm.new_vm_wizard import NewVmWizard
from xolite_desktop.xapi.refs import Ref

FORM = "Debian Bookworm 12"
_DISKS = 40

Arrange = Callable[[Tour, NewVmWizard], None]


def _step(name: str, arrange: Arrange, template: str = FORM) -> Step:
    """A picture of the wizard, begun with a template, after something was arranged in it."""

    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([Ref(tour.ref("VM", template))])
        window, wizard = await asked(tour, "vm.new")
        assert isinstance(wizard, NewVmWizard)
        arrange(tour, wizard)
        return window, wizard

    return Step(name, prepare)


def _to(wizard: NewVmWizard, page: int) -> None:
    """Through the pages up to this one, with a disc where one is needed."""
    for number in range(page + 1):
        wizard.show_page(wizard.pages[number])
        if wizard.page is wizard.boot_page and wizard.boot_page.discs.value is None:
            wizard.boot_page.discs.setCurrentRow(1)


def _template(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 0)


def _several(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 1)
    wizard.name_page.name.setText("web-{nn}")
    wizard.name_page.count.set_value(5)
    wizard.name_page.tags.show_content(("production", "web"))
    wizard.name_page.folder.setText("shop")


def _name_taken(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 1)
    wizard.name_page.name.setText("old-jira")
    next(iter(wizard.name_page.custom.values())).setText("Web team")


def _long_name(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 1)
    wizard.name_page.name.setText(LONG)
    wizard.name_page.description.setPlainText(LONG)


def _resources(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 2)
    wizard.resources_page.fields_shown.fixed.setChecked(False)
    wizard.resources_page.fields_shown.vcpus_max.set_value(80)


def _boot(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 3)


def _disks(tour: Tour, wizard: NewVmWizard) -> None:
    """Too large a disk on a local storage."""
    _to(wizard, 4)
    page = wizard.disks_page
    page.add.click()
    page.rows[1].name.setText("{name} wal")
    page.rows[1].amount.setText("900 GiB")
    page.rows[1].sr.choose(Ref(tour.ref("SR", "Local SSD xcp-01")))


def _many_disks(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 4)
    for _number in range(_DISKS - len(wizard.disks_page.rows)):
        wizard.disks_page.add.click()
    wizard.disks_page.rows[2].name.setText(LONG)


def _network(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 5)
    wizard.network_page.add.click()
    wizard.network_page.rows[1].mac.setText("01:00:5e:00:00:01")


def _cloud(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, 6)
    wizard.cloud_page.on.setChecked(True)
    wizard.cloud_page.user_data.setPlainText(cloud_starts()[0].text)


def _review(_: Tour, wizard: NewVmWizard) -> None:
    _to(wizard, len(wizard.pages) - 1)


def _long_review(tour: Tour, wizard: NewVmWizard) -> None:
    _long_name(tour, wizard)
    _many_disks(tour, wizard)
    _review(tour, wizard)


async def _calls(tour: Tour) -> Pictured:
    """What the wizard would call."""
    tour.window.hub.select([Ref(tour.ref("VM", TEMPLATE))])
    window, wizard = await asked(tour, "vm.new")
    assert isinstance(wizard, NewVmWizard)
    _cloud(tour, wizard)
    wizard.calls.click()
    return window, wizard.findChild(ApiCallsDialog)


NEW_VM = (
    _step("new-vm-template", _template),
    _step("new-vm-several", _several),
    _step("new-vm-name-taken", _name_taken),
    _step("new-vm-long-name", _long_name),
    _step("new-vm-resources", _resources),
    _step("new-vm-boot", _boot),
    _step("new-vm-disks", _disks),
    _step("new-vm-many-disks", _many_disks),
    _step("new-vm-network", _network),
    _step("new-vm-cloud", _cloud, TEMPLATE),
    _step("new-vm-review", _review),
    _step("new-vm-long-review", _long_review),
    Step("new-vm-calls", _calls),
)
