# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The window of a pool when the connection goes, when it is closed, and when it comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from helpers.person import button_called, click
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]
SMALL = (790, 640)  # fits the display of the off-screen platform


def words_of(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


async def test_a_lost_connection_is_said_and_healed(
    window: PoolWindow, simulator: Simulator, heard: Heard
) -> None:
    states: list[State] = []
    window.connection.state_changed.connect(states.append)
    lost = asyncio.ensure_future(heard(window.connection.state_changed, lambda state: state is State.LOST))
    await asyncio.sleep(0)
    simulator.refuse_connections()
    simulator.drop_connections()
    try:
        await lost
        assert not window.banner.isHidden()
        assert window.banner.sentence.startswith("Connection lost")
        assert (
            window.banner._other.isHidden()
        )  # it may come back by itself: nobody is offered to take over yet
        assert "Connection lost" in window.status_bar.live.text()
    finally:
        simulator.accept_connections()
    live = asyncio.ensure_future(heard(window.connection.state_changed, lambda state: state is State.LIVE))
    await asyncio.sleep(0)
    if window.connection.state is State.LOST:
        click(button_called(window.banner, "Retry now"))
    await live
    assert window.banner.isHidden()


async def test_disconnecting_keeps_what_is_shown_and_offers_to_come_back(
    window: PoolWindow, heard: Heard
) -> None:
    wanted: list[tuple[str, str]] = []
    window.reconnect_asked.connect(lambda *address: wanted.append(address))
    window.hub.q_action("pool.disconnect").trigger()
    await heard(window.connection.state_changed, lambda state: state is State.CLOSED)
    assert window.banner.sentence.startswith("Disconnected")
    assert window.tree.object_count > 100
    window.banner.acted.emit()
    assert wanted[0][1] == "root"


async def test_signing_out_leads_back_to_the_connect_window(window: PoolWindow, windows: Windows) -> None:
    window.hub.q_action("pool.sign_out").trigger()
    assert windows.pool_windows == []
    assert windows.connecting[0].window.user.text() == "root"


async def test_a_failed_job_has_details(window: PoolWindow, find: Find, heard: Heard) -> None:
    async def fail(_: object) -> None:
        await window.connection.client.call("VM.start", find(window, "VM", "web-frontend-01"), False, False)

    window._runner.start("Starting web-frontend-01", fail)
    await heard(window.jobs.ended)
    row = window.job_panel.rows[0]
    assert row.title.text().startswith("Starting web-frontend-01 failed: ")
    assert row.detail.text() == "VM_BAD_POWER_STATE"
    row.details.click()
    assert [d for d in window.findChildren(QWidget) if d.windowTitle() == "Starting web-frontend-01 failed"]
    window.jobs.clear_finished()
    assert row not in window.job_panel.rows


async def test_the_window_comes_back_as_it_was(
    window: PoolWindow, windows: Windows, pinned_profile: Profile
) -> None:
    window.resize(*SMALL)
    window.splitter.setSizes([240, SMALL[0] - 240])
    window.job_panel.fold(True)
    sidebar_width = window.sidebar.width()
    again = PoolWindow(window.connection, pinned_profile)
    window.look.remember()
    again.look.restore()
    assert (again.width(), again.height()) == SMALL
    assert again.job_panel.is_folded
    assert again.splitter.sizes()[0] == sidebar_width
    again.questions.stop()
    again.deleteLater()


async def test_selection_tab_and_closed_nodes_come_back(
    window: PoolWindow, find: Find, pinned_profile: Profile
) -> None:
    vm, host = find(window, "VM", "gitlab"), find(window, "host", "xcp-01")
    window.select(vm)
    window.pages.page.choose_tab_called("Console")  # type: ignore[union-attr]
    window.sidebar.view.collapse(window.tree.index_of(host))
    window.look.remember()
    again = PoolWindow(window.connection, pinned_profile)
    assert again.sidebar.selected == [vm]
    assert again.pages.page is not None
    assert again.pages.page.tab.title == "Console"
    assert not again.sidebar.view.isExpanded(again.tree.index_of(host))
    assert again.sidebar.view.isExpanded(again.tree.index_of(find(window, "host", "xcp-02")))
    again.pages.close_consoles()
    again.questions.stop()
    again.deleteLater()


async def test_closing_asks_while_something_runs_that_would_be_lost(window: PoolWindow, heard: Heard) -> None:
    released = asyncio.Event()

    async def upload(_: object) -> None:
        await released.wait()

    window._runner.start("Importing appliance.xva", upload, outlives_us=False)
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    assert not window.close()
    (dialog,) = window.findChildren(ConfirmDialog)
    assert "Importing appliance.xva" in words_of(dialog)
    dialog.cancel.click()
    assert closed == []
    released.set()
    await heard(window.jobs.ended)
    assert window.close()
    assert closed == [True]


async def test_closing_anyway_needs_one_press_more(window: PoolWindow) -> None:
    window._runner.start("Importing appliance.xva", lambda _: asyncio.Event().wait(), outlives_us=False)
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.close()
    window.findChildren(ConfirmDialog)[0].go.click()
    assert closed == [True]


async def test_a_failed_job_is_tried_again_in_its_place(window: PoolWindow, find: Find, heard: Heard) -> None:
    attempts: list[int] = []

    async def fail_once(_: object) -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise Failure("HOST_NOT_ENOUGH_FREE_MEMORY")

    window._runner.start("Starting sap-sandbox", fail_once)
    await heard(window.jobs.ended)
    window.job_panel.rows[0].retry.click()
    await heard(window.jobs.ended)
    assert len(attempts) == 2
    assert [row.job.word for row in window.job_panel.rows if row.job.is_ours] == ["Done"]
