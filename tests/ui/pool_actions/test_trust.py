# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: hosts verify certificates, the pool has another secret, whatever is selected meanwhile."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.simulator.server import Simulator


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
