# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hears where this process wants to connect to, whoever asks."""

from __future__ import annotations

import sys


class Destinations:
    """Every address this process connects to, and every name it looks up, from its making to `end`."""

    def __init__(self) -> None:
        self.seen: set[object] = set()
        self._listening = True
        sys.addaudithook(self._hear)  # which nothing can take away again

    @property
    def places(self) -> set[tuple[str, str]]:
        """Host and port of each."""
        return {(str(host), str(port)) for host, port in self.seen}  # type: ignore[misc]

    def end(self) -> None:
        self._listening = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._listening:
            return
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            self.seen.add(arguments[1][:2])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self.seen.add((arguments[0], arguments[1] if len(arguments) > 1 else None))
