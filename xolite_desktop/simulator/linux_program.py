# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A Linux VM on its screen: boot, login, and a shell that knows a few commands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum, auto
from functools import partial
from textwrap import fill

from xolite_desktop.simulator import keys, linux_boot
from xolite_desktop.simulator.clock import Clock
from xolite_desktop.simulator.line_editor import LineEditor
from xolite_desktop.simulator.linux_commands import COMMANDS, process_page
from xolite_desktop.simulator.program import Machine, Power, Program, Scene
from xolite_desktop.simulator.screen import Screen
from xolite_desktop.simulator.terminal import Terminal

_BUILT_IN = ("clear", "exit", "history", "htop", "poweroff", "reboot")
_RED_HAT = ("almalinux", "centos", "oracle", "rhel", "rocky")


class State(Enum):
    """What a key means now."""

    BOOTING = auto()
    LOGIN = auto()
    PASSWORD = auto()
    SHELL = auto()
    PAGE = auto()
    STOPPING = auto()


class LinuxProgram(Program):
    """Firmware in text mode, kernel and services in graphics mode, then a login prompt."""

    def __init__(self, screen: Screen, machine: Machine, clock: Clock, power: Power) -> None:
        super().__init__(screen, machine, clock, power)
        self.state = State.BOOTING
        self.user = ""
        self.last_login = ""
        self.terminal = Terminal(screen, text_mode=True)
        self.editor = LineEditor(self.terminal)

    def scenes(self) -> Iterator[Scene]:
        if self.clock.now() - self.machine.booted_at < linux_boot.LOGIN_SECOND:
            lines = linux_boot.firmware(self.machine)
            for number, line in enumerate(lines):
                yield 0.3 * number, partial(self.terminal.write, line)
            yield linux_boot.LOADER_SECOND, self._show_loader
            yield linux_boot.KERNEL_SECOND, self._enter_graphics
            for second, line in linux_boot.kernel(self.machine):
                yield second, partial(self.terminal.write, line)
        else:
            self._enter_graphics()
        yield linux_boot.LOGIN_SECOND, self._greet

    def typed(self, key: str) -> None:
        if self.state is State.STOPPING:
            return
        if key == keys.CTRL_ALT_DELETE:
            self._stop(rebooting=True)
            self.power.reboot()
        elif self.state is State.PAGE:
            if key in ("q", "Ctrl+C", keys.ESCAPE):
                self.terminal.write("\x1b[J")
                self._prompt()
        elif self.state is not State.BOOTING:
            self._typed_at_prompt(key)

    def stopping(self) -> None:
        if self.state is not State.STOPPING:
            self._stop(rebooting=False)

    def stayed(self) -> None:
        self._greet()

    def _typed_at_prompt(self, key: str) -> None:
        if key == "Ctrl+C":
            self.terminal.write("^C\n")
            self._prompt() if self.state is State.SHELL else self._ask_name()
        elif key == "Ctrl+L" and self.state is State.SHELL:
            line = self.editor.line
            self.terminal.write("\x1b[J")
            self._prompt()
            self.editor.type_in(line)
        elif key == "Ctrl+D" and self.state is State.SHELL and not self.editor.line:
            self._obey("exit")
        elif (line_typed := self.editor.typed(key)) is not None:
            self._obey(line_typed)

    def _obey(self, line: str) -> None:
        if self.state is State.LOGIN:
            self._name_given(line.strip())
        elif self.state is State.PASSWORD:
            self._log_in()
        else:
            self._run(line.split())

    def _name_given(self, name: str) -> None:
        if not name:
            self._ask_name()
            return
        self.user = name
        self.state = State.PASSWORD
        self.editor.begin("Password: ", shown="")

    def _log_in(self) -> None:
        if self.last_login:
            self.terminal.write(f"Last login: {self.last_login} on tty1\n")
        self.last_login = f"{datetime.fromtimestamp(self.clock.now(), UTC):%a %b %e %H:%M:%S UTC %Y}"
        self._prompt()

    def _run(self, words: list[str]) -> None:
        name, arguments = (words[0], words[1:]) if words else ("true", [])
        if name in ("exit", "logout"):
            self.terminal.write("\x1b[J")
            self._greet()
        elif name in ("reboot", "poweroff", "halt", "shutdown"):
            self._leave(rebooting=name == "reboot" or "-r" in arguments)
        elif name in ("top", "htop"):
            self.state = State.PAGE
            self.terminal.write(process_page(self.machine, self.clock.now()))
        else:
            self.terminal.write(self._output(name, arguments))
            self._prompt()

    def _output(self, name: str, arguments: list[str]) -> str:
        if name == "clear":
            return "\x1b[J"
        if name == "whoami":
            return f"{self.user}\n"
        if name == "history":
            return "".join(f"{number:>5}  {line}\n" for number, line in enumerate(self.editor.history, 1))
        if name == "help":
            return fill("  ".join(sorted([*COMMANDS, *_BUILT_IN])), 100) + "\n"
        command = COMMANDS.get(name)
        if command is None:
            return f"-bash: {name}: command not found\n"
        return command(self.machine, arguments, self.clock.now())

    def _leave(self, *, rebooting: bool) -> None:
        self._stop(rebooting=rebooting)
        (self.power.reboot if rebooting else self.power.halt)()

    def _stop(self, *, rebooting: bool) -> None:
        self.state = State.STOPPING
        self.terminal.write(linux_boot.stopping(rebooting=rebooting))

    def _show_loader(self) -> None:
        self.terminal.cursor_visible = False
        self.terminal.write(linux_boot.loader(self.machine))

    def _enter_graphics(self) -> None:
        self.terminal = Terminal(self.screen, text_mode=False)
        self.editor = LineEditor(self.terminal)

    def _greet(self) -> None:
        self.terminal.write("\x1b[J" + self._issue() + "\n")
        self._ask_name()

    def _issue(self) -> str:
        """What stands above the login prompt (/etc/issue of the distribution)."""
        machine = self.machine
        if machine.distro in _RED_HAT:
            return f"{machine.system}\nKernel {machine.kernel} on an x86_64\n"
        if machine.distro == "sles":
            return f"\nWelcome to {machine.system}  (x86_64) - Kernel {machine.kernel} (tty1).\n\n"
        if machine.distro == "freebsd":
            return f"\nFreeBSD/amd64 ({machine.host_name}) (ttyv0)\n"
        return f"{machine.system.split(' (')[0]} {machine.host_name} tty1\n"

    def _ask_name(self) -> None:
        self.state = State.LOGIN
        prompt = "login: " if self.machine.distro == "freebsd" else f"{self.machine.host_name} login: "
        self.editor.begin(prompt, remembers=False)

    def _prompt(self) -> None:
        self.state = State.SHELL
        sign, host = "#" if self.user == "root" else "$", self.machine.host_name
        if self.machine.distro in _RED_HAT:
            self.editor.begin(f"[{self.user}@{host} ~]{sign} ")
        elif self.machine.distro == "sles":
            self.editor.begin(f"{host}:~ {sign} ")
        else:
            self.editor.begin(f"{self.user}@{host}:~{sign} ")
