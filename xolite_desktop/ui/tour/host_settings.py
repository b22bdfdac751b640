# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of hosts: what is asked in dialogs, and the PCI devices."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.tables.all_tables import HOST_PCIS
from xolite_desktop.ui.actions.menus import fill_menu
from xolite_desktop.ui.dialogs.alerts import AlertsDialog
from xolite_desktop.ui.dialogs.compare_hosts import CompareHostsDialog
from xolite_desktop.ui.dialogs.host_certificate import HostCertificateDialog, InstallCertificateDialog
from xolite_desktop.ui.dialogs.host_files import StatusReportDialog
from xolite_desktop.ui.dialogs.host_settings import PowerOnDialog
from xolite_desktop.ui.tabs.local_disks import LocalDisksTab
from xolite_desktop.ui.tour.host_actions import COORDINATOR, IN_MAINTENANCE, MEMBER, MENU_AT
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked, selected, signalled
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


async def _local_disks(tour: Tour) -> Pictured:
    selected(tour, "host", "xcp-01")
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(LocalDisksTab.title)
    tab = page.tab
    assert isinstance(tab, LocalDisksTab)
    tab.refresh()
    tab.ask.click()
    while tab.disks.is_asking:
        await signalled(tab.disks.changed)
    return tour.window, None


async def _certificate(tour: Tour) -> Pictured:
    select_host(tour, MEMBER)
    tour.window.hub.q_action("host.certificate").trigger()
    dialog = tour.window.shell.dialog
    assert isinstance(dialog, HostCertificateDialog)
    if dialog.shown.is_asking:
        await signalled(dialog.shown.changed)
    return tour.window, dialog


async def _install_certificate(tour: Tour) -> Pictured:
    """A certificate that was chosen, with a key that does not belong to it."""
    select_host(tour, COORDINATOR)
    window, dialog = await asked(tour, "host.install_certificate")
    assert isinstance(dialog, InstallCertificateDialog)
    connection = tour.window.connection
    text = await connection.client.call("host.get_server_certificate", tour.ref("host", COORDINATOR))
    path = tour.folder / "xcp-01.crt"
    path.write_text(str(text))
    dialog.files["certificate"].show_path(path)
    dialog.files["key"].show_path(path)
    path.unlink()
    return window, dialog


async def _reset_certificate(tour: Tour) -> Pictured:
    select_host(tour, MEMBER)
    return await asked(tour, "host.reset_certificate")


async def _alarms(tour: Tour) -> Pictured:
    select_host(tour, COORDINATOR)
    window, dialog = await asked(tour, "host.alerts")
    assert isinstance(dialog, AlertsDialog)
    for row in dialog.grid.rows[:2]:
        row.is_on.setChecked(True)
    dialog.grid.rows[0].level.setText("120")
    return window, dialog


async def _status_report(tour: Tour) -> Pictured:
    select_host(tour, COORDINATOR)
    window, dialog = await asked(tour, "host.save_status")
    assert isinstance(dialog, StatusReportDialog)
    if dialog.entries.is_asking:
        await signalled(dialog.entries.changed)
    dialog.folder.show_path(tour.folder)
    while dialog.seen is None:
        await signalled(dialog.looked)
    dialog.check()
    return window, dialog


async def _backup(tour: Tour) -> Pictured:
    select_host(tour, COORDINATOR)
    return await asked(tour, "host.save_backup")


async def _logs(tour: Tour) -> Pictured:
    select_host(tour, COORDINATOR)
    return await asked(tour, "host.save_logs")


async def _compare(tour: Tour) -> Pictured:
    tour.window.hub.q_action("host.compare").trigger()
    dialog = tour.window.shell.dialog
    assert isinstance(dialog, CompareHostsDialog)
    dialog.ask_updates()
    assert dialog.updates is not None
    await signalled(dialog.updates.changed, lambda: dialog.updates is None or not dialog.updates.is_asking)
    return tour.window, dialog


async def _header_menu(tour: Tour) -> Pictured:
    selected(tour, "host", MEMBER)
    menu = fill_menu(QMenu(tour.window), tour.window.hub, Menu.HEADER)
    menu.popup(tour.window.mapToGlobal(MENU_AT))
    return tour.window, menu


HOST_SETTINGS = (
    Step("host-header-menu", _header_menu),
    Step("compare-hosts", _compare),
    Step("host-status-report", _status_report),
    Step("host-backup", _backup),
    Step("host-logs", _logs),
    Step("host-alarms", _alarms),
    Step("host-certificate", _certificate),
    Step("host-install-certificate", _install_certificate),
    Step("host-reset-certificate", _reset_certificate),
    Step("host-power-on", _power_on),
    Step("host-control-domain-memory", _control_domain_memory),
    Step("host-pci", _pci),
    Step("host-local-disks", _local_disks),
)
