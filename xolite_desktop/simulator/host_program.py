# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host's own console: the status page and menu that a control domain shows, and a shell behind it."""

from collections.abc import Iterator

from xolite_desktop.simulator import keys
from xolite_desktop.simulator.clock import Clock
from xolite_desktop.simulator.linux_program import LinuxProgram, State
from xolite_desktop.simulator.program import Machine, Power, Scene
from xolite_desktop.simulator.screen import Screen
from xolite_desktop.simulator.terminal import Terminal

_SHELL = "Local Command Shell"
_MENU = (
    "Status Display",
    "Network and Management Interface",
    "Authentication",
    "Virtual Machines",
    "Disks and Storage Repositories",
    "Resource Pool Configuration",
    "Hardware and BIOS Information",
    "Keyboard and Timezone",
    "Remote Service Configuration",
    "Backup, Restore and Update",
    _SHELL,
)
_WIDTH = 80
_LEFT = 37
_RIGHT = _WIDTH - _LEFT - 3


class HostProgram(LinuxProgram):
    """80x25 in text mode, as vncterm shows it. Arrows choose, Enter opens the shell, `exit` comes back."""

    def __init__(self, screen: Screen, machine: Machine, clock: Clock, power: Power) -> None:
        super().__init__(screen, machine, clock, power)
        self.chosen = 0

    def scenes(self) -> Iterator[Scene]:
        yield 0.0, self._greet

    def typed(self, key: str) -> None:
        if self.state is not State.BOOTING:
            if key != keys.CTRL_ALT_DELETE:
                super().typed(key)
        elif key in (keys.UP, keys.DOWN):
            self.chosen = (self.chosen + (1 if key == keys.DOWN else -1)) % len(_MENU)
            self._draw_page()
        elif key == keys.ENTER and _MENU[self.chosen] == _SHELL:
            self.terminal.cursor_visible = True
            self.user = "root"
            self.terminal.write("\x1b[0m\x1b[J")
            self._prompt()

    def stopping(self) -> None:
        """The host goes on until its connections end."""

    def stayed(self) -> None:
        """It never left."""

    def _leave(self, *, rebooting: bool) -> None:
        self.terminal.write("Use the pool to restart or stop this host.\n")
        self._prompt()

    def _greet(self) -> None:
        self.state = State.BOOTING
        self.editor.terminal = self.terminal = Terminal(self.screen, text_mode=True)
        self.terminal.cursor_visible = False
        self._draw_page()

    def _draw_page(self) -> None:
        title = f" {self.machine.system}"
        lines = [f"\x1b[1;37;44m{title:<{_WIDTH - 20}}{self.machine.host_name[:19]:>19} \x1b[0m"]
        right = self._right_side()
        for row in range(23):
            left = _MENU[row - 2] if 2 <= row < 2 + len(_MENU) else ("Customise System" if row == 0 else "")
            side = right[row] if row < len(right) else ""
            paint = "\x1b[30;46m" if row - 2 == self.chosen else "\x1b[1;36m" if row == 0 else ""
            lines.append(f" {paint}{left:<{_LEFT - 2}}\x1b[0m \x1b[34m│\x1b[0m {side}")
        help_line = " <Enter> OK    <Up/Down> Select"
        lines.append(f"\x1b[37;44m{help_line:<{_WIDTH}}\x1b[0m")
        self.terminal.write("\x1b[J" + "\n".join(lines))

    def _right_side(self) -> list[str]:
        if _MENU[self.chosen] == _SHELL:
            return [f"\x1b[1;36m{_SHELL}\x1b[0m", "", "Press <Enter> to open a shell on this host."]
        if self.chosen:
            return [f"\x1b[1;36m{_MENU[self.chosen]}\x1b[0m", "", "Use the pool's own pages for this."]
        machine = self.machine
        return [
            "\x1b[1;36mStatus Display\x1b[0m",
            "",
            f"Kernel             {machine.kernel}"[:_RIGHT],
            f"Control domain     {machine.vcpus} vCPU, {machine.memory_bytes >> 20} MiB",
            "",
            "\x1b[1;36mManagement Network Parameters\x1b[0m",
            "",
            "Device             eth0",
            f"IP address         {machine.address}",
            "Netmask            255.255.255.0",
            "",
            "Press <Up> and <Down> to look around.",
        ]
