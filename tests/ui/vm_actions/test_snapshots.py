# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a snapshot, back to it, and away with it."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.xapi.refs import Ref


async def test_taken_gone_back_to_and_deleted(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    (dialog,) = doing.choose("vm.snapshot", vm)
    type_text(dialog.name, "clean")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VM", vm).snapshots)
    snapshot = Ref(doing.get("VM", vm).snapshots[0])
    await doing.until(lambda: "revert" in doing.get("VM", snapshot).allowed_operations)
    (dialog,) = doing.choose("snapshot.revert", snapshot)
    click(dialog.keep)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: "destroy" in doing.get("VM", snapshot).allowed_operations)
    (dialog,) = doing.choose("snapshot.delete", snapshot)
    type_text(dialog.typed.line, "clean")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VM", snapshot) is None)
