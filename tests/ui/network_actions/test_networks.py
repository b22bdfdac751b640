# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: networks on three hosts are made and deleted, addresses given, and the window survives its own cuts."""

from __future__ import annotations

from PySide6.QtCore import Qt

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.address import AddressDialog
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.network_link import NetworkLinkDialog
from xolite_desktop.ui.dialogs.network_settings import BondDialog, PacketSizeDialog
from xolite_desktop.ui.dialogs.sriov_capacity import SriovCapacityDialog
from xolite_desktop.ui.wizards.new_network.bond_page import MemberRow
from xolite_desktop.ui.wizards.new_network.new_network_wizard import NewNetworkWizard
from xolite_desktop.xapi.plans.address import Mode4
from xolite_desktop.xapi.plans.new_network.new_network import Kind, Mode
from xolite_desktop.xapi.refs import Ref


def pif(doing: Doing, host: str, device: str) -> Ref:
    owner = doing.ref("host", host)
    found = doing.cache.records("PIF").items()
    return next(ref for ref, each in found if (each.host, each.device, each.VLAN) == (owner, device, -1))  # type: ignore[union-attr]


def wizard_of(doing: Doing, kind: Kind) -> NewNetworkWizard:
    (wizard,) = doing.choose("network.new", doing.ref("pool", "lab-pool"))
    assert isinstance(wizard, NewNetworkWizard)
    rows = wizard.kind_page.rows
    items = (rows.item(row) for row in range(rows.count()))
    rows.setCurrentItem(next(item for item in items if item.data(Qt.ItemDataRole.UserRole) == kind.value))
    click(wizard.next)
    return wizard


async def made(doing: Doing, wizard: NewNetworkWizard, name: str) -> Ref:
    """Go on to the end and wait for the network."""
    click(wizard.next)
    wizard.name_page.name.setText(name)
    click(wizard.next)
    await doing.succeed(lambda: click(wizard.create_button))
    await doing.until(lambda: doing.ref("network", name))
    return doing.ref("network", name)


async def deleted(doing: Doing, network: Ref, name: str) -> ConfirmDialog:
    (question,) = doing.choose("network.delete", network)
    assert isinstance(question, ConfirmDialog)
    assert question.typed is not None
    question.typed.setText(name)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("network", network) is None)
    return question


def vlans(doing: Doing, network: Ref) -> list[int]:
    return [doing.get("PIF", ref).VLAN for ref in doing.get("network", network).PIFs]


def linked(doing: Doing, network: Ref) -> NetworkLinkDialog:
    (dialog,) = doing.choose("network.edit_link", network)
    assert isinstance(dialog, NetworkLinkDialog)
    return dialog


async def test_a_vlan_on_three_hosts(doing: Doing) -> None:
    wizard = wizard_of(doing, Kind.EXTERNAL)
    rows = wizard.card_page.rows
    names = [rows.item(row).text() for row in range(rows.count())]
    rows.setCurrentRow(names.index("bond0"))
    wizard.card_page.vlan.set_value(120)
    wizard.card_page.vlan.edited.emit()
    assert not wizard.next.isEnabled(), "the pool has this VLAN there"
    wizard.card_page.vlan.set_value(321)
    wizard.card_page.vlan.edited.emit()
    click(wizard.next)
    assert wizard.name_page.name.text() == "VLAN 321 on bond0"
    wizard.back.click()
    network = await made(doing, wizard, "Guests")
    await doing.until(lambda: vlans(doing, network) == [321] * 3)
    dialog = linked(doing, network)
    assert not dialog.go.isEnabled()
    dialog.vlan.set_value(120)
    dialog.vlan.edited.emit()
    assert not dialog.go.isEnabled(), "another network has it"
    dialog.vlan.set_value(322)
    dialog.vlan.edited.emit()
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: vlans(doing, network) == [322] * 3)
    dialog = linked(doing, network)
    dialog.card.choose("")
    assert not dialog.vlan.isVisible()
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: vlans(doing, network) == [])
    await deleted(doing, network, "Guests")
    assert not any(getattr(each, "tag", 0) in (321, 322) for each in doing.cache.records("VLAN").values())


async def test_a_bond_takes_management_along_and_the_window_comes_back(doing: Doing) -> None:
    wizard = wizard_of(doing, Kind.BONDED)
    rows = [row for row in wizard.bond_page.members.rows if isinstance(row, MemberRow)]
    assert [row.box.text() for row in rows if not row.box.isEnabled()] == ["eth1", "eth2"]
    for row in rows:
        row.box.setChecked(row.box.text() in ("eth0", "eth4"))
    wizard.bond_page.mode.choose(Mode.LACP)
    assert "comes back by itself" in wizard.bond_page.note.text()
    seen: list[State] = []
    doing.window.connection.state_changed.connect(seen.append)
    network = await made(doing, wizard, "Fast")
    await doing.until(lambda: len(doing.get("network", network).PIFs) == 3)
    pifs = [doing.get("PIF", ref) for ref in doing.get("network", network).PIFs]
    assert all(each.management and each.bond_master_of for each in pifs)
    connection = doing.window.connection
    await until(lambda: State.LOST in seen and connection.is_usable, connection.state_changed)
    (dialog,) = doing.choose("network.edit_bond", network)
    assert isinstance(dialog, BondDialog)
    dialog.mode.choose(Mode.BACKUP)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(
        lambda: {doing.get("Bond", each.bond_master_of[0]).mode for each in pifs} == {"active-backup"}
    )
    await deleted(doing, network, "Fast")
    assert doing.get("PIF", pif(doing, "xcp-01", "eth0")).management


async def test_an_interface_gets_an_address_and_manages_the_host(doing: Doing) -> None:
    card = pif(doing, "xcp-01", "eth4")
    (dialog,) = doing.choose("pif.configure", card)
    assert isinstance(dialog, AddressDialog)
    assert not dialog.go.isEnabled()
    dialog.mode.choose(Mode4.STATIC)
    dialog.ip.setText("10.0.70.11")
    dialog.netmask.setText("255.255.255.0")
    dialog.purpose.setText("Backup")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("PIF", card).disallow_unplug)
    assert doing.get("PIF", card).IP == "10.0.70.11"
    doing.window.hub.select([card])
    assert "protected" in doing.window.hub.q_action("pif.unplug").toolTip()
    (question,) = doing.choose("pif.manage_by", card)
    seen: list[State] = []
    doing.window.connection.state_changed.connect(seen.append)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("PIF", card).management)
    connection = doing.window.connection
    await until(lambda: State.LOST in seen and connection.is_usable, connection.state_changed)


async def test_packets_are_larger_at_once(doing: Doing) -> None:
    network = doing.ref("network", "Private lab")
    (dialog,) = doing.choose("network.set_mtu", network)
    assert isinstance(dialog, PacketSizeDialog)
    assert not dialog.go.isEnabled()
    dialog.mtu.set_value(9000)
    dialog.now.setChecked(True)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("network", network).MTU == 9000)
    attached = [vif for vif in doing.cache.records("VIF").values() if getattr(vif, "network", "") == network]
    assert any(getattr(vif, "currently_attached", False) for vif in attached)


async def test_hosts_say_how_many_virtual_functions_they_have_left(
    doing: Doing, simulator: Simulator
) -> None:
    hosts = [doing.ref("host", name) for name in ("xcp-01", "xcp-02")]

    def give_functions() -> str:
        db = simulator.db
        network = db.create("network", name_label="Direct", managed=True)
        for host in hosts:
            card = pif(doing, doing.get("host", host).name_label, "eth4")
            logical = db.create("PIF", network=network, host=host, device="eth4", managed=True)
            waits = host == hosts[1]
            db.create("network_sriov", physical_PIF=card, logical_PIF=logical, requires_reboot=waits)
        return network

    network = simulator.run(give_functions)
    await doing.until(lambda: len(doing.get("network", network).PIFs) == 2)
    (dialog,) = doing.choose("network.show_capacity", network)
    assert isinstance(dialog, SriovCapacityDialog)
    if dialog.capacity.is_asking:
        await until(lambda: not dialog.capacity.is_asking, dialog.capacity.changed)
    first, second = dialog.rows.verdicts
    assert first.title.startswith("xcp-01: ")
    assert first.title.endswith(" virtual functions left")
    assert "after a restart" in second.reason
    dialog.reject()
    doing.window.hub.select([doing.ref("network", "Private lab")])
    assert "no virtual functions" in doing.window.hub.q_action("network.show_capacity").toolTip()
