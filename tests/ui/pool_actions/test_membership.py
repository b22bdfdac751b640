# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: another host leads the pool, a host joins it and leaves it; the window comes back by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpers.doing import Doing
from helpers.person import button_called, click, type_text, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.dialogs.choose_coordinator import ChangeCoordinatorDialog
from xolite_desktop.ui.dialogs.eject_host import EjectHostDialog
from xolite_desktop.ui.dialogs.join_pool import JoinPoolDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows

from .conftest import SPEED


@pytest.fixture
def alone() -> Iterator[Simulator]:
    """A host that is no member of any pool yet."""
    running = Simulator("one_host", clock=RealClock(speed=SPEED), lives=False)
    running.login_delay_s = 0.0
    with running:
        yield running


def pool_of(doing: Doing) -> str:
    return next(iter(doing.cache.records("pool")))


async def test_another_host_becomes_the_coordinator_at_its_own_address(
    member: Simulator, doing: Doing, simulator: Simulator
) -> None:
    target, there = doing.ref("host", "xcp-02"), member.port
    connection = doing.window.connection
    seen: list[State] = []
    connection.state_changed.connect(seen.append)
    (dialog,) = doing.choose("pool.change_coordinator", pool_of(doing))
    assert isinstance(dialog, ChangeCoordinatorDialog)
    rows = {dialog.hosts.item(row).text(): dialog.hosts.item(row) for row in range(dialog.hosts.count())}
    assert "coordinator" in str(rows["xcp-01"].data(0x101))
    dialog.prefer(target)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("pool", pool_of(doing)).master == target)
    await until(lambda: connection.is_usable, connection.state_changed)
    assert State.LOST in seen
    assert str(connection.endpoint) == f"127.0.0.1:{there}"
    assert simulator.port == there


async def test_a_host_is_made_the_coordinator_from_its_menu_and_is_not_removed_then(doing: Doing) -> None:
    target, hub = doing.ref("host", "xcp-02"), doing.window.hub
    (dialog,) = doing.choose("host.eject", doing.ref("host", "xcp-03"))
    assert isinstance(dialog, EjectHostDialog)
    dialog.reject()
    hub.select([target])
    assert "VMs" in hub.q_action("host.eject").toolTip()
    doing.window.hub.select([doing.ref("host", "xcp-01")])
    assert "is the coordinator" in doing.window.hub.q_action("host.make_coordinator").toolTip()
    (question,) = doing.choose("host.make_coordinator", target)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("pool", pool_of(doing)).master == target)
    connection = doing.window.connection
    await until(lambda: connection.is_usable, connection.state_changed)
    hub.select([target])
    assert "cannot leave its pool" in hub.q_action("host.eject").toolTip()


async def test_a_host_joins_once_nothing_speaks_against_it_and_leaves_again(
    doing: Doing, windows: Windows, alone: Simulator, simulator: Simulator
) -> None:
    (dialog,) = doing.choose("pool.join", pool_of(doing))
    assert isinstance(dialog, JoinPoolDialog)
    assert dialog.none.isVisible()
    assert not dialog.go.isEnabled()
    click(dialog.connect_more)
    connecting = windows.connecting[-1]
    type_text(connecting.window.host, f"127.0.0.1:{alone.port}")
    type_text(connecting.window.password, alone.password)
    before = len(windows.pool_windows)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: connecting.questions.dialog is not None, connecting.questions.asked)
    assert isinstance(connecting.questions.dialog, NewCertificate)
    click(connecting.questions.dialog.trust)
    await until(lambda: len(windows.pool_windows) > before, windows.opened)
    other = windows.pool_windows[-1]
    assert dialog.joining is other.connection
    reasons = [verdict.reason for verdict in dialog.rows.verdicts if verdict.reason]
    assert any("Stop all VMs" in reason for reason in reasons)
    assert "Stop all VMs" in dialog.form._wrong["host"].text()
    alone.run(lambda: stop_all(alone))
    there = Doing(other)
    await there.until(lambda: there.get("VM", there.ref("VM", "media")).power_state == "Halted")
    dialog.check()
    assert dialog.form._wrong["host"].text() == ""
    assert not dialog.go.isEnabled()
    type_text(dialog.password, "wrong")
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    assert other.connection.is_usable

    dialog = dropped(doing.window, other, there.ref("host", "xcp-home"), pool_of(doing))
    assert isinstance(dialog, JoinPoolDialog)
    assert dialog.joining is other.connection
    type_text(dialog.password, simulator.password)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.ref("host", "xcp-home") if has(doing, "xcp-home") else None)
    assert other.connection.state is State.CLOSED
    await leaves(doing, "xcp-home")


def dropped(on: PoolWindow, giver: PoolWindow, ref: str, target: str) -> object:
    """What is asked when an object of one window is dropped on the tree of another."""
    dialogs: list[object] = []
    on.actions_runner.asked.connect(dialogs.append)
    view, source = on.sidebar.view, giver.sidebar.view
    at = view.visualRect(on.tree.index_of(target)).center()
    assert view.drag_over([ref], at, source), view.note.label.text()
    view.end_drag()
    view.dropped.emit([ref], target, source.giver)
    on.actions_runner.asked.disconnect(dialogs.append)
    (dialog,) = dialogs
    return dialog


async def leaves(doing: Doing, name: str) -> None:
    host = doing.ref("host", name)
    (dialog,) = doing.choose("host.eject", host)
    assert isinstance(dialog, EjectHostDialog)
    assert not dialog.go.isEnabled()
    type_text(dialog.typed.line, name)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("host", host) is None)


def has(doing: Doing, name: str) -> bool:
    return any(getattr(record, "name_label", "") == name for record in doing.cache.records("host").values())


def stop_all(pool: Simulator) -> None:
    for ref, vm in list(pool.db.records("VM").items()):
        if vm["power_state"] != "Halted" and not vm["is_control_domain"]:
            pool.db.update("VM", ref, power_state="Halted", resident_on=NULL_REF)
