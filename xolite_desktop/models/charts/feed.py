# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Feed`: the figures of one VM or host while somebody looks: samples as they come, and the rows of the past."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from math import nan

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.points import Points, ValueOf, reaching, spliced
from xolite_desktop.models.charts.ranges import MINUTE_S, REACH_S, SAMPLE_S, steps_for
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.text import exact
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.client.figures import Figures
from xolite_desktop.xapi.client.watch import Cls as Cls
from xolite_desktop.xapi.client.watch import Standing, Watch
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.records.vm import VMMetrics
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rrd.archives import Rrd
from xolite_desktop.xapi.rrd.host_poll import PERIOD_S
from xolite_desktop.xapi.rrd.rows import Rows, rows_of_archive

_PAUSE_S = 30.0
"""Between two questions for the same rows, whatever comes of them."""
_FRESH_S = 60.0
"""Rows of the past that are older are asked for again when somebody looks again."""


class Feed(QObject):
    """Asks for nothing until `look`, and after `rest`. The past of an object that does not run ends when it stopped.

    Signals: `changed()` after new figures came, or it stands otherwise with them.
    """

    changed = Signal()

    def __init__(
        self,
        connection: Connection,
        cls: Cls,
        ref: Ref,
        parent: QObject | None = None,
        *,
        sources: Collection[str] | None = None,
        period_s: float = PERIOD_S,
    ) -> None:
        """`sources` are those that are kept, all if not given; `period_s` is how late they may come."""
        super().__init__(parent)
        self.cls, self.ref = cls, ref
        self._connection = connection
        self._wanted = sources
        self._period_s = period_s
        self._watch: Watch | None = None
        self._span_s = 0
        self._rows: dict[int, Rows] = {}
        self._read_at = 0.0
        self._reading: asyncio.Task[None] | None = None
        self._stopped_s: int | None = None
        self._error: Exception | None = None
        self._standing = Standing.WAITING
        self._ways: dict[tuple[str, bool], ValueOf | None] = {}
        self._drawn: dict[str, tuple[int, Points]] = {}
        connection.state_changed.connect(self._on_state_changed)

    # What there is

    @property
    def is_looking(self) -> bool:
        return self._span_s > 0

    @property
    def is_loading(self) -> bool:
        """Whether the first figures are still to come."""
        waiting = self._watch is not None and self._watch.standing is Standing.WAITING
        return self._reading is not None or waiting

    @property
    def sources(self) -> tuple[str, ...]:
        """Every data source there are rows of, in no order."""
        found = dict.fromkeys(source for rows in self._rows.values() for source in rows.columns)
        if self._watch is not None:
            found |= dict.fromkeys(self._watch.sources)
        return tuple(found)

    @property
    def end_s(self) -> float:
        """The end of the time axis, by the host's clock: the newest row, or when the object stopped."""
        live = self._watch.newest_s if self._watch is not None else None
        ends = [rows.end_s for rows in self._rows.values() if rows.end_s]
        if live:
            # A minute may have ended since the newest sample; what is far ahead is from before a clock was set back.
            return float(max([live, *(end for end in ends if end < live + REACH_S[SAMPLE_S])]))
        return float(self._stopped_s or max(ends, default=0) or time.time())

    @property
    def is_new(self) -> bool:
        """Whether it was started so lately that its first figures are still to come, by the pool's clock."""
        cache = self._connection.store.cache
        vm = cache.vm(self.ref)
        metrics = cache.get("VM_metrics", vm.metrics) if vm is not None else None
        started = parse_wire_time(metrics.start_time) if isinstance(metrics, VMMetrics) else None
        return started is not None and self.end_s - started.timestamp() < MINUTE_S

    @property
    def is_live(self) -> bool:
        return self._watch is not None and self._watch.standing is Standing.LIVE

    @property
    def reason(self) -> str:
        """Why there are no new figures, as a sentence; empty while they come."""
        watch = self._watch
        if watch is None or watch.standing is Standing.CLOSED:
            return tr("Not connected: figures come again when the connection stands.")
        if watch.standing is Standing.FAILING and watch.problem is not None:
            why = explain_error(watch.problem, self._connection.store.cache).one_line
            return tr("The host gives no figures now. {why}").format(why=why)
        if watch.standing is Standing.NOT_RUNNING:
            return self._why_not_running()
        if watch.standing is Standing.GONE:
            return tr("The object is gone.")
        if isinstance(self._error, XapiError) and not self._rows and self._span_s > REACH_S[SAMPLE_S]:
            why = explain_error(self._error, self._connection.store.cache).one_line
            return tr("The past could not be read. {why}").format(why=why)
        return ""

    def points(self, key: str, since_s: float, until_s: float) -> Points:
        """The curve of a data source or total between two moments, in its base unit."""
        value_of = self._way_to(key)
        if value_of is None:
            return Points()
        parts = [self._rows[step] for step in sorted(self._rows, reverse=True)]
        live = self._live_times()
        needed = reaching([*parts, live] if live is not None else parts, since_s, min(until_s, self.end_s))
        drawn = self._drawn.get(key)
        if drawn is None or drawn[0] != len(needed):
            filled = [self._live_rows(part, value_of) if part is live else part for part in needed]
            drawn = len(needed), spliced(filled, value_of)
            if self._wanted is not None:  # of a few sources that somebody adds up again and again
                self._drawn[key] = drawn
        return drawn[1].between(since_s, until_s)

    def latest(self, key: str) -> float:
        """The newest value of a data source or total; NaN if there is none now."""
        value_of = self._way_to(key, is_now=True)
        if value_of is None or self._watch is None:
            return nan
        newest = ((source, self._watch.latest(source)) for source, _ in value_of.parts)
        return value_of.of({source: value for source, value in newest if value is not None})

    # Who looks

    def look(self, span_s: int) -> None:
        """Have the figures of the last `span_s` seconds, and all that come from now on."""
        if not self.is_looking and time.monotonic() - self._read_at > _FRESH_S:
            self._rows.clear()
        self._span_s = span_s
        self._watch_again()
        self._read_missing()

    def rest(self) -> None:
        """Nobody looks any more; what came stays for a moment, should somebody come back."""
        self._span_s = 0
        self._close_watch()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    # How it comes

    def _watch_again(self) -> None:
        figures = self._connection.figures
        self._close_watch()
        if figures is None or not self.is_looking:
            return
        self._watch = figures.watch(
            self.cls,
            self.ref,
            sources=self._wanted,
            keep_s=self._live_s,
            period_s=self._period_s,
            on_change=self._on_watch,
        )
        self._standing = self._watch.standing

    def _close_watch(self) -> None:
        self._forget_curves()
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def _on_watch(self, watch: Watch) -> None:
        self._forget_curves()
        runs = Standing.NOT_RUNNING not in (self._standing, watch.standing)
        if watch.standing is not self._standing and not runs:
            self._rows.clear()  # it stopped, or started: another archive has its past
            self._stopped_s = None
        self._standing = watch.standing
        self._connection.store.loads.take({self.ref: self.latest(totals.CPU)})
        self._read_missing()
        self.changed.emit()

    def _on_state_changed(self, _: object) -> None:
        if self.is_looking and (self._watch is None or self._watch.standing is Standing.CLOSED):
            self._watch_again()
            self._read_missing()
            self.changed.emit()

    def _read_missing(self) -> None:
        figures = self._connection.figures
        if figures is None or self._reading is not None or not self.is_looking or self._watch is None:
            return
        if self._standing is Standing.NOT_RUNNING:
            work = self._read_archives(figures) if self._stopped_s is None else None
        else:
            steps = [step for step in steps_for(self._span_s) if self._is_stale(step)]
            work = self._read_rows(figures, steps) if steps else None
        if work is not None:
            self._reading = self._connection.bridge.start(
                work, name="past figures", on_result=self._on_read, on_error=self._on_error
            )

    def _is_stale(self, step_s: int) -> bool:
        """Whether what is finer does not reach back to the end of these rows any more."""
        rows = self._rows.get(step_s)
        if rows is None:
            return True
        newest_s = self._watch.newest_s if self._watch is not None else None
        if rows.end_s is None or newest_s is None:
            return False
        finer = max(step for step in REACH_S if step < step_s)
        reach_s = self._live_s if finer == SAMPLE_S else REACH_S[finer]
        waited = time.monotonic() - self._read_at > _PAUSE_S
        return waited and newest_s - rows.end_s > reach_s - step_s

    @property
    def _live_s(self) -> int:
        """How far back samples are kept."""
        return max(REACH_S[SAMPLE_S], min(self._span_s, REACH_S[MINUTE_S]))

    async def _read_rows(self, figures: Figures, steps: list[int]) -> None:
        for step in steps:
            rows = await figures.rows(self.cls, self.ref, span_s=REACH_S[step], step_s=step)
            if self._wanted is not None:
                kept = {source: rows.columns[source] for source in self._wanted if source in rows.columns}
                rows = replace(rows, columns=kept)
            self._rows[step] = rows
            self._forget_curves()

    async def _read_archives(self, figures: Figures) -> None:
        rrd = await figures.history(self.cls, self.ref)
        self._stopped_s = rrd.updated_s
        self._rows = _rows_of(rrd)
        self._forget_curves()

    def _on_read(self, _: object) -> None:
        self._reading, self._error = None, None
        self._read_at = time.monotonic()
        self._read_missing()  # another range may have been chosen meanwhile
        self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, XapiError):
            raise error
        self._reading, self._error = None, error
        for step in steps_for(self._span_s):
            self._rows.setdefault(step, Rows(step))  # not again before somebody looks anew
        self._stopped_s = self._stopped_s or (0 if self._standing is Standing.NOT_RUNNING else None)
        self.changed.emit()

    def _way_to(self, key: str, *, is_now: bool = False) -> ValueOf | None:
        """How a curve comes from what there is, or only from what there is now; found once between new figures."""
        if (key, is_now) not in self._ways:
            now = self._watch.sources if self._watch is not None else ()
            self._ways[key, is_now] = totals.value_of(key, now if is_now else self.sources)
        return self._ways[key, is_now]

    def _live_times(self) -> Rows | None:
        watch = self._watch
        return Rows(SAMPLE_S, watch.times()) if watch is not None and watch.newest_s is not None else None

    def _live_rows(self, live: Rows, value_of: ValueOf) -> Rows:
        assert self._watch is not None
        return replace(live, columns={source: self._watch.values(source) for source, _ in value_of.parts})

    def _forget_curves(self) -> None:
        self._ways.clear()
        self._drawn.clear()

    def _why_not_running(self) -> str:
        if self._reading is not None:
            return tr("Not running. Its past is being read…")
        if not self._stopped_s:
            return tr("Not running, and no host has kept figures of it.")
        moment = exact(datetime.fromtimestamp(self._stopped_s, UTC))
        return tr("Not running: these are the figures until {moment}.").format(moment=moment)


def _rows_of(rrd: Rrd) -> dict[int, Rows]:
    """The mean rows of each step."""
    return {archive.step_s: rows_of_archive(archive) for archive in rrd.archives if archive.cf == "AVERAGE"}
