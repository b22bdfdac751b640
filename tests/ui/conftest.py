# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A themed application, the demo pool's records without a network, and a window on the demo pool by the real road."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, SignalInstance
from PySide6.QtWidgets import QApplication

from helpers.keyrings import MemoryBackend, keyring_of
from helpers.settled import settled
from tests.ui.around import (
    _no_secret_is_logged as _no_secret_is_logged,
)
from tests.ui.around import (
    _sign_ins_are_noted as _sign_ins_are_noted,
)
from tests.ui.around import (
    assert_no_secret_in_titles,
    nothing_left,
)
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.kept_sessions import KeptSessions
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.saved_pools import SavedPools
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.models.system_keyring import SystemKeyring
from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.models.update_check import UpdateCheck
from xolite_desktop.paths import resource
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref

DEADLINE_S = 20.0


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Light, whatever a test before chose."""
    qapp.setQuitOnLastWindowClosed(False)
    if theme.appearance().choice != "light":
        theme.appearance().choose("light")
    return qapp


@pytest.fixture(autouse=True)
def _no_widget_left(application: QApplication) -> Iterator[None]:
    """Widgets a test made go with it: each that stayed would make every later change of style and theme dearer."""
    before = set(QApplication.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in set(QApplication.topLevelWidgets()) - before:
        # Not what belongs to others: a plot of pyqtgraph has widgets of its own without a parent.
        if widget.parent() is None and type(widget).__module__.startswith("xolite_desktop"):
            widget.close()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class DemoStore:
    """The records of the demo scenario in a store, changed by hand."""

    def __init__(self) -> None:
        self.store = PoolStore()
        self.store.attach(Cache())
        scenario = json.loads(resource("scenarios", "demo.json").read_text(encoding="utf-8"))
        changes = [
            Change(cls, Ref(ref), msgspec.convert(record, CLASSES[cls], strict=False))
            for cls, records in scenario.items()
            if cls in CLASSES
            for ref, record in records.items()
        ]
        self.store.take(self.store.cache.apply(changes))
        self.store.finish_loading()

    def ref(self, cls: str, name: str) -> Ref:
        records = self.store.cache.records(cls)
        return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)

    def change(self, cls: str, ref: Ref, **fields: Any) -> None:
        record = msgspec.structs.replace(self.store.cache.get(cls, ref), **fields)  # type: ignore[type-var]
        self.store.take(self.store.cache.apply([Change(cls, ref, record)]))  # type: ignore[arg-type]

    def remove(self, cls: str, ref: Ref) -> None:
        self.store.take(self.store.cache.apply([Change(cls, ref, None)]))


@pytest.fixture
def demo_store(application: QApplication) -> DemoStore:
    return DemoStore()


def certificate(**changes: Any) -> Any:
    """What a server might show."""
    pairs = ":".join(f"{number:02X}" for number in range(32))
    shown = {
        "der": b"", "sha256": "", "fingerprint": pairs, "subject": "CN=xcp-01", "issuer": "CN=xcp-01",
        "self_signed": True, "alternative_names": ("xcp-01", "10.0.0.1"), "key": "RSA 4096", "public_key_sha256": "",
        "signature": "SHA-256", "weaknesses": (), "not_before": datetime(2025, 3, 2, tzinfo=UTC),
        "not_after": datetime(2035, 2, 28, tzinfo=UTC),
    }  # fmt: skip
    return SimpleNamespace(**{**shown, **changes})


@pytest.fixture
def make_certificate() -> Callable[..., Any]:
    return certificate


async def signalled(signal: SignalInstance, until: Callable[..., bool] = lambda *_: True) -> tuple[Any, ...]:
    """Wait for a signal for which `until` says yes; gives its arguments."""
    done: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def heard(*arguments: Any) -> None:
        if not done.done() and until(*arguments):
            done.set_result(arguments)

    signal.connect(heard)
    try:
        async with asyncio.timeout(DEADLINE_S):
            return await done
    finally:
        with contextlib.suppress(RuntimeError):  # a dialog deletes itself when it has closed
            signal.disconnect(heard)


@pytest.fixture
def heard() -> Callable[..., Any]:
    return signalled


@pytest.fixture
def speed() -> float:
    """How many times as fast as the clock the pool works."""
    return 8.0


@pytest.fixture
def simulator(speed: float) -> Iterator[Simulator]:
    running = Simulator("demo", clock=RealClock(speed=speed), lives=False)
    running.login_delay_s = 0.0
    with running:
        yield running


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A fresh profile in which nothing is pinned."""
    return profile_over(tmp_path, Pins(None))


@pytest.fixture
def pinned_profile(tmp_path: Path, simulator: Simulator) -> Profile:
    """A profile that knows the simulator's certificate."""
    pins = Pins(None)
    pins.trust_once(Endpoint.parse(address_of(simulator)), Certificate(simulator.certificate))
    return profile_over(tmp_path, pins)


def profile_over(folder: Path, pins: Pins, keyring: SystemKeyring | None = None) -> Profile:
    pools = SavedPools(folder)
    kept = KeptSessions(keyring or keyring_of(MemoryBackend()))
    sign_ins, settings = SignIns(kept, pools, partial(Client, pins=pins)), Settings(folder)
    return Profile(
        settings=settings,
        pools=pools,
        sign_ins=sign_ins,
        trusted=TrustedCertificates(pins, sign_ins.names_of),
        updates=UpdateCheck(settings),
        make_connection=lambda: Connection(pins, make_client=partial(Client, behind_one_address=True)),
        is_fleeting=lambda _: False,
        bundle_text=lambda with_names: f"with names: {with_names}\n",
        folder=folder,
    )


def address_of(simulator: Simulator) -> str:
    return f"127.0.0.1:{simulator.port}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    yield
    assert_no_secret_in_titles()


@pytest.fixture
async def windows(request: pytest.FixtureRequest, pinned_profile: Profile) -> AsyncIterator[Windows]:
    excused = frozenset(name for mark in request.node.iter_markers("excused") for name in mark.args)
    async with nothing_left(excused):
        opened = Windows(pinned_profile)
        yield opened
        await opened.close()


@pytest.fixture
async def window(windows: Windows, simulator: Simulator) -> PoolWindow:
    """A window on the demo pool, signed in over TLS like any other."""
    polls = simulator.calls["event.from"]
    windows.connect_to(address_of(simulator), simulator.user, simulator.password)
    (opened,) = await signalled(windows.opened)
    assert isinstance(opened, PoolWindow)
    await settled(opened.connection, simulator, polls)
    opened.resize(1280, 800)
    return opened


def ref_of(window: PoolWindow, cls: str, name: str) -> Ref:
    records = window.connection.store.cache.records(cls)
    return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


@pytest.fixture
def find() -> Callable[[PoolWindow, str, str], Ref]:
    return ref_of
