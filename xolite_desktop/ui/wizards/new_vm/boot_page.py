# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the VM starts from the first time, and what its machine starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.grouped_rows import GroupedRow, GroupedRows
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.install import LONGEST, Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vbd import discs

_DISC_ROWS_HEIGHT = 168
_WAYS = (
    (BootFirmware(Firmware.BIOS), "BIOS"),
    (BootFirmware(Firmware.UEFI), "UEFI"),
    (BootFirmware(Firmware.UEFI, secure_boot=True), "UEFI with Secure Boot"),
)


class BootPage(WizardPage[NewVm]):
    """Install media, firmware and TPM."""

    def __init__(self, store: PoolStore) -> None:
        fields = ("install", "firmware", "secure_boot", "vtpm", "bios_of")
        super().__init__(store, tr("Install and boot"), fields)

    def build(self) -> None:
        self.source = ObjectChoice([], tr("Start from"))
        self.search = SearchField(tr("Filter discs"))
        self.discs = GroupedRows(tr("Discs"))
        self.discs.setFixedHeight(_DISC_ROWS_HEIGHT)
        self.url = TextInput("", tr("Address"), hint="http://deb.debian.org/debian", most=LONGEST)
        self.arguments = TextInput("", tr("Boot arguments"), most=LONGEST)
        self.firmware = ObjectChoice([(way, tr(word)) for way, word in _WAYS], tr("Firmware"))
        self.vtpm = CheckBox(tr("A TPM of its own"))
        self.bios = ObjectChoice([], tr("BIOS strings"))
        self.form = Form()
        self.form.add("install.source", tr("Start from"), self.source)
        self.form.add("search", "", self.search)
        self.form.add("install.disc", tr("Disc"), self.discs)
        self.form.add("install.url", tr("Address"), self.url)
        self.form.add("arguments", tr("Boot arguments"), self.arguments)
        self.form.add("firmware", tr("Firmware"), self.firmware)
        self.form.add("vtpm", tr("TPM"), self.vtpm)
        self.form.add("bios", tr("BIOS strings"), self.bios)
        self.column.addWidget(self.form)
        self.form.edited.connect(self.edited)
        self.search.textChanged.connect(self.discs.filter)
        self.search.left.connect(self.discs.enter)
        self.discs.chosen.connect(self.edited)

    def show_plan(self, plan: NewVm) -> None:
        template = self._store.cache.vm(plan.template) or VM()
        hvm = is_hvm(template)
        self.blockSignals(True)
        self.source.show_options(self._sources(hvm), plan.install.source)
        self.discs.show_rows(self._disc_rows(), plan.install.disc or "")
        for line, text in ((self.url, plan.install.url), (self.arguments, plan.install.arguments)):
            if line.text() != text:
                line.setText(text)
        self.firmware.choose(plan.firmware)
        self.vtpm.setChecked(plan.vtpm)
        self.vtpm.setEnabled(not template.VTPMs)
        self.bios.show_options(self._makers(), plan.bios_of)
        self.blockSignals(False)
        for field in ("firmware", "vtpm"):
            self.form.set_row_visible(field, hvm)
        self.form.set_row_visible("bios", hvm and not template.bios_strings)
        self.set_lead(
            tr(
                "After the installation the disc can stay: most installers wait for a key before they start again."
            )
            if hvm
            else tr("A paravirtual guest is started by its host.")
        )

    def write(self, plan: NewVm) -> NewVm:
        source, firmware, maker = self.source.value, self.firmware.value, self.bios.value
        disc = self.discs.value
        return replace(
            plan,
            install=Install(
                source if isinstance(source, Source) else Source.DISK, Ref(disc) if disc else None,
                self.url.text().strip(), self.arguments.text(),
            ),
            firmware=firmware if isinstance(firmware, BootFirmware) else plan.firmware, vtpm=self.vtpm.isChecked(),
            bios_of=Ref(str(maker)) if maker else None,
        )  # fmt: skip

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        template = self._store.cache.vm(plan.template) or VM()
        source = plan.install.source
        self.form.set_row_visible("search", source is Source.DISC)
        self.form.set_row_visible("install.disc", source is Source.DISC)
        self.form.set_row_visible("install.url", source is Source.URL)
        self.form.set_row_visible("arguments", not is_hvm(template))
        at_firmware = [
            replace(each, field="firmware") if each.field == "secure_boot" else each for each in problems
        ]
        self.form.show_problems(at_firmware, partial(said, store=self._store))

    def _sources(self, hvm: bool) -> list[tuple[object, str]]:
        found: list[tuple[object, str]] = [
            (Source.DISK, tr("Its first disk")), (Source.DISC, tr("A disc of an ISO library"))
        ]  # fmt: skip
        other = (
            (Source.NETWORK, tr("The network (PXE)")) if hvm else (Source.URL, tr("An installer’s address"))
        )
        return [*found, other]

    def _makers(self) -> list[tuple[object, str]]:
        """Software that is licensed for a maker's machines looks for what their firmware says."""
        cache = self._store.cache
        hosts = sorted(cache.records("host"), key=lambda ref: natural_key(name_of_ref(ref, cache)))
        named = ((ref, tr("As on {host}").format(host=name_of_ref(ref, cache))) for ref in hosts)
        return [(None, tr("Generic")), *named]

    def _disc_rows(self) -> list[GroupedRow]:
        cache = self._store.cache
        rows = [
            GroupedRow(ref, visible(vdi.name_label) or tr("(no name)"), name_of_ref(vdi.SR, cache), "", "iso")
            for ref, vdi in discs(cache).items()
        ]
        return sorted(rows, key=lambda row: (natural_key(row.group), natural_key(row.name)))
