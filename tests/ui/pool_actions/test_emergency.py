# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The coordinator dies and nobody takes over: the window keeps its last picture, a member is told to lead the pool, and
the window comes back by itself; also from nothing but the address of a member."""

from __future__ import annotations

import pytest

from helpers.doing import Doing
from helpers.person import button_called, click, type_text, until
from xolite_desktop.models import connection_words
from xolite_desktop.models.roles import StateKind
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.dialogs.emergency import EmergencyDialog
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.operations import emergency


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emergency, "LOOK_S", 0.05)
    monkeypatch.setattr(connection_words, "RECOVERY_AFTER_S", 0.0)


def wrong(dialog: EmergencyDialog, field: str) -> str:
    return dialog.form._wrong[field].text()


async def lost(doing: Doing, simulator: Simulator) -> EmergencyDialog:
    """The coordinator is dead, and the dialog open, by the button of the banner."""
    connection = doing.window.connection
    simulator.die()
    await until(lambda: not connection.is_usable, connection.state_changed)
    doing.window.show()
    doing.window.banner.refresh()
    click(doing.window.banner._other)
    dialog = doing.window.findChild(EmergencyDialog)
    assert dialog is not None
    await until(lambda: not dialog.emergency.is_asking, dialog.emergency.changed)
    return dialog


async def test_a_member_takes_over_and_the_window_follows(
    member: Simulator, doing: Doing, simulator: Simulator
) -> None:
    there, connection = member.port, doing.window.connection
    doing.window.hub.refresh()
    assert "answers" in doing.window.hub.q_action("pool.recover").toolTip()
    connection.set_read_only(True)
    doing.window.recovery.open()
    assert doing.window.findChild(EmergencyDialog) is None
    assert "read-only" in doing.window.hub.q_action("pool.recover").toolTip()
    connection.set_read_only(False)
    vms = doing.cache.count("VM")
    dialog = await lost(doing, simulator)
    assert doing.cache.count("VM") == vms
    kinds = {verdict.title: verdict.kind for verdict in dialog.rows.verdicts}
    assert kinds["xcp-01 does not answer"] is StateKind.BAD
    assert kinds["xcp-02 has lost its coordinator, and can take over"] is StateKind.OK
    assert not dialog.go.isEnabled()
    type_text(dialog.password, "wrong")
    assert not dialog.go.isEnabled()  # nobody has vouched for the old coordinator
    dialog.is_gone.setChecked(True)
    click(dialog.go)
    await until(lambda: not dialog.emergency.is_at_work, dialog.emergency.changed)
    assert dialog.status.is_error
    await until(lambda: not dialog.emergency.is_asking, dialog.emergency.changed)
    type_text(dialog.password, simulator.password)
    click(dialog.go)
    await until(lambda: not dialog.emergency.is_at_work, dialog.emergency.changed, dialog.recovered)
    await doing.until(
        lambda: (
            doing.get("pool", next(iter(doing.cache.records("pool")))).master == doing.ref("host", "xcp-02")
        )
    )
    await until(lambda: connection.is_usable, connection.state_changed)
    assert str(connection.endpoint) == f"127.0.0.1:{there}"
    assert not doing.window.banner.isVisible()
    assert dialog.password.text() == ""
    dialog.reject()
    metrics = doing.get("host", doing.ref("host", "xcp-03")).metrics
    await doing.until(lambda: doing.get("host_metrics", metrics).live)


async def test_high_availability_keeps_a_member_from_it_until_it_is_ended_there(
    member: Simulator, doing: Doing, simulator: Simulator
) -> None:
    pool = next(iter(doing.cache.records("pool")))
    dialog = await lost(doing, simulator)
    simulator.run(lambda: simulator.db.update("pool", pool, ha_enabled=True))
    dialog.form.set_row_visible("ends_ha", True)
    dialog.is_gone.setChecked(True)
    type_text(dialog.password, simulator.password)
    click(dialog.go)
    await until(lambda: not dialog.emergency.is_at_work, dialog.emergency.changed)
    assert "High availability is on" in dialog.status.sentence
    await until(lambda: not dialog.emergency.is_asking, dialog.emergency.changed)
    dialog.ends_ha.setChecked(True)
    click(dialog.go)
    await doing.until(lambda: doing.get("pool", pool).master == doing.ref("host", "xcp-02"))
    dialog.reject()


async def test_a_member_is_found_by_its_address_alone(
    member: Simulator, windows: Windows, simulator: Simulator
) -> None:
    simulator.die()
    connecting = windows.show_connect(f"127.0.0.1:{member.port}")
    type_text(connecting.window.password, simulator.password)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: connecting.questions.dialog is not None, connecting.questions.asked)
    assert isinstance(connecting.questions.dialog, NewCertificate)
    click(connecting.questions.dialog.trust)
    await until(lambda: connecting.window.recover.isVisible(), connecting.connection.failed)
    assert "lost its coordinator" in connecting.window.status.sentence
    asked: list[EmergencyDialog] = []
    connecting.recovering.connect(asked.append)
    click(connecting.window.recover)
    (dialog,) = asked
    await until(lambda: not dialog.emergency.is_asking, dialog.emergency.changed)
    dialog.is_gone.setChecked(True)
    type_text(dialog.password, simulator.password)
    click(dialog.go)
    await until(lambda: not dialog.emergency.is_at_work, dialog.emergency.changed)
    dialog.reject()
    click(button_called(connecting.window, "Connect"))
    await until(lambda: windows.pool_windows, windows.opened)
    cache = windows.pool_windows[-1].connection.store.cache
    assert cache.pool is not None
    assert getattr(cache.host(cache.pool.master), "name_label", "") == "xcp-02"
