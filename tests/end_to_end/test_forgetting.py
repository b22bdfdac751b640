# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A certificate forgotten while windows and consoles are connected under it: asked about at once, before the next byte."""

from __future__ import annotations

from helpers.person import click, until
from helpers.walk import connected, console_question, enter, live_console, question, ref_of_vm
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.dialogs.trusted_certificates import TrustedCertificatesDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.tour.tour import figures_read
from xolite_desktop.ui.windows import Windows

VM = "postgres-primary"


def _forget(window: PoolWindow) -> None:
    """As a person does: menu, choose, Forget, and yes."""
    window.hub.q_action("program.certificates").trigger()
    dialog = window.shell.dialog
    assert isinstance(dialog, TrustedCertificatesDialog)
    assert dialog.selected[0].users == (window.connection.store.cache.pool.name_label,)  # type: ignore[union-attr]
    click(dialog.forget)
    assert dialog.question is not None
    click(dialog.question.go)
    dialog.accept()


async def test_two_windows_and_a_console_ask_at_once_and_one_answer_serves_both_windows(
    windows: Windows, simulator: Simulator, profile: Profile
) -> None:
    profile.settings.set_value(
        "tree.show_load", False
    )  # figures are asked for all the time, also in that moment
    window = await connected(windows, simulator)
    window.hub.q_action("pool.new_window").trigger()
    await until(lambda: len(windows.pool_windows) == 2, windows.opened)
    other = windows.pool_windows[1]
    assert window.select(ref_of_vm(window, VM))
    tab, link = await live_console(window)
    await figures_read(window)
    connections = len(simulator.counts.connection_bytes)
    _forget(window)
    for each in (window, other):
        await until(lambda each=each: each.questions.dialog is not None, each.questions.asked)
    dialog = window.questions.dialog
    assert isinstance(dialog, NewCertificate)
    assert not link.is_live
    said = simulator.counts.connection_bytes[connections:]
    assert len(said) >= 1, "neither poll nor console goes on over what it had"
    assert sum(said) == 0
    assert window.connection.store.is_loaded, "what was shown is still shown"
    click(dialog.trust)
    connection = window.connection
    await until(lambda: connection.state is State.LIVE, connection.state_changed)
    assert other.questions.dialog is None
    assert console_question(tab) is None
    await until(lambda: link.is_live, link.state_changed)
    assert simulator.calls["session.login_with_password"] == 1


async def test_an_answer_in_one_connect_window_is_the_answer_in_the_other(
    windows: Windows, simulator: Simulator
) -> None:
    """Two sign-ins under way, both asked about the same certificate; a person answers once."""
    first, second = enter(windows, simulator), enter(windows, simulator)
    dialog = await question(first)
    await question(second)
    assert isinstance(dialog, NewCertificate)
    click(dialog.once)
    await until(lambda: len(windows.pool_windows) == 2, windows.opened)
    assert len({window.connection for window in windows.pool_windows}) == 1, "and they share what came of it"
