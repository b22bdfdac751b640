# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A first evening with the application: trust, sign in, look, start a VM, type in its console."""

from __future__ import annotations

import stat
from pathlib import Path

from PySide6.QtCore import Qt

from helpers.person import button_called, click, press_key, type_text, until
from helpers.walk import connected, enter, live_console, question, read, ref_of_vm, shown_text, vm_names
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

HALTED = "staging-db"


def _real_vm_names(simulator: Simulator) -> list[str]:
    kinds = ("is_a_template", "is_a_snapshot", "is_control_domain")
    vms = simulator.db.records("VM").values()
    return [vm["name_label"] for vm in vms if not any(vm[kind] for kind in kinds)]


async def test_trust_sign_in_start_a_vm_and_type_in_its_console(
    windows: Windows, simulator: Simulator, pins: Pins
) -> None:
    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    assert simulator.bytes_received == 0, "something was sent before the certificate was accepted"
    click(dialog.trust)
    await until(lambda: windows.pool_windows, windows.opened)
    window = windows.pool_windows[0]
    assert pins.get(Endpoint("127.0.0.1", simulator.port)) is not None

    expected = simulator.run(lambda: _real_vm_names(simulator))
    assert len(expected) == 60
    assert sorted(vm_names(window)) == sorted(expected)

    ref = ref_of_vm(window, HALTED)
    assert window.select(ref)
    click(button_called(window, "Start"))
    await until(lambda: window.jobs.jobs_about(ref), window.jobs.counts_changed)
    job = window.jobs.jobs_about(ref)[0]
    await until(lambda: job.is_over, window.jobs.ended)
    assert job.state is JobState.DONE
    store = window.connection.store
    await until(lambda: store.cache.vm(ref).power_state == "Running", store.changed)  # type: ignore[union-attr]

    tab, link = await live_console(window)
    await read(link, "login:")
    type_text(tab.console, "root")
    await read(link, "login: root")
    press_key(tab.console, Qt.Key.Key_Return)
    await read(link, "Password:")
    type_text(tab.console, "secret")
    press_key(tab.console, Qt.Key.Key_Return)
    await read(link, "~# ")
    type_text(tab.console, "echo Hello, {World} | ~ #1")
    await read(link, "echo Hello, {World} | ~ #1")
    assert "secret" not in shown_text(link)


async def test_ctrl_alt_del_reboots_the_guest_and_the_console_comes_back(
    windows: Windows, simulator: Simulator
) -> None:
    window = await connected(windows, simulator)
    assert window.select(ref_of_vm(window, "postgres-primary"))
    tab, link = await live_console(window)
    await read(link, "login:")
    states: list[LinkState] = []
    link.state_changed.connect(states.append)
    click(button_called(tab, "Send Ctrl+Alt+Del"))
    await until(lambda: LinkState.WAITING in states or LinkState.OPENING in states, link.state_changed)
    await until(lambda: link.state is LinkState.LIVE, link.state_changed)
    await read(link, "login:")


async def test_a_changed_certificate_stops_everything_until_the_name_is_typed(
    windows: Windows, simulator: Simulator, pins: Pins
) -> None:
    window = await connected(windows, simulator)
    window.close()
    await until(lambda: not windows.is_ending, windows.finished)
    simulator.replace_certificate()
    simulator.drop_connections()
    sent = simulator.bytes_received

    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, ChangedCertificate)
    assert simulator.bytes_received == sent
    assert not dialog.replace_button.isEnabled()
    type_text(dialog.typed, f"127.0.0.1:{simulator.port}")
    click(dialog.replace_button)
    await until(lambda: windows.pool_windows, windows.opened)
    pin = pins.get(Endpoint("127.0.0.1", simulator.port))
    assert pin is not None
    assert pin.sha256 == simulator.fingerprint


async def test_a_wrong_password_is_said_where_it_was_typed(windows: Windows, simulator: Simulator) -> None:
    connecting = enter(windows, simulator, password="not-this-one")
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    failed = connecting.connection.failed
    click(dialog.trust)
    await until(lambda: connecting.window.status.is_error, failed)
    assert windows.pool_windows == []
    assert connecting.window.password.text() in ("", "not-this-one")


async def test_the_profile_is_for_its_owner_only(
    windows: Windows, simulator: Simulator, profile: Profile, tmp_path: Path
) -> None:
    window = await connected(windows, simulator)
    window.close()
    await until(lambda: not windows.is_ending, windows.finished)
    folder = tmp_path / "profile"
    profile.settings.flush()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
        assert simulator.password not in file.read_text().split('"'), file


async def test_closing_the_window_ends_the_session_on_the_host(
    windows: Windows, simulator: Simulator
) -> None:
    window = await connected(windows, simulator)
    window.close()
    await until(lambda: not windows.is_ending, windows.finished)
    assert simulator.calls["session.logout"] == 1
