# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Watch`: somebody looks at the figures of one object. While one is open, its host is asked for them."""

import asyncio
from array import array
from collections.abc import Callable, Collection
from enum import StrEnum
from types import TracebackType
from typing import Final, Literal, Self, TypeAlias

from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.rrd.archives import Rrd
from xolite_desktop.xapi.rrd.host_poll import LONGEST_DELAY_S, PERIOD_S
from xolite_desktop.xapi.rrd.series import MAX_CAPACITY, STEP_S, Series

Cls: TypeAlias = Literal["VM", "host"]
"""The classes that have figures of their own."""

_OWNERS: Final = {"VM": "vm", "host": "host"}


class Standing(StrEnum):
    """How it stands with the figures of an object."""

    WAITING = "waiting"
    LIVE = "live"
    FAILING = "failing"
    NOT_RUNNING = "not running"
    GONE = "gone"
    CLOSED = "closed"


class Watched:
    """One object that is watched: its newest samples, and who looks. Belongs to `Figures`."""

    def __init__(self, cls: Cls, ref: str, uuid: str) -> None:
        self.cls, self.ref, self.uuid = cls, ref, uuid
        self.host: str | None = None
        self.fresh = True
        """Whether all rows of 5 s that its host has are still to be asked for."""
        self.absent = False
        """Whether its host was asked for those, and had none yet."""
        self.series = Series(1)
        self.rrd: Rrd | None = None
        self.standing = Standing.WAITING
        self.problem: XapiError | None = None
        self.retry_in_s: float | None = None
        self.watches: list[Watch] = []
        self._wanted: frozenset[str] | None = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Who this is in a legend."""
        return _OWNERS[self.cls], self.uuid

    @property
    def period_s(self) -> float:
        """How often its host is to be asked, for who is the most eager of those who look."""
        return min((watch.period_s for watch in self.watches), default=LONGEST_DELAY_S)

    def wants(self, source: str) -> bool:
        """Whether anybody looks at a data source."""
        return self._wanted is None or source in self._wanted

    def read_within(self, max_age_s: int) -> Rrd | None:
        """The archives that were read last, unless samples have come that much later."""
        if self.rrd is None or (self.series.newest_s or 0) - self.rrd.updated_s >= max_age_s:
            return None
        return self.rrd

    def add(self, watch: "Watch", keep_s: int) -> None:
        """One more who looks. Data sources or times that nobody looked at before are still to be asked for."""
        capacity = max(1, min(MAX_CAPACITY, keep_s // STEP_S))
        wanted = self._united([*self.watches, watch])
        if wanted != self._wanted or capacity > self.series.capacity:
            self.fresh = True
        self._wanted = wanted
        self.series.resize(max(capacity, self.series.capacity))
        self.watches.append(watch)

    def remove(self, watch: "Watch") -> None:
        """One fewer who looks."""
        self.watches.remove(watch)
        self._wanted = self._united(self.watches)

    def answered(self, whole: bool, found: bool) -> None:
        """Its host answered, for all rows it has or only for the new ones, and had some of this object or not.

        A VM that has just come may have none: its past is asked for when it has its first.
        """
        if whole:
            self.fresh, self.absent = False, not found
        elif found and self.absent:
            self.fresh, self.absent = True, False

    def stand(
        self, standing: Standing, problem: XapiError | None = None, retry_in_s: float | None = None
    ) -> None:
        """How it stands now; whoever looks hears of it if that is new."""
        news = standing != self.standing or problem is not self.problem
        self.standing, self.problem, self.retry_in_s = standing, problem, retry_in_s
        if news:
            self.tell()

    def tell(self) -> None:
        """Let all who look know, in a turn of their own: their mistakes are not ours."""
        for watch in self.watches:
            watch.tell()

    @staticmethod
    def _united(watches: list["Watch"]) -> frozenset[str] | None:
        wanted: set[str] = set()
        for watch in watches:
            if watch.wanted is None:
                return None
            wanted |= watch.wanted
        return frozenset(wanted)


class Watch:
    """The figures of one VM or host, live until `close`; also a context manager.

    `on_change` is called, in a turn of its own, after new rows came or `standing` changed. All times are the host's.
    """

    def __init__(
        self,
        watched: Watched,
        wanted: Collection[str] | None,
        on_change: Callable[["Watch"], None] | None,
        release: Callable[["Watch", Watched], None],
        period_s: float = PERIOD_S,
    ) -> None:
        self.cls, self.ref = watched.cls, watched.ref
        self.wanted = None if wanted is None else frozenset(wanted)
        self.period_s = min(LONGEST_DELAY_S, max(PERIOD_S, period_s))
        self._watched = watched
        self._on_change = on_change
        self._release = release
        self._closed = False
        self._told = False

    @property
    def standing(self) -> Standing:
        """Whether figures come, and if not why."""
        return Standing.CLOSED if self._closed else self._watched.standing

    @property
    def problem(self) -> XapiError | None:
        """Why the host does not answer: not trusted yet, unreachable, no address known (HOST_OFFLINE) and others."""
        return self._watched.problem

    @property
    def retry_in_s(self) -> float | None:
        """The pause that began when the problem was found."""
        return self._watched.retry_in_s

    @property
    def host(self) -> str | None:
        """The ref of the host that is asked."""
        return self._watched.host

    @property
    def sources(self) -> tuple[str, ...]:
        """The data sources there are samples of."""
        return tuple(
            name for name in self._watched.series.sources if self.wanted is None or name in self.wanted
        )

    @property
    def newest_s(self) -> int | None:
        """When the newest row ended."""
        return self._watched.series.newest_s

    def latest(self, source: str) -> float | None:
        """The newest value of a data source, if there was one a moment ago."""
        return self._watched.series.latest(source)

    def times(self) -> "array[int]":
        """When each row ended: every 5 s, oldest first."""
        return self._watched.series.times()

    def values(self, source: str) -> "array[float]":
        """A value for each of `times`; NaN where there is none."""
        return self._watched.series.values(source)

    def tell(self) -> None:
        """Call `on_change` soon, once for however much has changed by then."""
        if self._on_change is not None and not self._told:
            self._told = True
            asyncio.get_running_loop().call_soon(self._call)

    def close(self) -> None:
        """Nobody looks any more. Harmless if done before."""
        if not self._closed:
            self._closed = True
            self._release(self, self._watched)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _call(self) -> None:
        self._told = False
        if self._on_change is not None and not self._closed:
            self._on_change(self)
