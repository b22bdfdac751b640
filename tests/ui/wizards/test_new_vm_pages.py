# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the New VM wizard keep up with the pool and with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helpers.person import click, press_key, type_text
from tests.ui.dialogs.conftest import Asking
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.wizards.new_vm.new_vm_wizard import NewVmWizard
from xolite_desktop.xapi.plans.new_vm.install import Source
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin
from xolite_desktop.xapi.refs import Ref

Open = Callable[..., NewVmWizard]
FORM, IMAGE = "Debian Bookworm 12", "debian-12-hardened"


@pytest.fixture
def pool() -> Asking:
    return Asking()


@pytest.fixture
def begin(qtbot: Any, pool: Asking) -> Iterator[Open]:
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()

    def opened(*refs: str) -> NewVmWizard:
        wizard = NewVmWizard(pool.store, Selection.of(pool.cache, refs), window)
        wizard.open()
        return wizard

    yield opened
    window.close()


def turn_to(wizard: NewVmWizard, page: QWidget) -> None:
    while wizard.page is not page:
        if wizard.page is wizard.boot_page and wizard.boot_page.discs.value is None:
            wizard.boot_page.source.choose(Source.NETWORK)
        click(wizard.next)


def test_a_pool_without_templates_says_so(begin: Open, pool: Asking) -> None:
    for ref in [ref for ref, vm in pool.db.records("VM").items() if vm["is_a_template"]]:
        pool.db.destroy("VM", ref)
    pool.follow()
    wizard = begin()
    assert not wizard.next.isEnabled()
    assert "A template is needed" in wizard.template_page.wrong.text()


def test_a_template_is_found_and_chosen_with_the_keyboard(begin: Open, pool: Asking) -> None:
    wizard = begin(pool.ref("VM", IMAGE))
    assert wizard.focusWidget() is wizard.template_page.search
    type_text(wizard.template_page.search, "windows 11")
    assert wizard.plan.template == pool.ref("VM", IMAGE)
    press_key(wizard.template_page.search, Qt.Key.Key_Return)
    assert wizard.plan.template == pool.ref("VM", "Windows 11")
    assert wizard.focusWidget() is wizard.template_page.rows
    press_key(wizard.template_page.rows, Qt.Key.Key_Return)
    assert wizard.page is wizard.name_page


def test_a_template_that_goes_is_missed_on_every_page(begin: Open, pool: Asking) -> None:
    template = pool.ref("VM", IMAGE)
    wizard = begin(template)
    turn_to(wizard, wizard.cloud_page)
    pool.db.destroy("VM", template)
    pool.follow()
    wizard.check()
    assert wizard.page is wizard.template_page
    assert not wizard.next.isEnabled()


def test_a_host_that_goes_into_maintenance_cannot_be_chosen_any_more(begin: Open, pool: Asking) -> None:
    host = pool.ref("host", "xcp-02")
    wizard = begin(host)
    click(wizard.next)
    assert wizard.plan.host == host
    assert wizard.next.isEnabled()
    pool.update("host", host, enabled=False)
    wizard.check()
    assert not wizard.next.isEnabled()
    assert "maintenance" in wizard.name_page.wrong_host.text()


def test_a_name_is_needed(begin: Open, pool: Asking) -> None:
    wizard = begin(pool.ref("VM", FORM))
    click(wizard.next)
    wizard.name_page.name.clear()
    assert not wizard.next.isEnabled()
    assert wizard.name_page.name.property("wrong") == "true"
    type_text(wizard.name_page.name, "x")
    assert wizard.next.isEnabled()


def test_a_disk_that_nobody_has_is_attached(begin: Open, pool: Asking) -> None:
    record = {
        "name_label": "old data", "name_description": "", "SR": pool.ref("SR", "NFS vol1"), "virtual_size": 1 << 30,
        "type": "user", "sharable": False, "read_only": False, "other_config": {}, "xenstore_data": {},
        "sm_config": {}, "tags": [],
    }  # fmt: skip
    for name in ("old data", "older data"):
        pool.call("VDI.create", {**record, "name_label": name})
    wizard = begin(pool.ref("VM", IMAGE))
    turn_to(wizard, wizard.disks_page)
    page = wizard.disks_page
    click(page.attach)
    (dialog,) = wizard.findChildren(PlanDialog)
    chosen = dialog.disks.value  # type: ignore[attr-defined]
    assert chosen is not None
    click(dialog.go)
    disk = wizard.plan.disks[-1]
    assert (disk.origin, disk.vdi) == (Origin.ATTACHED, chosen)
    assert not page.rows[-1].amount.isEnabled()
    click(page.attach)
    again = next(each for each in wizard.findChildren(PlanDialog) if each.isVisible())
    assert again.disks.value != chosen  # type: ignore[attr-defined]
    click(again.cancel)
    click(page.rows[-1].remove)
    assert len(wizard.plan.disks) == 1


def test_full_copies_are_offered_where_there_is_something_to_copy(begin: Open, pool: Asking) -> None:
    wizard = begin(pool.ref("VM", IMAGE))
    turn_to(wizard, wizard.disks_page)
    click(wizard.disks_page.in_full)
    assert wizard.plan.in_full
    wizard = begin(pool.ref("VM", FORM))
    turn_to(wizard, wizard.disks_page)
    assert not wizard.disks_page.in_full.isVisible()


def test_without_disks_it_says_what_it_starts_from(begin: Open, pool: Asking) -> None:
    wizard = begin(pool.ref("VM", FORM))
    turn_to(wizard, wizard.disks_page)
    click(wizard.disks_page.rows[0].remove)
    assert wizard.disks_page.none.isVisible()
    assert wizard.next.isEnabled()
    turn_to(wizard, wizard.network_page)
    click(wizard.network_page.rows[0].remove)
    assert wizard.network_page.none.isVisible()


def test_a_paravirtual_template_is_installed_from_an_address(begin: Open, pool: Asking) -> None:
    template = Ref(pool.ref("VM", FORM))
    pool.update("VM", template, domain_type="pv", HVM_boot_policy="")
    wizard = begin(template)
    for _ in range(3):
        click(wizard.next)
    page = wizard.boot_page
    assert not page.firmware.isVisible()
    assert not wizard.next.isEnabled(), "an address is needed"
    type_text(page.url, "http://deb.debian.org/debian")
    type_text(page.arguments, "auto")
    assert wizard.next.isEnabled()
    assert wizard.plan.install.url == "http://deb.debian.org/debian"
    assert [page.source.itemText(number) for number in range(page.source.count())][
        -1
    ] == "An installer’s address"


def test_the_pool_has_to_allow_starting_by_itself(begin: Open, pool: Asking) -> None:
    wizard = begin(pool.ref("VM", IMAGE))
    turn_to(wizard, wizard.review_page)
    click(wizard.review_page.auto_power_on)
    assert not wizard.review_page.hint.isVisible()
    pool.update("pool", pool.ref("pool", "lab-pool"), other_config={})
    wizard.check()
    assert wizard.review_page.hint.isVisible()
    assert wizard.plan.auto_power_on


def test_a_name_that_is_taken_is_a_warning_and_no_refusal(begin: Open, pool: Asking) -> None:
    wizard = begin(pool.ref("VM", IMAGE))
    click(wizard.next)
    page = wizard.name_page
    assert not page.taken.isVisible()
    type_text(page.name, "old-jira")
    assert page.taken.isVisible()
    assert page.taken.text() == "There is a VM called old-jira already."
    assert wizard.create_button.isEnabled()
    for before, name in (("postgres-replica", "web-2"), ("old-jira", "web-3")):
        pool.db.update("VM", pool.ref("VM", before), name_label=name)
    pool.follow()
    type_text(page.name, "web-{n}")
    type_text(page.count, "3")
    assert page.taken.text() == "There are VMs called web-2, web-3 already."
    type_text(page.name, IMAGE)
    type_text(page.count, "1")
    assert not page.taken.isVisible(), "templates do not count"


def test_own_fields_of_the_pool_come_from_the_template(begin: Open, pool: Asking) -> None:
    template = pool.ref("VM", IMAGE)
    kept = "XenCenter.CustomFields.Owner"
    pool.db.update(
        "VM", template, other_config=pool.db.get("VM", template)["other_config"] | {kept: "x" * 3000}
    )
    pool.follow()
    wizard = begin(template)
    click(wizard.next)
    assert wizard.name_page.custom[kept].text() == "x" * 3000
    assert dict(wizard.plan.custom)[kept] == "x" * 3000
    type_text(wizard.name_page.custom[kept], "")
    assert dict(wizard.plan.custom)[kept] == ""
