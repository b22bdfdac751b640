# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: hosts verify certificates, the pool has another secret and other fields, whatever is selected meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.custom_fields import CustomFieldsDialog
from xolite_desktop.xapi.plans.custom_fields import custom_fields


async def test_hosts_begin_to_verify_certificates_and_the_secret_is_rotated(
    doing: Doing, simulator: Simulator
) -> None:
    pool, hub = next(iter(doing.cache.records("pool"))), doing.window.hub
    vm = doing.ref("VM", "gitlab")
    hub.select([vm])
    assert "already" in hub.q_action("pool.verify_certificates").toolTip()
    simulator.run(lambda: simulator.db.update("pool", pool, tls_verification_enabled=False))
    await doing.until(lambda: not doing.get("pool", pool).tls_verification_enabled)
    hub.select([vm])
    assert "pool.rotate_secret" in [action.id for action in hub.shown_in(Menu.POOL)]
    assert "pool.rotate_secret" not in [action.id for action in hub.shown_in(Menu.CONTEXT)]
    (question,) = doing.choose("pool.verify_certificates", vm)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("pool", pool).tls_verification_enabled)
    (question,) = doing.choose("pool.rotate_secret", pool)
    await doing.succeed(lambda: click(question.go))
    assert simulator.calls["Async.pool.rotate_secret"] == 1
    await defines_fields(doing, pool)


async def defines_fields(doing: Doing, pool: str) -> None:
    (dialog,) = doing.choose("pool.custom_fields", pool)
    assert isinstance(dialog, CustomFieldsDialog)
    assert dialog.list.ticked == ["Owner", "Cost centre"]
    assert not dialog.go.isEnabled()
    type_text(dialog.name, "owner")
    click(dialog.add)
    assert "already" in dialog.form._wrong["name"].text()
    type_text(dialog.name, "Bought")
    dialog.kind.choose(True)
    click(dialog.add)
    dialog.list.lines()[0].setCheckState(Qt.CheckState.Unchecked)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(
        lambda: [field.name for field in custom_fields(doing.get("pool", pool))] == ["Cost centre", "Bought"]
    )
