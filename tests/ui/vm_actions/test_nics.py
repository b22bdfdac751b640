# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: an interface is added to a running VM, moved to another network, and removed."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.xapi.refs import Ref


async def test_added_moved_and_removed(doing: Doing) -> None:
    vm = doing.ref("VM", "web-frontend-01")
    before = set(doing.get("VM", vm).VIFs)
    (dialog,) = doing.choose("vm.new_nic", vm)
    type_text(dialog.mac, "02:00:5e:10:00:02")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: set(doing.get("VM", vm).VIFs) - before)
    (made,) = set(doing.get("VM", vm).VIFs) - before
    vif = Ref(made)
    await doing.until(lambda: doing.get("VIF", vif).currently_attached)
    assert doing.get("VIF", vif).MAC == "02:00:5e:10:00:02"
    network = doing.ref("network", "VLAN 120 DMZ")
    (dialog,) = doing.choose("nic.edit", vif)
    dialog.network.choose(network)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VIF", vif).network == network)
    (question,) = doing.choose("nic.remove", vif)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("VIF", vif) is None)
