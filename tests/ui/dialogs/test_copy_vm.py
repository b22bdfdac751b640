# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs are copied fast or in full, turned into templates and back, and made of templates."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.dialogs.copy_vm import FAST, FULL, CopyVmDialog
from xolite_desktop.xapi.errors import Failure

HALTED, TEMPLATE = "old-jira", "debian-12-hardened"


def test_a_fast_copy_is_a_clone_with_a_name_that_is_free(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    asking.call("VM.clone", vm, f"{HALTED} (copy)")
    dialog = asking.open("vm.copy", vm)
    assert isinstance(dialog, CopyVmDialog)
    assert dialog.name.text() == f"{HALTED} (copy 2)"
    assert dialog.way.value == FAST
    dialog.description.setPlainText("for a try")
    client = asking.do("vm.copy", dialog, vm)
    made = asking.ref("VM", f"{HALTED} (copy 2)")
    assert client.calls == [
        ("VM.clone", (vm, f"{HALTED} (copy 2)")),
        ("VM.set_name_description", (made, "for a try")),
    ]


def test_a_full_copy_goes_to_a_storage_with_room(asking: Any) -> None:
    vm, sr = asking.ref("VM", HALTED), asking.ref("SR", "Archive")
    dialog = asking.open("vm.copy", vm)
    dialog.way.choose(FULL)
    dialog.sr.choose(sr)
    client = asking.do("vm.copy", dialog, vm)
    assert client.calls[0] == ("VM.copy", (vm, f"{HALTED} (copy)", sr))
    dialog = asking.open("vm.copy", vm)
    dialog.way.choose(FULL)
    dialog.sr.choose(sr)
    for pbd in asking.db.get("SR", sr)["PBDs"]:
        asking.update("PBD", pbd, currently_attached=False)
    dialog.check()
    assert not dialog.go.isEnabled()


def test_a_copy_needs_a_name(asking: Any) -> None:
    dialog = asking.open("vm.copy", asking.ref("VM", HALTED))
    dialog.name.setText("")
    assert not dialog.go.isEnabled()


def test_nothing_is_left_of_a_copy_that_could_not_be_finished(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    before = set(asking.db.records("VM")), set(asking.db.records("VDI"))
    dialog = asking.open("vm.copy", vm)
    dialog.description.setPlainText("for a try")
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.copy", dialog, vm, failing=1)
    assert (set(asking.db.records("VM")), set(asking.db.records("VDI"))) == before


def test_a_vm_becomes_a_template_and_a_vm_again(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    assert asking.run("vm.to_template", None, vm).calls == [("VM.set_is_a_template", (vm, True))]
    assert asking.run("template.to_vm", None, vm).calls == [("VM.set_is_a_template", (vm, False))]
    assert not asking.db.get("VM", vm)["is_a_template"]
