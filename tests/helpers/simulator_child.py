# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulator in a process of its own, which can be killed: nothing of it is closed, said good-bye to, or remembered."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Self

from xolite_desktop.simulator.certificate import Certificate, make_certificate, use_certificate
from xolite_desktop.simulator.server import ROUTE_MODULES, Simulator

PATIENCE_S = 30.0


class ChildFailed(Exception):
    """Something raised in the child; the text is its traceback."""


@dataclass(frozen=True)
class Request:
    """A dotted name on the simulator, called on its loop; without `called`, its value."""

    name: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] | None = None
    called: bool = True


class SimulatorChild:
    """Keeps port, certificate and password over every `kill` and `start`, as a host does; the rest begins anew.

    `options` are those of `Simulator`; they must be picklable, as a pool given as a dict is. `start` takes about 50 ms
    where processes can be forked by a server that has imported everything, else a second.
    """

    def __init__(self, scenario: Mapping[str, Any] | str = "one_host", **options: Any) -> None:
        self.certificate: Certificate = make_certificate()
        self.port = 0
        self.user = "root"
        self.password = "demo"
        self.starts = 0
        self._scenario: Mapping[str, Any] | str = scenario
        self._options = options
        self._context = _context()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def url(self) -> str:
        """Where it listens, also while it does not."""
        return f"https://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def start(self, scenario: Mapping[str, Any] | str | None = None) -> None:
        """Begin from the scenario, or from another one from now on; returns when connections are accepted."""
        assert self._process is None, "it runs already"
        self._scenario = self._scenario if scenario is None else scenario
        ours, theirs = self._context.Pipe()
        options = {"port": self.port, "user": self.user, "password": self.password, **self._options}
        self._process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self.certificate, self._scenario, options), daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe = ours
        self.port = self._receive()
        self.starts += 1

    def kill(self) -> None:
        """SIGKILL: connections are reset by the kernel, sessions and tasks are gone. Harmless if it does not run."""
        if self._process is None or self._pipe is None:
            return
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()
        self._process = self._pipe = None

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """`call("db.update", "VM", ref, name_label="web")`, on the simulator's loop. Raises `ChildFailed`."""
        return self._ask(Request(name, args, kwargs))

    def call_all(self, requests: Sequence[Request]) -> list[Any]:
        """Many at once, in one turn of the simulator's loop; what each gave."""
        found: list[Any] = self._ask(tuple(requests))
        return found

    def get(self, name: str) -> Any:
        """The value of an attribute, such as `get("calls")`."""
        return self._ask(Request(name, called=False))

    def records(self, cls: str) -> dict[str, dict[str, Any]]:
        """ref -> record of all objects of a class, copied."""
        return dict(self.call("db.records", cls))

    def _ask(self, request: Request | tuple[Request, ...]) -> Any:
        assert self._pipe is not None, "it does not run"
        self._pipe.send(request)
        return self._receive()

    def _receive(self) -> Any:
        assert self._pipe is not None
        if not self._pipe.poll(PATIENCE_S):
            raise ChildFailed("no answer")
        value, error = self._pipe.recv()
        if error:
            raise ChildFailed(error)
        return value


def _context() -> BaseContext:
    """Forked from a server where there is one, so that a start costs no imports and inherits no thread or socket."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    package = "xolite_desktop.simulator"
    context.set_forkserver_preload([f"{package}.{name}" for name in ("server", *ROUTE_MODULES)])
    return context


def _serve(pipe: Connection, certificate: Certificate, scenario: Any, options: dict[str, Any]) -> None:
    """The child: a simulator, and whatever is asked of it, until it is killed or the parent is gone."""
    simulator = Simulator(scenario, **options)
    simulator._listener.certificate = certificate
    use_certificate(simulator._listener._context, certificate)
    try:
        simulator.start()
    except Exception:
        pipe.send((None, traceback.format_exc()))
        return
    pipe.send((simulator.port, ""))
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send((_answer(simulator, request), ""))
        except Exception:
            pipe.send((None, traceback.format_exc()))


def _answer(simulator: Simulator, asked: Request | tuple[Request, ...]) -> Any:
    def run(request: Request) -> Any:
        found: Any = simulator
        for part in request.name.split("."):
            found = getattr(found, part)
        value = found(*request.args, **(request.kwargs or {})) if request.called else found
        return dict(value) if isinstance(value, Mapping) else value

    if isinstance(asked, tuple):
        return simulator.run(lambda: [run(each) for each in asked])
    return simulator.run(lambda: run(asked))
