# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a vApp is made and started; memory and protection of a VM are changed."""

from __future__ import annotations

from typing import Any

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.ui.dialogs.tpm import TpmDialog


async def test_a_vapp_is_made_and_started(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    (dialog,) = doing.choose("vapp.new", vm)
    type_text(dialog.name, "shop")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: vm in doing.get("VM_appliance", doing.get("VM", vm).appliance).VMs)
    await doing.succeed(lambda: doing.choose("vapp.start", vm))
    await doing.until(lambda: doing.get("VM", vm).power_state == "Running")


async def test_memory_is_changed_and_deletion_forbidden(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    (dialog,) = doing.choose("vm.resources", vm)
    type_text(dialog.fields.static_max, "6 GiB")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VM", vm).memory_static_max == 6 << 30)
    await doing.succeed(lambda: doing.choose("vm.protect_deletion", vm))
    await doing.until(lambda: "destroy" not in doing.get("VM", vm).allowed_operations)
    doing.window.hub.select([vm])
    assert not doing.window.hub.q_action("vm.delete").isEnabled()


async def test_a_tpm_goes_only_with_its_name_typed(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    asked: list[Any] = []
    doing.window.actions_runner.asked.connect(asked.append)

    def opened() -> TpmDialog:
        doing.choose("vm.tpm", vm)
        assert isinstance(doing.window.shell.dialog, TpmDialog)
        return doing.window.shell.dialog

    shown = opened()
    assert not shown.remove.isEnabled()
    assert "has no TPM" in shown.remove.toolTip()
    click(shown.add)
    (adding,) = asked
    click(adding.unique)
    await doing.succeed(lambda: click(adding.go))
    await doing.until(lambda: doing.get("VM", vm).VTPMs)
    shown = opened()
    assert shown.fields.text("Unique") == "Its contents are never copied"
    assert shown.fields.text("Contents") == "In the pool's database"
    assert not shown.add.isEnabled()
    click(shown.remove)
    question = asked[-1]
    assert not question.go.isEnabled()
    type_text(question.typed, "old-jira")
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: not doing.get("VM", vm).VTPMs)
    doing.window.hub.select([vm])
    assert "has no TPM" in doing.window.hub.q_action("vm.remove_vtpm").toolTip()
