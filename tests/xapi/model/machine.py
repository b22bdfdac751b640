# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool where anything happens in any order, and what must be true whenever a client has caught up with it."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from xapi.model.clients import CoreClient, ModelClient
from xapi.model.fields import CLASSES, POOL, REFS, happen
from xapi.model.model_server import FAIR, REMEMBERED, UNCOUNTED, ModelServer, Weather

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta, differing_fields, telling
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref, Uuid

NIGHTLY = bool(os.environ.get("XOLITE_NIGHTLY"))
SEQUENCES = settings(
    max_examples=10_000 if NIGHTLY else 200,
    stateful_step_count=100 if NIGHTLY else 15,
    derandomize=not NIGHTLY,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
"""Every run by day is the same run; by night there is time for what is new."""
LATER = (UNCOUNTED,)
FIRST = tuple(cls for cls in CLASSES if cls not in LATER)
QUIET_ANSWERS = 4
"""So many without news, and a client has caught up: it believes in lost deletions only when counts differ twice."""
MOST_ANSWERS = 60

classes = st.sampled_from(list(REFS))
numbers = st.sampled_from([40, 10, 3, 1])
seeds = st.integers(0, 1 << 20)
sizes = st.sampled_from([1 << 20, 700, 64, 13])


def same(one: object, other: object) -> bool:
    """Equal, where NaN equals NaN."""
    return one == other or repr(one) == repr(other)


class EventMachine(RuleBasedStateMachine):
    """Between the server's truth and the client's cache: what is shown, and how badly it arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.server = ModelServer(CLASSES)
        self.client = self.make_client()
        self.index = Index(self.client.cache)
        self.shadow: dict[tuple[str, Ref], AnyRecord] = {}

    def make_client(self) -> ModelClient:
        return CoreClient(self.server, FIRST, LATER)

    @initialize(
        remembered=st.sampled_from([REMEMBERED, (1, 2), (0, 0)]),
        skewed=st.sampled_from(["", "VM", "VBD", "flying_saucer"]),
        number=numbers,
        seed=seeds,
    )
    def begin(self, remembered: tuple[int, int], skewed: str, number: int, seed: int) -> None:
        self.server.remembered = remembered
        if skewed:
            self.server.skew[skewed] = 1
        self.server.put("pool", POOL, {"uuid": "u-pool", "name_label": "Lab"})
        happen(self.server, number, seed)
        self.server.flush()

    @rule(number=numbers, seed=seeds)
    def happen(self, number: int, seed: int) -> None:
        happen(self.server, number, seed)

    @rule(cls=st.sampled_from(list(REFS)))
    def delete_all(self, cls: str) -> None:
        for ref in REFS[cls]:
            self.server.delete(cls, ref)

    @rule()
    def forget_deletions(self) -> None:
        self.server.forget_deletions()

    @rule()
    def flush(self) -> None:
        self.server.flush()

    @rule(restored=st.booleans())
    def restart(self, restored: bool) -> None:
        self.server.restart(restored=restored)

    @rule(size=sizes, disorder=st.integers(0, 9), repeated=st.booleans(), foreign=st.booleans())
    def ask(self, size: int, disorder: int, repeated: bool, foreign: bool) -> None:
        self._take(Weather(repeated, disorder, foreign=foreign, piece_bytes=size))

    @rule(size=sizes, percent=st.integers(0, 99))
    def ask_and_be_cut_off(self, size: int, percent: int) -> None:
        before = {cls: dict(self.client.cache.records(cls)) for cls in CLASSES}
        self._take(Weather(cut=percent / 100, piece_bytes=size))
        assert before == {cls: dict(self.client.cache.records(cls)) for cls in CLASSES}

    @rule(cls=st.sampled_from(list(REFS)), by=st.sampled_from([1, -1, 2, -2]))
    def ask_and_be_miscounted(self, cls: str, by: int) -> None:
        self._take(Weather(miscounted={cls: by}))

    @rule(number=numbers, seed=seeds, late=st.booleans())
    def ask_while_it_changes(self, number: int, seed: int, late: bool) -> None:
        self._take(Weather(meanwhile=lambda server: happen(server, number, seed), late_counts=late))

    @rule()
    def settle(self) -> None:
        quiet = 0
        for _ in range(MOST_ANSWERS):
            read = self.server.whole_classes_read
            nothing = self._take(FAIR).empty and self.server.whole_classes_read == read
            quiet = quiet + 1 if nothing else 0
            if quiet == QUIET_ANSWERS:
                break
        else:
            raise AssertionError("a quiet server is asked for whole classes again and again")
        self.check_settled()

    def teardown(self) -> None:
        try:
            self.settle()
        finally:
            self.client.close()

    def took(self, delta: Delta) -> None:
        """The cache and the index took a delta: for machines that follow more."""

    def check_settled(self) -> None:
        """The client has caught up."""
        cache = self.client.cache
        for cls, rows in self.server.rows.items():
            assert set(cache.records(cls)) == set(rows), cls
            for ref, row in rows.items():
                assert same(cache.get(cls, ref), convert_record(cls, row.fields)), (cls, ref)
        assert self.index == Index(cache)
        self._check_uuids(cache)
        assert self.shadow.keys() == {(cls, ref) for cls in cache.classes() for ref in cache.records(cls)}
        for (cls, ref), record in self.shadow.items():
            now = cache.get(cls, ref)
            assert now is not None
            assert same(record, now) or not telling(cls, differing_fields(record, now)), (cls, ref)

    def _check_uuids(self, cache: Cache) -> None:
        for cls in CLASSES:
            holders: dict[object, list[Ref]] = {}
            for ref, record in cache.records(cls).items():
                uuid = record.get("uuid") if isinstance(record, dict) else record.uuid
                holders.setdefault(str(uuid), []).append(ref)
            for number in range(6):
                uuid = Uuid(f"u-{number}")
                assert cache.find(cls, uuid) == min(holders.get(uuid, ()), default=None)

    def _take(self, weather: Weather) -> Delta:
        delta = self.client.ask(weather)
        self._replay(delta)
        self.index.apply(delta)
        self.took(delta)
        return delta

    def _replay(self, delta: Delta) -> None:
        """What a delta says is what happened, seen from somebody who knows nothing but the deltas before."""
        cache = self.client.cache
        for cls in {*delta.added, *delta.changed, *delta.removed}:
            added, changed, removed = (
                set(part.get(cls, ())) for part in (delta.added, delta.changed, delta.removed)
            )
            assert len(added | changed | removed) == len(added) + len(changed) + len(removed)
            for ref in added:
                assert (cls, ref) not in self.shadow
            for ref in removed:
                self._check_former(cls, ref, delta.removed[cls][ref])
                assert cache.get(cls, ref) is None
                del self.shadow[cls, ref]
            for ref in changed:
                self._check_former(cls, ref, delta.before[cls][ref])
            for ref in added | changed:
                now = cache.get(cls, ref)
                assert now is not None
                if ref in changed:
                    fields = telling(cls, differing_fields(delta.before[cls][ref], now))
                    assert delta.changed[cls][ref] == fields != frozenset()
                self.shadow[cls, ref] = now

    def _check_former(self, cls: str, ref: Ref, former: AnyRecord) -> None:
        ours = self.shadow[cls, ref]
        assert same(ours, former) or not telling(cls, differing_fields(ours, former))
