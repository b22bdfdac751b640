# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""No byte for a stranger: on every road to a host, in the real windows, counted by the host itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]
from PySide6.QtWidgets import QLabel

from helpers.destinations import Destinations
from helpers.person import click, type_text, until
from helpers.walk import connected, console_question, enter, live_console, open_console, question, ref_of_vm
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models.connection_words import State
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

VM = "postgres-primary"


@pytest.fixture
def other() -> Iterator[Simulator]:
    """Another host, with a certificate of its own."""
    with Simulator("one_host", lives=False) as other:
        yield other


def _at(simulator: Simulator) -> Endpoint:
    return Endpoint("127.0.0.1", simulator.port)


def _sessions(simulator: Simulator) -> int:
    return simulator.run(lambda: len(simulator.db.records("session")))


def _move_console(simulator: Simulator, other: Simulator) -> None:
    """The pool says that the console of this VM is on the other host."""

    def change() -> None:
        vm = simulator.db.find("VM", name_label=VM)[0]
        for console in simulator.db.get("VM", vm)["consoles"]:
            simulator.db.update("console", console, location=f"{other.url}/console?uuid=x")

    simulator.run(change)


def _replace_certificate(simulator: Simulator) -> int:
    """Nothing that was connected stays so; gives the number of connections there have been until then.

    Bytes are counted by connection: what was under way to the certificate that a person trusts is no leak.
    """
    simulator.refuse_connections()
    simulator.replace_certificate()
    simulator.drop_connections()
    connections = len(simulator.counts.connection_bytes)
    simulator.accept_connections()
    return connections


async def _asked(window: PoolWindow) -> object:
    """The question about a certificate over a pool's window."""
    await until(lambda: window.questions.dialog is not None, window.questions.asked)
    return window.questions.dialog


async def _hears_of_a_change(window: PoolWindow, simulator: Simulator) -> None:
    """Whatever happened to the connection, it stands again."""
    store = window.connection.store
    ref = simulator.run(lambda: simulator.db.create("network", name_label="after"))
    await until(lambda: store.cache.get("network", ref) is not None, store.changed)


async def _ended(windows: Windows) -> None:
    await until(lambda: not windows.is_ending, windows.finished)


async def test_it_talks_to_the_host_it_was_told_and_to_nobody_else(
    windows: Windows, simulator: Simulator
) -> None:
    destinations = Destinations()
    try:
        window = await connected(windows, simulator)
        assert window.select(ref_of_vm(window, VM))
        await live_console(window)
        window.close()
        await _ended(windows)
    finally:
        destinations.end()
    assert destinations.places == {("127.0.0.1", str(simulator.port))}


async def test_a_refused_certificate_has_cost_no_byte(windows: Windows, simulator: Simulator) -> None:
    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    dialog.reject()
    await until(lambda: connecting.connection.state is State.IDLE, connecting.connection.state_changed)
    connecting.window.close()
    await _ended(windows)
    assert simulator.bytes_received == 0


async def test_the_coordinator_a_member_names_is_a_stranger_too(
    windows: Windows, simulator: Simulator, other: Simulator
) -> None:
    other.faults.coordinator_address = f"127.0.0.1:{simulator.port}"
    connecting = enter(windows, other, simulator.password)
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    click(dialog.trust)
    await until(lambda: connecting.questions.dialog not in (None, dialog), connecting.questions.asked)
    dialog = connecting.questions.dialog
    assert isinstance(dialog, NewCertificate)
    assert other.bytes_received > 0
    assert simulator.bytes_received == 0
    click(dialog.trust)
    await until(lambda: windows.pool_windows, windows.opened)


async def test_a_coordinator_whose_certificate_changed_gets_no_byte(
    windows: Windows, simulator: Simulator, other: Simulator, pins: Pins
) -> None:
    pins.trust(_at(other), Certificate(other.certificate))
    pins.trust(_at(simulator), Certificate(simulator.certificate))
    simulator.replace_certificate()
    other.faults.coordinator_address = f"127.0.0.1:{simulator.port}"
    connecting = enter(windows, other)
    dialog = await question(connecting)
    assert isinstance(dialog, ChangedCertificate)
    click(dialog.disconnect_button)
    await until(lambda: connecting.connection.state is State.IDLE, connecting.connection.state_changed)
    assert simulator.bytes_received == 0


async def test_a_certificate_replaced_under_a_live_window_stops_it_until_a_person_says_so(
    windows: Windows, simulator: Simulator
) -> None:
    window = await connected(windows, simulator)
    connections = _replace_certificate(simulator)
    dialog = await _asked(window)
    assert isinstance(dialog, ChangedCertificate)
    assert sum(simulator.counts.connection_bytes[connections:]) == 0
    type_text(dialog.typed, f"127.0.0.1:{simulator.port}")
    click(dialog.replace_button)
    connection = window.connection
    await until(lambda: connection.state is State.LIVE, connection.state_changed)
    assert simulator.calls["session.login_with_password"] == 1, "the session was still good"
    window.close()
    await _ended(windows)
    assert _sessions(simulator) == 0


@pytest.mark.excused("G7")  # to whom nothing is said no session is ended
async def test_after_a_refused_replacement_not_even_the_farewell_is_sent(
    windows: Windows, simulator: Simulator
) -> None:
    window = await connected(windows, simulator)
    connections = _replace_certificate(simulator)
    dialog = await _asked(window)
    assert isinstance(dialog, ChangedCertificate)
    click(dialog.disconnect_button)
    connection = window.connection
    await until(lambda: connection.state is State.CLOSED, connection.state_changed)
    window.close()
    await _ended(windows)
    assert sum(simulator.counts.connection_bytes[connections:]) == 0


@pytest.mark.parametrize("is_known", [False, True], ids=["never seen", "changed"])
async def test_a_console_on_a_stranger_gets_no_byte(
    windows: Windows, simulator: Simulator, other: Simulator, pins: Pins, is_known: bool
) -> None:
    if is_known:
        pins.trust(_at(other), Certificate(other.certificate))
        other.replace_certificate()
    _move_console(simulator, other)
    window = await connected(windows, simulator)
    assert window.select(ref_of_vm(window, VM))
    tab, link = open_console(window)
    await until(lambda: console_question(tab) is not None, link.certificate_asked)
    asked = console_question(tab)
    assert isinstance(asked, ChangedCertificate if is_known else NewCertificate)
    asked.reject()
    assert link.state is LinkState.WAITING
    assert other.bytes_received == 0


async def test_a_console_that_reconnects_judges_anew(windows: Windows, simulator: Simulator) -> None:
    """Events go on over the old connection; the console alone meets the new certificate."""
    window = await connected(windows, simulator)
    assert window.select(ref_of_vm(window, VM))
    tab, link = await live_console(window)
    simulator.replace_certificate()
    connections = len(simulator.counts.connection_bytes)
    link.stop()
    link.start()
    await until(lambda: console_question(tab) is not None, link.certificate_asked)
    asked = console_question(tab)
    assert isinstance(asked, ChangedCertificate)
    assert sum(simulator.counts.connection_bytes[connections:]) == 0
    asked.reject()


async def test_what_a_person_answers_in_one_window_holds_in_the_other(
    windows: Windows, simulator: Simulator, profile: object, pins: Pins
) -> None:
    window = await connected(windows, simulator)
    simulator.replace_certificate()
    pins.trust(_at(simulator), Certificate(simulator.certificate))  # as the other window does
    simulator.drop_connections()
    await _hears_of_a_change(window, simulator)
    assert window.questions.dialog is None
    assert simulator.calls["session.login_with_password"] == 1


async def test_a_pin_forgotten_while_connected_is_asked_for_before_the_next_byte(
    windows: Windows, simulator: Simulator, pins: Pins
) -> None:
    window = await connected(windows, simulator)
    pins.forget(_at(simulator))
    simulator.drop_connections()
    sent = simulator.bytes_received
    dialog = await _asked(window)
    assert isinstance(dialog, NewCertificate)
    assert simulator.bytes_received == sent
    click(dialog.trust)
    connection = window.connection
    await until(lambda: connection.state is State.LIVE, connection.state_changed)


async def test_damaged_pins_are_told_and_then_each_host_is_asked_about_anew(
    simulator: Simulator, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log.allow("The trusted certificates were damaged")
    folder = tmp_path / "profile"
    path = folder / PINS_FILE
    Pins(path).trust(_at(simulator), Certificate(simulator.certificate))
    path.write_bytes(path.read_bytes()[:-40])
    (folder / "pools.json").write_text('{"pools": [{"address": "no address at all", "user": "root"}]}')
    pins = Pins(path)
    windows = Windows(make_profile(folder, pins, Demo(pins, is_vouched_for=False)))
    connecting = windows.show_connect()
    assert connecting.window.status.is_error
    told = " ".join(label.text() for label in connecting.window.findChildren(QLabel))
    assert "The trusted certificates were damaged" in told
    connecting.window.close()
    connecting = enter(windows, simulator)
    assert isinstance(await question(connecting), NewCertificate)
    assert simulator.bytes_received == 0
    await windows.close()
