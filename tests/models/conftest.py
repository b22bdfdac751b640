# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small pool to change at will, and a judge for Qt models."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, SignalInstance
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from xolite_desktop.models.connection import Connection, State
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.delta import Change, Delta
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref

WAIT_S = 20.0


class SmallPool:
    """A store whose cache is fed by hand: `add`, `change` and `remove` are what events would do."""

    def __init__(self) -> None:
        self.store = PoolStore()
        self.store.attach(Cache())

    @property
    def cache(self) -> Cache:
        return self.store.cache

    def apply(self, *changes: Change) -> Delta:
        delta = self.cache.apply(changes)
        self.store.take(delta)
        return delta

    def add(self, cls: str, ref: str, **fields: Any) -> Ref:
        fields.setdefault("uuid", f"{zlib.crc32(ref.encode()):08x}-0000-4000-8000-000000000000")
        self.apply(Change(cls, Ref(ref), CLASSES[cls](**fields)))
        return Ref(ref)

    def changed(self, cls: str, ref: str, **fields: Any) -> Change:
        record = self.cache.get(cls, ref)
        assert isinstance(record, msgspec.Struct)
        return Change(cls, Ref(ref), msgspec.structs.replace(record, **fields))  # type: ignore[arg-type]

    def change(self, cls: str, ref: str, **fields: Any) -> Delta:
        return self.apply(self.changed(cls, ref, **fields))

    def remove(self, cls: str, ref: str) -> Delta:
        return self.apply(Change(cls, Ref(ref), None))

    def loaded(self) -> SmallPool:
        self.store.finish_loading()
        return self


def fill(pool: SmallPool) -> SmallPool:
    """Three hosts, seven VMs in every state, storage, networks and templates, after the pictures of the design."""
    pool.add("pool", "pool", name_label="lab-pool", master=Ref("h1"), default_SR=Ref("nfs"))
    for number in (1, 2, 3):
        pool.add(
            "host",
            f"h{number}",
            name_label=f"xcp-0{number}",
            address=f"10.0.0.{number}",
            enabled=number != 3,
            metrics=Ref(f"hm{number}"),
        )
        pool.add("host_metrics", f"hm{number}", live=True, memory_total=256 << 30)
        pool.add(
            "VM",
            f"dom0-{number}",
            is_control_domain=True,
            resident_on=Ref(f"h{number}"),
            power_state="Running",
        )
    for name, host in (("web-10", "h1"), ("web-2", "h1"), ("gitlab", "h2")):
        pool.add("VM", name, name_label=name, power_state="Running", resident_on=Ref(host), domain_type="hvm")
    pool.add("VM", "ad", name_label="win2022-ad", power_state="Paused", resident_on=Ref("h2"), tags=("prod",))
    pool.add("VM", "erp", name_label="legacy-erp", power_state="Halted")
    pool.add("VM", "test", name_label="test-centos7", power_state="Suspended")
    pool.add(
        "VM",
        "snap",
        name_label="before upgrade",
        is_a_snapshot=True,
        is_a_template=True,
        snapshot_of=Ref("erp"),
    )
    pool.add("VM", "debian", name_label="Debian 12", is_a_template=True, is_default_template=True)
    pool.add(
        "SR",
        "nfs",
        name_label="NFS vol1",
        shared=True,
        physical_size=1000,
        physical_utilisation=620,
        type="nfs",
    )
    pool.add("SR", "ssd", name_label="Local SSD", physical_size=1000, physical_utilisation=910, type="lvm")
    pool.add("SR", "iso", name_label="ISO library", shared=True, content_type="iso", type="iso")
    for sr, host in (("nfs", "h1"), ("nfs", "h2"), ("ssd", "h1"), ("iso", "h1")):
        pool.add("PBD", f"pbd-{sr}-{host}", SR=Ref(sr), host=Ref(host), currently_attached=True)
    pool.add("network", "eth0", name_label="Pool-wide eth0")
    pool.add("network", "internal", other_config={"is_host_internal_management_network": "true"})
    return pool


@pytest.fixture(scope="session")
def application() -> QApplication:
    running = QApplication.instance() or QApplication(["pytest"])
    assert isinstance(running, QApplication)
    return running


@pytest.fixture
def empty_pool(application: QApplication) -> SmallPool:
    return SmallPool()


@pytest.fixture
def pool(application: QApplication) -> SmallPool:
    return fill(SmallPool()).loaded()


@pytest.fixture
def new_pool(application: QApplication) -> Callable[[], SmallPool]:
    return lambda: fill(SmallPool()).loaded()


@pytest.fixture
def judged(qtlog: Any) -> Iterator[Callable[[QAbstractItemModel], QAbstractItemModel]]:
    """Puts a model under Qt's own tester: whatever it finds until the end fails the test."""
    testers = []

    def judge(model: QAbstractItemModel) -> QAbstractItemModel:
        testers.append(QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning))
        return model

    yield judge
    assert [
        record.message for record in qtlog.records if "modeltest" in (record.context.category or "")
    ] == []


async def happened(signal: SignalInstance, when: Callable[..., bool] = lambda *_: True) -> tuple[object, ...]:
    """The arguments of the next emission that fits."""
    future: asyncio.Future[tuple[object, ...]] = asyncio.get_running_loop().create_future()

    def on_signal(*arguments: object) -> None:
        if not future.done() and when(*arguments):
            future.set_result(arguments)

    signal.connect(on_signal)
    try:
        return await asyncio.wait_for(future, WAIT_S)
    finally:
        signal.disconnect(on_signal)


async def reached(connection: Connection, state: State) -> None:
    """Wait until a connection is in a state."""
    if connection.state is not state:
        await happened(connection.state_changed, lambda now: now is state)


@pytest.fixture
def own_simulator() -> Iterator[Simulator]:
    """A server of this test alone, to be broken."""
    with Simulator("demo", clock=RealClock(speed=100.0)) as running:
        running.login_delay_s = 0.0
        yield running


@pytest.fixture
async def live(own_simulator: Simulator) -> AsyncIterator[Connection]:
    """A connection that stands, to a server of this test alone."""
    connection = Connection(Pins(None), make_client=partial(Client, behind_one_address=True))
    connection.certificate_unknown.connect(lambda _: connection.trust())
    connection.connect_to(f"127.0.0.1:{own_simulator.port}", own_simulator.user, own_simulator.password)
    await reached(connection, State.LIVE)
    yield connection
    await connection.close()


@pytest.fixture
def tree(pool, judged):
    """The small pool as a tree."""
    return judged(ObjectTree(pool.store))
