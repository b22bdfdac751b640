# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a simulator answers: it can close, open again, and go on somewhere else in the place of another host."""

from __future__ import annotations

from xolite_desktop.simulator import members
from xolite_desktop.simulator.call import Host
from xolite_desktop.simulator.listener import Listener


class Doorway(members.Door, Host):
    """Part of a simulator."""

    _listener: Listener
    _coordinator: members.Door | str | None

    @property
    def netloc(self) -> str:
        """`127.0.0.1:PORT`, as hosts with a port of their own are addressed."""
        return f"127.0.0.1:{self._listener.port}"

    async def close_door(self) -> None:
        """Listen no more; connections, sessions and tasks end. On the loop."""
        await self._listener.refuse()
        self.sessions.end_all()
        for task in list(self.db.records("task")):
            self.db.destroy("task", task)
        self._listener.drop()

    def open_door(self) -> None:
        """Listen again. On the loop."""
        self._listener.accept()

    def move_to(self, address: str, *, after: float = 0.0) -> None:
        """See `Host.move_to`. On the loop."""
        self.spawn(self._move(address, after))

    async def _move(self, address: str, after: float) -> None:
        if after:
            await self.clock.sleep(after)
        await self._listener.refuse()
        self._listener.drop()
        if address.startswith("127."):
            self._listener.address = address
        self._listener.accept()

    @property
    def place(self) -> members.Place:
        """Where it listens, and what it shows there."""
        return self._listener.port, self._listener.certificate

    def take_place(self, place: members.Place) -> None:
        """Listen somewhere else when it listens again. On the loop, while it does not."""
        self._listener.take_place(*place)

    def join(self, pool: members.Door) -> None:
        """Be a member of another pool from now on."""
        self._coordinator = pool
        self.faults.send_to(pool.netloc, pool.fingerprint)

    def die(self) -> None:
        """The host that answers here fails, and its members notice. From any other thread."""
        self.has_died = True
        self.run_coroutine(self.close_door)
        self.run(lambda: members.lose_coordinator(self))
