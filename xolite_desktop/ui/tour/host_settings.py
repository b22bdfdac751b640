# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of hosts: what is asked in dialogs, and the PCI devices."""

from __future__ import annotations

from xolite_desktop.models.tables.all_tables import HOST_PCIS
from xolite_desktop.ui.dialogs.host_settings import PowerOnDialog
from xolite_desktop.ui.tour.host_actions import IN_MAINTENANCE, MEMBER
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked, selected
from xolite_desktop.xapi.plans.host_settings import PowerOnMode
from xolite_desktop.xapi.refs import Ref


def select_host(tour: Tour, name: str) -> None:
    """Choose a host for the next action."""
    tour.window.hub.select([Ref(tour.ref("host", name))])


async def _power_on(tour: Tour) -> Pictured:
    selected(tour, "host", MEMBER)
    window, dialog = await asked(tour, "host.power_on_mode")
    assert isinstance(dialog, PowerOnDialog)
    dialog.mode.choose(PowerOnMode.DRAC)
    dialog.address.setText("10.0.9.12")
    dialog.check()
    return window, dialog


async def _control_domain_memory(tour: Tour) -> Pictured:
    select_host(tour, IN_MAINTENANCE)
    return await asked(tour, "host.control_domain_memory")


async def _pci(tour: Tour) -> Pictured:
    selected(tour, "host", MEMBER)
    assert tour.window.pages.page is not None
    tour.window.pages.page.choose_tab_called(HOST_PCIS.title)
    return tour.window, None


HOST_SETTINGS = (
    Step("host-power-on", _power_on),
    Step("host-control-domain-memory", _control_domain_memory),
    Step("host-pci", _pci),
)
