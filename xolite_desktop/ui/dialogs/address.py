# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The address of a host's interface, what it is for, and what changing it cuts off."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.actions.network_cautions import changes_address
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.blast import of_address
from xolite_desktop.xapi.plans.address import Address, Mode4, Mode6, address_of, changed, changes4, changes6
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import PIF

MODES4 = later({Mode4.NONE: "None", Mode4.DHCP: "DHCP", Mode4.STATIC: "Static"})
_MODES6 = later({Mode6.NONE: "None", Mode6.DHCP: "DHCP", Mode6.AUTOCONF: "Automatic", Mode6.STATIC: "Static"})
_STATIC4, _STATIC6 = ("ip", "netmask", "gateway"), ("ipv6", "gateway6")


class AddressDialog(PlanDialog):
    """`answer` is an `Address`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = item.ref
        pif = store.cache.get("PIF", item.ref)
        self._is_management = isinstance(pif, PIF) and pif.management
        self._start = start = address_of(pif) if isinstance(pif, PIF) else Address()
        title = tr("Address of {name}").format(name=item.name)
        super().__init__(store, parent, title, self._lead(), icon="network", verb=tr("Save"))
        self.mode = ObjectChoice(
            [(mode, tr(word)) for mode, word in MODES4.items()], tr("IPv4"), chosen=start.mode
        )
        self.ip = TextInput(start.ip, tr("IP address"), hint="192.0.2.10", most=40)
        self.netmask = TextInput(start.netmask, tr("Netmask"), hint="255.255.255.0", most=40)
        self.gateway = TextInput(start.gateway, tr("Gateway"), hint=tr("none"), most=40)
        self.mode6 = ObjectChoice(
            [(mode, tr(word)) for mode, word in _MODES6.items()], tr("IPv6"), chosen=start.mode6
        )
        self.ipv6 = TextInput(start.ipv6, tr("IPv6 address"), hint="2001:db8::10/64", most=60)
        self.gateway6 = TextInput(start.gateway6, tr("IPv6 gateway"), hint=tr("none"), most=60)
        self.dns = TextInput(", ".join(start.dns), tr("DNS servers"), hint="192.0.2.2, 192.0.2.3")
        self.purpose = TextInput(start.purpose, tr("Used for"), hint=tr("such as Storage or Backup"), most=80)
        self._fill()
        self.note = Label(tone="warn", wrap=True)
        self.add_content(self.note)
        self.check()
        self.mode.setFocus()

    def _lead(self) -> str:
        if self._is_management:
            return tr("The pool reaches the host by this interface.")
        return tr("An address lets the host use this network itself, for storage or backups for instance.")

    def _fill(self) -> None:
        for field, title, widget in (
            ("mode", tr("IPv4"), self.mode), ("ip", tr("IP address"), self.ip), ("netmask", tr("Netmask"), self.netmask),
            ("gateway", tr("Gateway"), self.gateway), ("mode6", tr("IPv6"), self.mode6),
            ("ipv6", tr("IPv6 address"), self.ipv6), ("gateway6", tr("IPv6 gateway"), self.gateway6),
            ("dns", tr("DNS servers"), self.dns),
        ):  # fmt: skip
            self.form.add(field, title, widget)
        if not self._is_management:
            hint = tr("With a purpose the interface is protected from being unplugged.")
            self.form.add("purpose", tr("Used for"), self.purpose, hint=hint)

    def plan(self) -> Address:
        mode, mode6 = self.mode.value, self.mode6.value
        return Address(
            mode if isinstance(mode, Mode4) else Mode4.NONE,
            self.ip.text().strip(), self.netmask.text().strip(), self.gateway.text().strip(),
            dns=tuple(part for part in re.split(r"[\s,;]+", self.dns.text()) if part),
            mode6=mode6 if isinstance(mode6, Mode6) else Mode6.NONE,
            ipv6=self.ipv6.text().strip(), gateway6=self.gateway6.text().strip(),
            purpose="" if self._is_management else self.purpose.text().strip(),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        plan = self.plan()
        for field in _STATIC4:
            self.form.set_row_visible(field, plan.mode is Mode4.STATIC)
        for field in _STATIC6:
            self.form.set_row_visible(field, plan.mode6 is Mode6.STATIC)
        self.form.set_row_visible("dns", Mode4.STATIC in (plan.mode, plan.mode6.value))
        if not self._is_management:
            self.form.set_row_visible("purpose", not plan.is_none)
        return plan.problems(self._store.cache, self._ref)

    def check(self) -> None:
        """Nothing is saved that is so already; what goes over the address that goes is named."""
        super().check()
        plan = self.plan()
        if not changed(self._start, plan):
            self.go.setEnabled(False)
        lines = self._effects(plan)
        if self.note.text() != (text := breakable("\n".join(lines))):
            self.note.setText(text)
            self.note.setVisible(bool(lines))
            if self.isVisible():
                self.fit()

    def _effects(self, plan: Address) -> list[str]:
        start = self._start
        loses = (changes4(start, plan) and start.mode is not Mode4.NONE) or (
            changes6(start, plan) and start.mode6 is not Mode6.NONE
        )
        cache = self._store.cache
        caution = changes_address(cache, self._ref, plan)
        lines = touched(cache, of_address(cache, self._ref), but_ours=bool(caution)) if loses else []
        return [visible(line) for line in ([caution, *lines] if caution else lines)]
