# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces added, edited, plugged and removed: addresses are checked here, since the server takes nearly any."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.dialogs.nic import EditNicDialog, NewNicDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.nic import Locking, Nic, mac_problem
from xolite_desktop.xapi.refs import Ref

RUNNING, HALTED = "web-frontend-01", "old-jira"
FREE_MAC = "02:00:5e:10:00:01"


def vifs(asking: Any, vm: Ref) -> list[Ref]:
    return list(map(Ref, asking.db.get("VM", vm)["VIFs"]))


def texts(dialog: Any) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if not label.isHidden())


def names(client: Any) -> list[str]:
    return [name for name, _ in client.calls]


def test_a_new_interface_is_plugged_into_the_running_vm(asking: Any) -> None:
    vm, network = asking.ref("VM", RUNNING), asking.ref("network", "VLAN 120 DMZ")
    before = vifs(asking, vm)
    dialog = asking.open("vm.new_nic", vm)
    assert isinstance(dialog, NewNicDialog)
    dialog.network.choose(network)
    dialog.mac.setText(FREE_MAC.upper().replace(":", "-"))
    dialog.rate.setText("2048")
    dialog.locking.choose(Locking.LOCKED)
    dialog.ipv4.setText("192.0.2.10 192.0.2.11")
    dialog.ipv6.setText("2001:db8::10")
    client = asking.do("vm.new_nic", dialog, vm)
    assert names(client) == ["VIF.create", "VIF.plug"]
    (made,) = set(vifs(asking, vm)) - set(before)
    vif = asking.db.get("VIF", made)
    assert vif["currently_attached"]
    assert (vif["network"], vif["MAC"], vif["locking_mode"]) == (network, FREE_MAC, "locked")
    assert (vif["qos_algorithm_type"], vif["qos_algorithm_params"]) == ("ratelimit", {"kbps": "2048"})
    assert vif["ipv4_allowed"] == ["192.0.2.10", "192.0.2.11"]


def test_nothing_is_left_of_an_interface_that_cannot_be_plugged(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    before = set(asking.db.records("VIF"))
    dialog = asking.open("vm.new_nic", vm)
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.new_nic", dialog, vm, failing=1)
    assert set(asking.db.records("VIF")) == before


def test_what_is_wrong_is_said_beside_the_field(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    dialog = asking.open("vm.new_nic", vm)
    assert dialog.go.isEnabled()
    taken = next(iter(asking.db.records("VIF").values()))["MAC"]
    for mac, said in (("01:00:5e:00:00:01", "group"), ("no", "MAC"), (taken, "is taken")):
        dialog.mac.setText(mac)
        assert said in texts(dialog)
        assert not dialog.go.isEnabled()
    dialog.mac.setText("")
    dialog.rate.setText("-3")
    assert "The rate must be" in texts(dialog)
    dialog.rate.setText("0")
    dialog.locking.choose(Locking.LOCKED)
    dialog.ipv4.setText("2001:db8::10")
    assert not dialog.go.isEnabled()
    assert mac_problem(asking.cache, FREE_MAC) is None
    assert mac_problem(asking.cache, FREE_MAC, frozenset({FREE_MAC})) == ("MAC_TAKEN", (FREE_MAC, ""))
    assert Nic(None).problems(asking.cache)[0].code == "NETWORK_MISSING"


def test_another_network_moves_the_interface_as_it_is(asking: Any) -> None:
    vif = vifs(asking, asking.ref("VM", RUNNING))[0]
    dialog = asking.open("nic.edit", vif)
    assert isinstance(dialog, EditNicDialog)
    assert not dialog.go.isEnabled()
    other = asking.ref("network", "Storage")
    dialog.network.choose(other)
    client = asking.do("nic.edit", dialog, vif)
    assert client.calls == [("VIF.move", (vif, other))]


def test_another_address_makes_it_anew_at_its_place(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    vif = vifs(asking, vm)[0]
    device, network = asking.db.get("VIF", vif)["device"], asking.db.get("VIF", vif)["network"]
    dialog = asking.open("nic.edit", vif)
    dialog.mac.setText(FREE_MAC)
    client = asking.do("nic.edit", dialog, vif)
    assert names(client) == ["VIF.unplug", "VIF.destroy", "VIF.create", "VIF.plug"]
    made = [asking.db.get("VIF", each) for each in vifs(asking, vm)]
    (new,) = [each for each in made if each["device"] == device]
    assert (new["MAC"], new["network"], new["currently_attached"]) == (FREE_MAC, network, True)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_if_the_new_one_cannot_be_made_one_like_the_old_takes_its_place(asking: Any, failing: int) -> None:
    vm = asking.ref("VM", RUNNING)
    vif = vifs(asking, vm)[0]
    before = dict(asking.db.get("VIF", vif))
    dialog = asking.open("nic.edit", vif)
    dialog.mac.setText(FREE_MAC)
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("nic.edit", dialog, vif, failing=failing)
    kept = [asking.db.get("VIF", each) for each in vifs(asking, vm)]
    (same,) = [each for each in kept if each["device"] == before["device"]]
    for field in ("MAC", "network", "currently_attached", "locking_mode"):
        assert same[field] == before[field], field


def test_one_that_was_unplugged_stays_so(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    vif = vifs(asking, vm)[0]
    assert names(asking.run("nic.unplug", None, vif)) == ["VIF.unplug"]
    dialog = asking.open("nic.edit", vif)
    dialog.rate.setText("512")
    assert names(asking.do("nic.edit", dialog, vif)) == ["VIF.destroy", "VIF.create"]
    assert not asking.db.get("VIF", vifs(asking, vm)[-1])["currently_attached"]


def test_unplugged_plugged_and_removed(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    vif = vifs(asking, vm)[0]
    asking.run("nic.unplug", None, vif)
    assert names(asking.run("nic.plug", None, vif)) == ["VIF.plug"]
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.run("nic.remove", None, vif, failing=1)
    assert asking.db.get("VIF", vif)["currently_attached"]
    assert names(asking.run("nic.remove", None, vif)) == ["VIF.unplug", "VIF.destroy"]
    assert vif not in vifs(asking, vm)
