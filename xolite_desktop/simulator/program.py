# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What runs inside a simulated VM as seen on its screen: booted by the clock, worked by keys."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from xolite_desktop.simulator import keys
from xolite_desktop.simulator.clock import Clock
from xolite_desktop.simulator.screen import Screen

Scene = tuple[float, Callable[[], None]]
"""Seconds after the start of the machine, and what happens then."""


@dataclass(frozen=True)
class Machine:
    """What a program can find out about the VM it runs in.

    `booted_at` is in seconds since the epoch. `system` and `distro` name the operating system as its agent
    does, `kernel` is what `uname -r` says.
    """

    name: str
    system: str
    distro: str
    kernel: str
    vcpus: int
    memory_bytes: int
    address: str
    booted_at: float

    @property
    def host_name(self) -> str:
        """The name as a host name: lower case, no blanks."""
        allowed = "".join(char if char.isalnum() and char.isascii() else "-" for char in self.name.lower())
        return "-".join(filter(None, allowed.split("-")))[:63] or "localhost"


class Power(Protocol):
    """What a program can do to its own VM."""

    def reboot(self) -> None:
        """Starts the VM anew; this program and its screen end."""

    def halt(self) -> None:
        """Switches the VM off."""


class Program(ABC):
    """One boot of one machine. `run` draws the start; afterwards it only reacts, and costs nothing."""

    def __init__(self, screen: Screen, machine: Machine, clock: Clock, power: Power) -> None:
        self.screen = screen
        self.machine = machine
        self.clock = clock
        self.power = power
        self.keyboard = keys.Keyboard()
        self.pointer_at = (0, 0)
        self._thawed = asyncio.Event()
        self._thawed.set()

    async def run(self) -> None:
        """Plays the scenes at their time; those of the past at once."""
        for second, act in self.scenes():
            await self.until(second)
            act()

    async def until(self, second: float) -> None:
        """Waits for that second of the machine's life, and for a paused machine to go on."""
        delay = self.machine.booted_at + second - self.clock.now()
        if delay > 0:
            await self.clock.sleep(delay)
        await self._thawed.wait()

    def freeze(self, frozen: bool) -> None:
        """A paused VM draws nothing and hears no keys; what it did not hear is lost."""
        if frozen:
            self._thawed.clear()
        else:
            self._thawed.set()

    def key(self, keysym: int, scancode: int, down: bool) -> None:
        typed = self.keyboard.press(keysym, scancode, down)
        if typed and self._thawed.is_set():
            self.typed(typed)

    def pointer(self, x: int, y: int, buttons: int) -> None:
        """Where the pointer is; a text console has no other use for it."""
        self.pointer_at = (x, y)

    def paste(self, text: str) -> None:
        if not self._thawed.is_set():
            return
        for char in text.replace("\r\n", "\n"):
            self.typed({"\n": keys.ENTER, "\r": keys.ENTER, "\t": keys.TAB}.get(char, char))

    @abstractmethod
    def scenes(self) -> Iterator[Scene]:
        """The start of the machine, in order."""

    @abstractmethod
    def typed(self, key: str) -> None:
        """A key was typed: a character, or a name or chord as `keys` writes them."""

    @abstractmethod
    def stopping(self) -> None:
        """The pool asked the guest to shut down or reboot cleanly: says so."""

    @abstractmethod
    def stayed(self) -> None:
        """It did not come to that: the guest goes on."""
