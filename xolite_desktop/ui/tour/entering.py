# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a person comes in: connect, certificate, signed in, session gone."""

from __future__ import annotations

from dataclasses import replace

from xolite_desktop.models.connection_words import State
from xolite_desktop.models.entering import PasswordQuestion
from xolite_desktop.ui.connecting import SESSION_GONE
from xolite_desktop.ui.dialogs.recent_pools import OPEN, SIGNED_IN, RecentPool
from xolite_desktop.ui.dialogs.sign_in_again import SignInAgain
from xolite_desktop.ui.password_questions import say_again, sign_in_dialog
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, signalled
from xolite_desktop.xapi.errors import Failure, SignInNeeded

RETURNING = (
    RecentPool("1", "lab-pool", "xcp-01.lab.example", "root", "yesterday at 18:02", True, True, SIGNED_IN),
    RecentPool("2", "Rechenzentrum Süd", "10.20.0.11", "admin", "12 min ago", True, True, OPEN),
    RecentPool("3", "edge-berlin", "edge-berlin-01.example.com:8443", "root", "3 November", True),
    RecentPool("4", "old-lab", "192.168.7.4", "root", "12 May", False),
)


async def _connect(tour: Tour) -> Pictured:
    return tour.open_connect().window, None


async def _certificate_new(tour: Tour) -> Pictured:
    connecting = tour.connecting
    connecting.window.submit()
    await signalled(connecting.questions.asked)
    return connecting.window, connecting.questions.dialog


async def _sign_in_again(tour: Tour) -> Pictured:
    """As if the session were gone; the demo's connection has its password in memory and would not ask."""
    connection = tour.window.connection
    assert connection.endpoint is not None
    gone = SignInNeeded(connection.endpoint, connection.user)
    question = PasswordQuestion(connection.user, gone)
    dialog = sign_in_dialog(str(connection.endpoint), question, tour.window)
    dialog.open()
    return tour.window, dialog


async def _sign_in_refused(tour: Tour) -> Pictured:
    window, dialog = await _sign_in_again(tour)
    assert isinstance(dialog, SignInAgain)
    refused = Failure("SESSION_AUTHENTICATION_FAILED", (tour.pool.user, "Authentication failure"))
    say_again(dialog, PasswordQuestion(tour.pool.user, refused))
    return window, dialog


async def _connect_signed_in(tour: Tour) -> Pictured:
    """The pools of a person who comes back: the demo's own are not noted."""
    window = tour.windows.show_connect().window
    await signalled(window.staying.settled)  # whatever this machine has
    window.show_recent(RETURNING)
    window.staying.allow("KWallet")
    window.fill(RETURNING[0].host, RETURNING[0].user)
    return window, None


async def _connect_session_gone(tour: Tour) -> Pictured:
    connecting = tour.windows.connecting[-1]
    window = connecting.window
    window.show_recent([replace(RETURNING[0], sign_in=""), *RETURNING[1:]])
    window.show_error(SESSION_GONE, "Enter the password of root to sign in.", at=window.password)
    return window, None


async def _connect_no_keyring(tour: Tour) -> Pictured:
    window = tour.windows.connecting[-1].window
    window.show_idle()
    window.show_recent(RETURNING[2:])
    window.staying.refuse("This system offers no keyring that is running and safe.")
    window.fill("", "root")
    return window, None


async def _certificate_changed(tour: Tour) -> Pictured:
    connection = tour.window.connection
    connection.hang_up()
    if connection.state is not State.CLOSED:
        await signalled(connection.state_changed, lambda state: state is State.CLOSED)
    tour.pool.replace_certificate()
    connecting = tour.open_connect()
    connecting.window.submit()
    await signalled(connecting.questions.asked)
    return connecting.window, connecting.questions.dialog


ENTERING = (
    Step("connect", _connect, is_way=True),
    Step("certificate-new", _certificate_new, is_way=True),
)
COMING_BACK = (
    Step("sign-in-again", _sign_in_again),
    Step("sign-in-refused", _sign_in_refused),
    Step("connect-signed-in", _connect_signed_in, is_way=True),
    Step("connect-session-gone", _connect_session_gone),
    Step("connect-no-keyring", _connect_no_keyring),
    Step("certificate-changed", _certificate_changed),
)
