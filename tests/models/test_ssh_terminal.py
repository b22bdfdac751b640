# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is started for SSH on each system, and that no address becomes an option, a second command or a user."""

from __future__ import annotations

import pytest

from xolite_desktop.models.ssh_terminal import NO_SSH, NO_TERMINAL, SshTerminal
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import ssh


def computer(system: str, *programs: str, **environment: str) -> SshTerminal:
    return SshTerminal(system, lambda name: f"/bin/{name}" if name in programs else None, environment)


@pytest.mark.parametrize(
    ("terminal", "command"),
    [
        (computer("linux", "ssh", "xdg-terminal-exec", "xterm"), ["/bin/xdg-terminal-exec", "/bin/ssh", "root@h"]),
        (computer("linux", "ssh", "x-terminal-emulator"), ["/bin/x-terminal-emulator", "-e", "/bin/ssh", "root@h"]),
        (computer("linux", "ssh", "gnome-terminal"), ["/bin/gnome-terminal", "--", "/bin/ssh", "root@h"]),
        (computer("linux", "ssh", "xterm", "foot", TERMINAL="xterm"), ["/bin/xterm", "-e", "/bin/ssh", "root@h"]),
        (computer("linux", "ssh", "xterm", TERMINAL="gone"), ["/bin/xterm", "-e", "/bin/ssh", "root@h"]),
        (computer("darwin", "open"), ["/bin/open", "ssh://root@h"]),
        (computer("win32", "ssh", "wt"), ["/bin/wt", "/bin/ssh", "root@h"]),
        (computer("win32", "ssh"), ["/bin/ssh", "root@h"]),
    ],
)  # fmt: skip
def test_each_system_has_its_way(terminal: SshTerminal, command: list[str]) -> None:
    assert terminal.refuse() is None
    assert terminal.command("h") == command


def test_an_address_of_ipv6_stands_in_brackets_where_a_url_needs_them() -> None:
    assert computer("darwin", "open").command("fd00::1")[-1] == "ssh://root@[fd00::1]"
    assert computer("linux", "ssh", "foot").command("fd00::1")[-1] == "root@fd00::1"


@pytest.mark.parametrize(
    ("terminal", "code"),
    [
        (computer("linux", "xterm"), NO_SSH),
        (computer("linux", "ssh"), NO_TERMINAL),
        (computer("darwin"), NO_TERMINAL),
        (computer("win32", "wt"), NO_SSH),
    ],
)
def test_what_is_missing_is_said(terminal: SshTerminal, code: str) -> None:
    refusal = terminal.refuse()
    assert refusal is not None
    assert refusal.code == code
    with pytest.raises(ValueError, match=code):
        terminal.command("h")


HOSTILE = (
    "", " ", "-oProxyCommand=calc", "h;calc", "h calc", "h\ncalc", "$(calc)", "`calc`", "h|calc", "h&calc", "a@b", "h:22",
    "../h", "h%calc", "fe80::1%eth0", "ssh://h", "h'", 'h"', "h\0", "hö", "x" * 254, ".h", "h-", "h..i",
)  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_what_is_no_address_goes_nowhere(address: str) -> None:
    assert not ssh.usable(address)
    with pytest.raises(ValueError, match="no address"):
        computer("linux", "ssh", "foot").command(address)


def test_the_rule_knows_the_switch_and_the_address() -> None:
    def code(**fields: object) -> str:
        cache = Cache()
        cache.apply([Change("host", Ref("h"), Host(**fields))])  # type: ignore[arg-type]
        refusal = ssh.connect(cache, Ref("h"))
        return refusal.code if refusal is not None else ""

    knowing = {"software_version": {"xapi": "25.33"}}
    assert code(address="10.0.0.1") == ""
    assert code(address="10.0.0.1", ssh_enabled=False) == "", "an old host does not say"
    assert code(address="10.0.0.1", ssh_enabled=False, **knowing) == "SSH_IS_OFF"
    assert code(address="-oProxyCommand=calc") == "HOST_ADDRESS_UNUSABLE"
    gone = ssh.connect(Cache(), Ref("h"))
    assert gone is not None
    assert gone.code == "HANDLE_INVALID"
