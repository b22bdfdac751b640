# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of all hosts on a network, with the one that each gets."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.address import MODES4
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.blast import joined, of_address
from xolite_desktop.xapi.plans.address import Mode4, address_of, changes4
from xolite_desktop.xapi.plans.host_addresses import HostAddresses, addresses_of
from xolite_desktop.xapi.plans.network_settings import pifs_of
from xolite_desktop.xapi.plans.problem import Problem

_STATIC = ("first", "netmask", "gateway", "dns")
_LISTED = 8


class HostAddressesDialog(PlanDialog):
    """`answer` is a `HostAddresses`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = item.ref
        start = addresses_of(store.cache, item.ref)
        title = tr("Addresses of hosts on {name}").format(name=item.name)
        lead = tr(
            "Every host gets one, in the order of their names. If one cannot be set, the others are as before."
        )
        super().__init__(store, parent, title, lead, icon="network", verb=tr("Save"))
        self.mode = ObjectChoice(
            [(mode, tr(word)) for mode, word in MODES4.items()], tr("IPv4"), chosen=start.mode
        )
        self.first = TextInput(start.first, tr("First address"), hint="192.0.2.10", most=40)
        self.netmask = TextInput(start.netmask, tr("Netmask"), hint="255.255.255.0", most=40)
        self.gateway = TextInput(start.gateway, tr("Gateway"), hint=tr("none"), most=40)
        self.dns = TextInput(", ".join(start.dns), tr("DNS servers"), hint="192.0.2.2, 192.0.2.3")
        self.purpose = TextInput(start.purpose, tr("Used for"), hint=tr("such as Storage or Backup"), most=80)
        for field, title, widget in (
            ("mode", tr("IPv4"), self.mode), ("first", tr("First address"), self.first),
            ("netmask", tr("Netmask"), self.netmask), ("gateway", tr("Gateway"), self.gateway),
            ("dns", tr("DNS servers"), self.dns), ("purpose", tr("Used for"), self.purpose),
        ):  # fmt: skip
            self.form.add(field, title, widget)
        self.given = Label(tone="secondary", wrap=True)
        self.note = Label(tone="warn", wrap=True)
        self.add_content(self.given)
        self.add_content(self.note)
        self.check()
        self.first.setFocus()

    def plan(self) -> HostAddresses:
        mode = self.mode.value
        return HostAddresses(
            mode if isinstance(mode, Mode4) else Mode4.NONE,
            self.first.text().strip(), self.netmask.text().strip(), self.gateway.text().strip(),
            tuple(part for part in re.split(r"[\s,;]+", self.dns.text()) if part), self.purpose.text().strip(),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        plan = self.plan()
        for field in _STATIC:
            self.form.set_row_visible(field, plan.mode is Mode4.STATIC)
        self.form.set_row_visible("purpose", plan.mode is not Mode4.NONE)
        return plan.problems(self._store.cache, self._ref)

    def check(self) -> None:
        super().check()
        before = self.given.text(), self.note.text()
        self._show(self.given, [] if self.problems() else self._addresses())
        self._show(self.note, self._effects())
        if self.isVisible() and before != (self.given.text(), self.note.text()):
            self.fit()

    def _show(self, label: Label, lines: list[str]) -> None:
        label.setText(breakable("\n".join(lines)))
        label.setVisible(bool(lines))

    def _addresses(self) -> list[str]:
        plan = self.plan()
        if plan.mode is not Mode4.STATIC:
            return []
        cache = self._store.cache
        pifs = pifs_of(cache, self._ref)
        given = plan.each(cache, self._ref)
        line = tr("{title}: {text}")
        lines = [
            line.format(title=visible(name_of_ref(pifs[ref].host, cache)), text=visible(each.ip))
            for ref, each in list(given.items())[:_LISTED]
        ]
        more = len(given) - _LISTED
        return [*lines, tr("and {count} more").format(count=more)] if more > 0 else lines

    def _effects(self) -> list[str]:
        """What goes over the addresses that are changed."""
        cache = self._store.cache
        pifs = pifs_of(cache, self._ref)
        lost = (
            of_address(cache, ref)
            for ref, plan in self.plan().each(cache, self._ref).items()
            if changes4(address_of(pifs[ref]), plan) and address_of(pifs[ref]).mode is not Mode4.NONE
        )
        return touched(cache, joined(lost))
