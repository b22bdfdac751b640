# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a running VM gets a disk, loses it, and it is deleted; its drive gets a disc."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.disk import NewDiskDialog
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import Ref


def vbds_of(doing: Doing, vm: Ref) -> set[Ref]:
    return {ref for ref, vbd in doing.cache.of(VBD, "VBD").items() if vm == vbd.VM}


async def test_made_deactivated_and_deleted(doing: Doing) -> None:
    vm = doing.ref("VM", "web-frontend-01")
    before = vbds_of(doing, vm)
    (dialog,) = doing.choose("vm.new_disk", vm)
    assert isinstance(dialog, NewDiskDialog)
    type_text(dialog.name, "scratch")
    type_text(dialog.amount, "5 GiB")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: vbds_of(doing, vm) - before)
    (made,) = vbds_of(doing, vm) - before
    await doing.until(lambda: doing.get("VBD", made).currently_attached)
    vdi = doing.get("VBD", made).VDI
    (question,) = doing.choose("disk.deactivate", made)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: not doing.get("VBD", made).currently_attached)
    (question,) = doing.choose("disk.delete", made)
    assert isinstance(question, ConfirmDialog)
    assert question.typed is not None
    type_text(question.typed, doing.window.hub.selection.items[0].name)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("VDI", vdi) is None)
