# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who asks for the password, once, in each window of a connection that has lost its session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.models.connection_words import State
from xolite_desktop.models.entering import PasswordQuestion
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.password_questions import say_again, sign_in_dialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.errors import Failure, SignInNeeded, Unreachable
from xolite_desktop.xapi.net.endpoint import Endpoint

Heard = Callable[..., Any]
HOST = Endpoint("xcp-01")


async def test_a_password_changed_on_the_pool_is_asked_for_in_every_window_and_answered_in_one(
    windows: Windows, window: PoolWindow, simulator: Simulator, heard: Heard
) -> None:
    window.hub.q_action("pool.new_window").trigger()
    (other,) = await heard(windows.opened)
    simulator.run(lambda: setattr(simulator.sessions, "password", "new"))
    simulator.end_sessions()
    await heard(other.passwords.asked)
    first, second = window.passwords.dialog, other.passwords.dialog
    assert first is not None
    assert second is not None
    logins = simulator.calls["session.login_with_password"]
    first.password.setText("new")
    first.sign_in.click()
    await heard(window.connection.state_changed, lambda state: state is State.LIVE)
    assert simulator.calls["session.login_with_password"] == logins + 1
    assert window.passwords.dialog is other.passwords.dialog is None


async def test_a_window_that_closes_asks_no_more(
    windows: Windows, window: PoolWindow, simulator: Simulator, heard: Heard
) -> None:
    simulator.run(lambda: setattr(simulator.sessions, "password", "new"))
    simulator.end_sessions()
    await heard(window.passwords.asked)
    window.close()
    assert window.passwords.dialog is None
    await windows.close()


async def test_why_the_password_did_not_do_is_said_in_a_sentence(application: object) -> None:
    dialog = sign_in_dialog("xcp-01", PasswordQuestion("root", SignInNeeded(HOST, "root")), None)  # type: ignore[arg-type]
    refused = Failure("SESSION_AUTHENTICATION_FAILED", ("root", "Authentication failure"))
    say_again(dialog, PasswordQuestion("root", refused))
    assert dialog.status.sentence == "The pool did not accept this password."
    say_again(dialog, PasswordQuestion("root", Unreachable(HOST, "signing in", "Connection refused")))
    assert dialog.status.sentence == "xcp-01 cannot be reached."
    dialog.withdraw()
