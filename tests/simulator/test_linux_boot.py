# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a Linux VM shows while it starts."""

import pytest

from tests.simulator.guest_parts import machine
from xolite_desktop.simulator import linux_boot
from xolite_desktop.simulator.screen import Screen
from xolite_desktop.simulator.terminal import Terminal


@pytest.mark.parametrize(
    ("system", "entry"),
    [("Debian GNU/Linux 12 (bookworm)", "*Debian GNU/Linux"), ("Ubuntu 24.04.3 LTS", "*Ubuntu")],
)
def test_the_loader_s_page_fits_text_mode_and_names_the_system(system: str, entry: str) -> None:
    terminal = Terminal(Screen(8, 8), text_mode=True)
    terminal.write(linux_boot.loader(machine(system=system)))
    lines = terminal.text().split("\n")
    assert "GNU GRUB" in lines[1]
    assert lines[4].strip(" │") == entry
    assert len(lines) <= 25


def test_the_kernel_s_lines_are_in_order_and_before_the_login() -> None:
    seconds = [second for second, _ in linux_boot.kernel(machine())]
    assert seconds == sorted(seconds)
    assert seconds[0] >= linux_boot.KERNEL_SECOND
    assert seconds[-1] < linux_boot.LOGIN_SECOND


def test_the_machine_is_known_to_its_firmware_and_kernel() -> None:
    written = "".join(linux_boot.firmware(machine())) + "".join(
        text for _, text in linux_boot.kernel(machine())
    )
    assert "8192 MiB" in written
    assert "6.1.0-37-amd64" in written
    assert "web-frontend-01" in written
