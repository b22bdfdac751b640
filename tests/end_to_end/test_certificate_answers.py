# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every kind of certificate and every way to answer, by the dialog's own controls; the host counts what it was told.

Each certificate meets one answer in a normal run, in turn; with XOLITE_ALL_FAULTS=1 each meets all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from faults.cases import ALL
from PySide6.QtCore import Qt

from helpers.person import click, press_key, type_text, until
from helpers.walk import enter, question
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.text import visible
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.faults import FAULTS
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

CERTIFICATES = ("own", "expired", "future", "wrong_name", "weak", "hostile", "huge", "chain")
ODD = ("changed", "clone", "renewed", "chain", "expired", "weak", "hostile")
WARNED = {"expired": "expired", "future": "clock", "weak": "2048"}


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("empty", lives=False) as simulator:
        simulator.login_delay_s = 0.0
        yield simulator


def _leave_open(dialog: Any) -> None:
    """The person has gone for a coffee; the test looks, and then the window is closed."""


REFUSALS: dict[str, Callable[[Any], None]] = {
    "close": lambda dialog: dialog.close(),
    "enter": lambda dialog: press_key(dialog, Qt.Key.Key_Return),
    "escape": lambda dialog: press_key(dialog, Qt.Key.Key_Escape),
}
FIRST: dict[str, Callable[[Any], None]] = {
    "cancel": lambda dialog: click(dialog.cancel),
    "once": lambda dialog: click(dialog.once),
    "trust": lambda dialog: click(dialog.trust),
    "left open": _leave_open,
    **REFUSALS,
}
CHANGED: dict[str, Callable[[Any], None]] = {
    "disconnect": lambda dialog: click(dialog.disconnect_button),
    "left open": _leave_open,
    "wrong name": lambda dialog: type_text(dialog.typed, "yes"),
    **REFUSALS,
}


def _pairs(certificates: tuple[str, ...], answers: dict[str, Callable[[Any], None]]) -> list[Any]:
    names = list(answers)
    most = max(len(certificates), len(names))
    in_turn = {(certificates[n % len(certificates)], names[n % len(names)]) for n in range(most)}
    every = [(certificate, answer) for certificate in certificates for answer in names]
    return [pytest.param(*pair, id="-".join(pair)) for pair in every if ALL or pair in in_turn]


def _show(simulator: Simulator, certificate: str) -> None:
    if certificate != "own":
        simulator.faults.inject(FAULTS[f"tls_cert_{certificate}"])


def _texts(dialog: Any) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label))


async def _idle(connecting: Connecting) -> None:
    connection = connecting.connection
    await until(lambda: connection.state is State.IDLE, connection.state_changed)


async def _undecided(windows: Windows, simulator: Simulator) -> None:
    for _ in range(20):
        await asyncio.sleep(0)
    assert simulator.bytes_received == 0
    assert windows.pool_windows == []


@pytest.mark.parametrize(("certificate", "answer"), _pairs(CERTIFICATES, FIRST))
async def test_at_the_first_connection_nothing_is_sent_before_yes(
    windows: Windows, simulator: Simulator, pins: Pins, certificate: str, answer: str
) -> None:
    _show(simulator, certificate)
    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    shown, presented = _texts(dialog), dialog._certificate
    assert presented.fingerprint in shown.replace("\n", "")
    assert WARNED.get(certificate, "") in shown
    assert "\u202e" not in shown
    assert visible(presented.not_after.astimezone().strftime("%Y-%m-%d")) in shown
    await _undecided(windows, simulator)
    FIRST[answer](dialog)
    endpoint = Endpoint("127.0.0.1", simulator.port)
    if answer in ("once", "trust"):
        await until(lambda: windows.pool_windows, windows.opened)
        pin = pins.get(endpoint)
        assert pin is not None
        assert pin.sha256 == presented.sha256
        assert pins.is_kept(endpoint) is (answer == "trust")
        return
    if answer == "left open":
        await _undecided(windows, simulator)
        connecting.window.close()
    else:
        await _idle(connecting)
    assert simulator.bytes_received == 0
    assert pins.all() == ()


@pytest.mark.parametrize(("certificate", "answer"), _pairs(ODD, CHANGED))
async def test_a_changed_certificate_is_refused_by_whatever_is_not_the_hosts_name(
    windows: Windows, simulator: Simulator, pins: Pins, certificate: str, answer: str
) -> None:
    endpoint = Endpoint("127.0.0.1", simulator.port)
    trusted = pins.trust(endpoint, Certificate(simulator.certificate))
    _show(simulator, certificate)
    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, ChangedCertificate)
    click(dialog.both_button)
    shown = _texts(dialog).replace("\n", "")
    assert trusted.fingerprint in shown
    assert ("hold the same key" in shown) is (certificate == "renewed")
    assert not dialog.replace_button.isEnabled()
    CHANGED[answer](dialog)
    if answer in ("left open", "wrong name"):
        assert not dialog.replace_button.isEnabled()
        await _undecided(windows, simulator)
        connecting.window.close()
    else:
        await _idle(connecting)
    assert simulator.bytes_received == 0
    assert pins.get(endpoint) == trusted


@pytest.mark.parametrize("certificate", ODD if ALL else ("renewed",))
async def test_a_changed_certificate_is_replaced_once_the_name_is_typed(
    windows: Windows, simulator: Simulator, pins: Pins, certificate: str
) -> None:
    endpoint = Endpoint("127.0.0.1", simulator.port)
    pins.trust(endpoint, Certificate(simulator.certificate))
    _show(simulator, certificate)
    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, ChangedCertificate)
    type_text(dialog.typed, str(endpoint))
    assert simulator.bytes_received == 0
    click(dialog.replace_button)
    await until(lambda: windows.pool_windows, windows.opened)
    pin = pins.get(endpoint)
    assert pin is not None
    assert pin.sha256 != Certificate(simulator.certificate).sha256
