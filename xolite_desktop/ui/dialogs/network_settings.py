# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The size of a network's packets, and how its bonds share their load."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.blast_words import named
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.new_network.words import HASHING_WORDS, MODE_WORDS
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable, count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.network_settings import (
    BondSettings,
    PacketSize,
    bonds_of,
    kept,
    plugged_vifs,
    settings_of,
)
from xolite_desktop.xapi.plans.new_network.new_network import Hashing, Mode
from xolite_desktop.xapi.plans.problem import Problem


class PacketSizeDialog(PlanDialog):
    """`answer` is a `PacketSize`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = item.ref
        network = store.cache.network(item.ref)
        self._before = network.MTU if network is not None else 0
        title = tr("Packet size of {name}").format(name=item.name)
        lead = tr("Switches and guests have to agree on it. What is plugged in keeps the size it began with.")
        super().__init__(store, parent, title, lead, icon="arrows-left-right", verb=tr("Save"))
        self.mtu = NumberInput(self._before, tr("MTU"))
        self.form.add("mtu", tr("MTU"), self.mtu, unit=tr("bytes"))
        self.now = CheckBox(tr("Unplug what uses it for a moment, so that it has the new size at once"))
        self.note = Label(tone="warn", wrap=True)
        self.add_content(self.now)
        self.add_content(self.note)
        self.now.toggled.connect(self.check)
        self.check()
        self.mtu.setFocus()

    def plan(self) -> PacketSize:
        return PacketSize(self.mtu.value, self.now.isChecked())

    def problems(self) -> list[Problem]:
        return self.plan().problems(self._store.cache, self._ref)

    def check(self) -> None:
        super().check()
        if self.mtu.value == self._before and not self.now.isChecked():
            self.go.setEnabled(False)
        text = breakable("\n".join(self._effects()))
        if text != self.note.text():
            self.note.setText(text)
            self.note.setVisible(bool(text))
            if self.isVisible():
                self.fit()

    def _effects(self) -> list[str]:
        cache = self._store.cache
        hosts, vifs = kept(cache, self._ref), len(plugged_vifs(cache, self._ref))
        lines = []
        if self.now.isChecked() and vifs:
            lines.append(
                tr("Cut off for some seconds: {interfaces} of VMs.").format(
                    interfaces=count(vifs, "interface")
                )
            )
        if hosts:
            names = named(cache, "host", hosts)
            lines.append(
                tr(
                    "These hosts use the new size only after a restart, since they need the interface: {hosts}."
                ).format(hosts=names)
            )
        return lines


class BondDialog(PlanDialog):
    """`answer` is a `BondSettings`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = item.ref
        self._before = start = settings_of(store.cache, item.ref)
        title = tr("Bonds of {name}").format(name=item.name)
        hosts = count(len(bonds_of(store.cache, item.ref)), "host")
        lead = tr(
            "On {hosts}. The link may be interrupted for some seconds; for LACP the switch has to be set up as well."
        )
        super().__init__(store, parent, title, lead.format(hosts=hosts), icon="link", verb=tr("Save"))
        self.mode = ObjectChoice(
            [(mode, tr(word)) for mode, word in MODE_WORDS.items()], tr("Mode"), chosen=start.mode
        )
        self.hashing = ObjectChoice(
            [(each, tr(word)) for each, word in HASHING_WORDS.items()],
            tr("Distribution"),
            chosen=start.hashing,
        )
        self.form.add("mode", tr("Mode"), self.mode)
        self.form.add("hashing", tr("Distribution"), self.hashing)
        self.check()
        self.mode.setFocus()

    def plan(self) -> BondSettings:
        mode, hashing = self.mode.value, self.hashing.value
        return BondSettings(
            mode if isinstance(mode, Mode) else self._before.mode,
            hashing if isinstance(hashing, Hashing) else self._before.hashing,
        )

    def problems(self) -> list[Problem]:
        self.form.set_row_visible("hashing", self.plan().mode is Mode.LACP)
        return self.plan().problems(self._store.cache, self._ref)

    def check(self) -> None:
        super().check()
        bonds = bonds_of(self._store.cache, self._ref).values()
        if self.plan() == self._before and len({bond.mode for bond in bonds}) == 1:
            self.go.setEnabled(False)
