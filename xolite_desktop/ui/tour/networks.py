# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Networks: the wizard's pages, a network's hosts, addresses, and what is asked before something is cut off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.ui.dialogs.address import AddressDialog
from xolite_desktop.ui.dialogs.api_calls import ApiCallsDialog
from xolite_desktop.ui.dialogs.host_addresses import HostAddressesDialog
from xolite_desktop.ui.dialogs.network_link import NetworkLinkDialog
from xolite_desktop.ui.dialogs.network_settings import PacketSizeDialog
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.tour.tour import HOST, NETWORK, Pictured, Step, Tour, asked, selected
from xolite_desktop.ui.tour.vm_actions import LONG
from xolite_desktop.ui.wizards.new_network.bond_page import MemberRow
from xolite_desktop.ui.wizards.new_network.new_network_wizard import NewNetworkWizard
from xolite_desktop.xapi.plans.new_network.new_network import Kind, Mode
from xolite_desktop.xapi.records.network import Network
from xolite_desktop.xapi.refs import Ref

Arrange = Callable[[NewNetworkWizard], None]


def _step(name: str, kind: Kind, arrange: Arrange) -> Step:
    """A picture of the wizard for a kind."""

    async def prepare(tour: Tour) -> Pictured:
        return _arranged(*await asked(tour, "network.new"), kind, arrange)

    return Step(name, prepare)


def _arranged(window: object, wizard: object, kind: Kind, arrange: Arrange) -> Pictured:
    assert isinstance(wizard, NewNetworkWizard)
    rows = wizard.kind_page.rows
    values = (rows.item(row) for row in range(rows.count()))
    rows.setCurrentItem(next(item for item in values if item.data(Qt.ItemDataRole.UserRole) == kind.value))
    arrange(wizard)
    return window, wizard  # type: ignore[return-value]


def _kinds(wizard: NewNetworkWizard) -> None:
    """As it opens."""


def _on_bond(wizard: NewNetworkWizard, number: int) -> None:
    wizard.show_page(wizard.card_page)
    rows = wizard.card_page.rows
    items = (rows.item(row) for row in range(rows.count()))
    rows.setCurrentItem(next(item for item in items if item.text() == "bond0"))
    wizard.card_page.vlan.set_value(number)
    wizard.card_page.vlan.edited.emit()


def _members(*devices: str, mode: Mode = Mode.SLB) -> Arrange:
    def arrange(wizard: NewNetworkWizard) -> None:
        wizard.show_page(wizard.bond_page)
        for row in wizard.bond_page.members.rows:
            if isinstance(row, MemberRow):
                row.box.setChecked(row.box.text() in devices)
        wizard.bond_page.mode.choose(mode)

    return arrange


def _card(wizard: NewNetworkWizard) -> None:
    wizard.show_page(wizard.card_page)


def _review(wizard: NewNetworkWizard) -> None:
    _members("eth0", "eth4", mode=Mode.LACP)(wizard)
    wizard.show_page(wizard.name_page)
    wizard.name_page.description.setPlainText(LONG)
    wizard.show_page(wizard.review_page)


def _name(wizard: NewNetworkWizard) -> None:
    _on_bond(wizard, 300)
    wizard.show_page(wizard.name_page)
    wizard.name_page.mtu.set_value(9000)
    wizard.name_page.mtu.edited.emit()


async def _calls(tour: Tour) -> Pictured:
    window, wizard = _arranged(*await asked(tour, "network.new"), Kind.BONDED, _review)
    assert isinstance(wizard, NewNetworkWizard)
    wizard.calls.click()
    return window, wizard.findChild(ApiCallsDialog)


def _pif(tour: Tour, host: str, device: str) -> Ref:
    cache = tour.window.connection.store.cache
    owner = tour.ref("host", host)
    pifs = cache.records("PIF").items()
    return next(
        ref
        for ref, pif in pifs
        if (getattr(pif, "host", ""), getattr(pif, "device", ""), getattr(pif, "VLAN", 0))
        == (owner, device, -1)
    )


def _address(name: str, device: str, fill: Callable[[AddressDialog], None]) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([_pif(tour, HOST, device)])
        window, dialog = await asked(tour, "pif.configure")
        assert isinstance(dialog, AddressDialog)
        fill(dialog)
        dialog.check()
        return window, dialog

    return Step(name, prepare)


def _moved(dialog: AddressDialog) -> None:
    dialog.ip.setText("10.0.12.99")


def _secondary(dialog: AddressDialog) -> None:
    dialog.mode.setCurrentIndex(2)
    dialog.ip.setText("10.0.12.12")
    dialog.netmask.setText("255.255.0.255")
    dialog.mode6.setCurrentIndex(3)
    dialog.ipv6.setText("fd00:12::20")
    dialog.purpose.setText("Backup")


def _question(name: str, action_id: str, device: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([_pif(tour, HOST, device)])
        return await asked(tour, action_id)

    return Step(name, prepare)


def _tab(name: str, cls: str, object_name: str, tab: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        for wizard in tour.window.findChildren(NewNetworkWizard):
            wizard.reject()  # its calls were shown above it
        selected(tour, cls, object_name)
        page = tour.window.pages.page
        assert page is not None
        page.choose_tab_called(tab)
        if isinstance(page.tab, TableTab) and page.tab.panel is not None:
            panel = page.tab.panel
            panel.view.select([panel.model.ref_at(0)])
        return tour.window, None

    return Step(name, prepare)


def _asked_of(name: str, action_id: str, network: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        selected(tour, "network", network)
        window, dialog = await asked(tour, action_id)
        if isinstance(dialog, PacketSizeDialog):
            dialog.mtu.set_value(1400)
            dialog.now.setChecked(True)
        if isinstance(dialog, HostAddressesDialog):
            dialog.first.setText("10.0.41.21")
            dialog.check()
        return window, dialog

    return Step(name, prepare)


async def _menu(tour: Tour) -> Pictured:
    """Everything that cannot be done says why."""
    selected(tour, "network", NETWORK)
    bar = tour.window.shell.menu_bar
    menu = bar.menus[Menu.NETWORK]
    menu.popup(bar.mapToGlobal(QPoint(bar.actionGeometry(menu.menuAction()).left(), bar.height())))
    return tour.window, menu


async def _link(tour: Tour) -> Pictured:
    """Of a network that nothing is plugged into, which the demo has not."""
    store = tour.window.connection.store
    network = next(
        ref for ref, each in store.cache.of(Network, "network").items() if each.name_label == "VLAN 120 DMZ"
    )
    dialog = NetworkLinkDialog(store, Selection.of(store.cache, [network]), tour.window)
    dialog.open()
    return tour.window, dialog


async def _overview(tour: Tour) -> Pictured:
    tour.window.shell.menu_bar.menus[Menu.NETWORK].close()
    selected(tour, "network", "bond0")
    assert tour.window.pages.page is not None
    tour.window.pages.page.choose_tab(0)
    return tour.window, None


NETWORKS = (
    _step("new-network-kinds", Kind.EXTERNAL, _kinds),
    _step("new-network-vlan", Kind.EXTERNAL, lambda wizard: _on_bond(wizard, 120)),
    _step("new-network-name", Kind.EXTERNAL, _name),
    _step("new-network-bond", Kind.BONDED, _members("eth4", "eth5", mode=Mode.LACP)),
    _step("new-network-bond-management", Kind.BONDED, _members("eth0", "eth4")),
    _step("new-network-bond-wrong", Kind.BONDED, _members("eth0", "eth3")),
    _step("new-network-tunnel", Kind.TUNNEL, _card),
    _step("new-network-sriov", Kind.SRIOV, _card),
    _step("new-network-review", Kind.BONDED, _review),
    Step("new-network-calls", _calls),
    _tab("networks-of-pool", "pool", "lab-pool", "Networks"),
    _tab("network-hosts", "network", "bond0", "Hosts"),
    _tab("host-networks", "host", HOST, "Networks"),
    _tab("host-nics", "host", HOST, "NICs"),
    _address("address-management", "eth0", _moved),
    _address("address-secondary", "eth4", _secondary),
    _question("pif-manage-by", "pif.manage_by", "eth3"),
    _question("pif-take-bond-apart", "pif.destroy_bond", "bond0"),
    _asked_of("network-delete", "network.delete", "bond0"),
    _asked_of("network-packet-size", "network.set_mtu", "bond0"),
    Step("network-link", _link),
    _asked_of("network-bond-mode", "network.edit_bond", "bond0"),
    _asked_of("network-host-addresses", "network.configure_hosts", "Storage"),
    Step("network-menu", _menu),
    Step("network-overview", _overview),
)
