# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a copy becomes a template, and a VM is made of that."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from tests.ui.vm_actions.test_new_vm import turn_to
from xolite_desktop.xapi.records.vm import VM


async def test_copied_made_a_template_and_made_a_vm_of(doing: Doing) -> None:
    (dialog,) = doing.choose("vm.copy", doing.ref("VM", "old-jira"))
    type_text(dialog.name, "mould")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: "mould" in {vm.name_label for vm in doing.cache.of(VM, "VM").values()})
    mould = doing.ref("VM", "mould")
    await doing.until(lambda: "make_into_template" in doing.get("VM", mould).allowed_operations)
    (question,) = doing.choose("vm.to_template", mould)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("VM", mould).is_a_template)
    await doing.until(lambda: "clone" in doing.get("VM", mould).allowed_operations)
    (wizard,) = doing.choose("vm.new", mould)
    turn_to(wizard, wizard.name_page)
    type_text(wizard.name_page.name, "cast")
    turn_to(wizard, wizard.review_page)
    click(wizard.review_page.start)
    await doing.succeed(lambda: click(wizard.create_button))
    await doing.until(lambda: not doing.get("VM", doing.ref("VM", "cast")).is_a_template)
