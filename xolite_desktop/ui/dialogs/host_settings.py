# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a host is switched on from afar, and the memory of its control domain."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.actions import host_cautions
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.host_settings import POWER_ON_MODES
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import LinesInput, ObjectChoice, SizeInput, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.host_settings import (
    CARDS,
    LEAST_CONTROL_DOMAIN,
    ControlDomainMemory,
    PowerOn,
    PowerOnMode,
    parse_config,
    power_on_of,
)
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.host import Host

_OF_CARDS = ("address", "user", "password")
_OF_SCRIPTS = ("script", "config")


class PowerOnDialog(PlanDialog):
    """`answer` is a `PowerOn`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._before = power_on_of(store.cache.host(item.ref) or Host())
        super().__init__(
            store, parent, tr("Power on of {name}").format(name=item.name),
            tr("How another host of the pool switches it on while it is off."),
            icon="power", verb=tr("Save"),
        )  # fmt: skip
        before = self._before
        self.mode = ObjectChoice(
            [(mode, tr(POWER_ON_MODES[mode])) for mode in PowerOnMode], tr("Way"), chosen=before.mode
        )
        self.address = TextInput(before.address, tr("Address of the card"))
        self.user = TextInput(before.user, tr("User"))
        self.password = TextInput("", tr("Password"), hint=tr("stays as it is") if before.secret else "")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.script = TextInput(before.script, tr("Script"))
        self.config = LinesInput(_lines(before.config), tr("Settings"), lines=4)
        self._add_rows()
        self.check()
        self.mode.setFocus()

    def _add_rows(self) -> None:
        wake = tr("Wake-on-LAN has to be on in the BIOS of the host, on the card of its management network.")
        self.form.add("mode", tr("Way"), self.mode)
        self.form.add("wake", "", Label(wake, tone="hint", font=fonts.small(), wrap=True))
        self.form.add("address", tr("Address of the card"), self.address)
        self.form.add("user", tr("User"), self.user)
        self.form.add("password", tr("Password"), self.password)
        script = tr("The name of a power-on script on the coordinator.")
        self.form.add("script", tr("Script"), self.script, hint=script)
        self.form.add("config", tr("Settings"), self.config, hint=tr("A line for each: key=value"))

    def plan(self) -> PowerOn:
        mode = self.mode.value
        try:
            config = parse_config(self.config.toPlainText())
        except ValueError:
            config = ()
        return PowerOn(
            mode if isinstance(mode, PowerOnMode) else PowerOnMode.NONE, self.address.text().strip(),
            self.user.text().strip(), self.password.text(), self._before.secret, self.script.text().strip(), config,
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        mode = self.mode.value
        self.form.set_row_visible("wake", mode is PowerOnMode.WAKE_ON_LAN)
        for fields, shown in ((_OF_CARDS, mode in CARDS), (_OF_SCRIPTS, mode is PowerOnMode.SCRIPT)):
            for field in fields:
                self.form.set_row_visible(field, shown)
        found = self.plan().problems()
        if mode is PowerOnMode.SCRIPT:
            try:
                parse_config(self.config.toPlainText())
            except ValueError as line:
                found.append(Problem("config", "NO_KEY_AND_VALUE", (str(line),)))
        return found

    def check(self) -> None:
        super().check()
        if self.plan() == self._before:
            self.go.setEnabled(False)
        if self.isVisible():
            self.fit()


class ControlDomainMemoryDialog(PlanDialog):
    """`answer` is a `ControlDomainMemory`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        self._host = selection.items[0].ref
        host = store.cache.host(self._host) or Host()
        domain = store.cache.vm(host.control_domain)
        self._now = domain.memory_static_max if domain is not None else 0
        super().__init__(
            store, parent, tr("Control domain memory of {name}").format(name=selection.items[0].name),
            tr("The control domain has {size} now. Another size counts once the host has restarted.").format(
                size=size(self._now)
            ),
            icon="cpu", verb=tr("Save"),
        )  # fmt: skip
        self.memory = SizeInput(self._now, tr("Memory"))
        self.restarts = CheckBox(tr("Restart the host now"))
        self.restarts.setChecked(True)
        least = tr("At least {size}. Many VMs, and storage such as ZFS or XOSTOR, need more.")
        self.form.add("size", tr("Memory"), self.memory, hint=least.format(size=size(LEAST_CONTROL_DOMAIN)))
        self.form.add("restarts", "", self.restarts, hint=tr("It stays in maintenance mode."))
        caution = host_cautions.reboots(store.cache, self._host)
        if caution:
            self.add_content(Label(caution, wrap=True))
        self.check()
        self.memory.setFocus()

    def plan(self) -> ControlDomainMemory:
        return ControlDomainMemory(self.memory.value, self.restarts.isChecked())

    def problems(self) -> list[Problem]:
        return self.plan().problems(self._store.cache, self._host)

    def check(self) -> None:
        super().check()
        if self.memory.value == self._now:
            self.go.setEnabled(False)


def _lines(config: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{key}={value}" for key, value in config)
