# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Small charts for overviews: a few curves of the last half hour, or a sentence that says why there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.naming import Namer
from xolite_desktop.models.charts.points import Points, merged
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.models.wording import later, tr

HALF_HOUR_S = 1_800
HOUR_S = 3_600
FEW_CPUS = 3
_STEP_S = 60
"""One point for each minute: there is no room for more."""


class Source(Protocol):
    """What feeds give."""

    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def reason(self) -> str: ...
    @property
    def is_loading(self) -> bool: ...
    @property
    def is_new(self) -> bool: ...
    @property
    def end_s(self) -> float: ...
    def points(self, key: str, since_s: float, until_s: float) -> Points: ...


@dataclass(frozen=True)
class Glance:
    """Curves with their names between two moments, all of one quantity. `sentence` stands where there are none.

    `past` says why the curves have ended, and when; it is empty while their newest values are those of now.
    """

    quantity: Quantity
    since_s: float = 0
    until_s: float = 0
    curves: tuple[tuple[str, Points], ...] = ()
    sentence: str = ""
    past: str = ""


def cpu_glance(feed: Source, namer: Namer) -> Glance:
    """Each processor where there are few, else all together and the busiest."""
    each = [source for source in feed.sources if totals.matches("*cpu/usage", source)]
    each.sort(key=lambda source: (len(source), source))
    if 1 <= len(each) <= FEW_CPUS:
        return _glance(feed, Quantity.SHARE, [(namer.name(source), [source], "sum") for source in each])
    wanted: list[_Wanted] = [(tr("mean"), [totals.CPU], "sum")]
    if each:
        wanted.append((tr("busiest"), each, "most"))
    return _glance(feed, Quantity.SHARE, wanted)


def network_glance(feed: Source) -> Glance:
    wanted: list[_Wanted] = [
        (tr("in"), [totals.RECEIVED], "sum"),
        (tr("out"), [totals.SENT], "sum"),
    ]
    return _glance(feed, Quantity.BITS_PER_S, wanted)


def disk_glance(feed: Source) -> Glance:
    wanted: list[_Wanted] = [(tr("read"), [totals.READ], "sum"), (tr("written"), [totals.WRITTEN], "sum")]
    return _glance(feed, Quantity.BYTES_PER_S, wanted)


_Wanted = tuple[str, Sequence[str], str]


def _glance(feed: Source, quantity: Quantity, wanted: Sequence[_Wanted]) -> Glance:
    until_s = feed.end_s
    since_s = until_s - HALF_HOUR_S
    curves = []
    for name, keys, how in wanted:
        points = merged([feed.points(key, since_s, until_s) for key in keys], how).averaged(_STEP_S)
        if not points.is_empty:
            curves.append((name, points))
    return Glance(quantity, since_s, until_s, tuple(curves), "" if curves else _why(feed), feed.reason)


def _why(feed: Source) -> str:
    if feed.reason:
        return feed.reason
    if feed.is_loading:
        return tr("Reading figures…")
    if feed.is_new:
        return tr("The first figures come in a few seconds.")
    if not feed.sources:
        return tr("No figures yet: the first come within a minute after the start.")
    return tr("The host records no figures of this kind.")


def pool_glance(
    feeds: Sequence[tuple[str, Source]], key: str, quantity: Quantity, each: Callable[[int], bool]
) -> Glance:
    """A curve for each named feed where `each` says that so many can be told apart, else their mean, highest and
    lowest."""
    until_s = max((feed.end_s for _, feed in feeds), default=0)
    since_s = until_s - HOUR_S
    read = [(name, feed, feed.points(key, since_s, until_s).averaged(_STEP_S)) for name, feed in feeds]
    known = any(not points.is_empty for _, _, points in read)
    # One that is still being read has its place, and the others keep their colours when it comes.
    found = [
        (name, points)
        for name, feed, points in read
        if not points.is_empty or (known and feed.is_loading and not feed.reason)
    ]
    if not each(len(found)):
        all_points = [points for _, points in found]
        words = ((later("highest"), "most"), (later("mean"), "mean"), (later("lowest"), "least"))
        found = [(tr(name), merged(all_points, how)) for name, how in words]
    return Glance(quantity, since_s, until_s, tuple(found), "" if found else _why_all(feeds))


def pool_sum_glance(
    feeds: Sequence[tuple[str, Source]], keys: Sequence[tuple[str, str]], quantity: Quantity
) -> Glance:
    """The sum of all feeds, a curve for each (name, key)."""
    until_s = max((feed.end_s for _, feed in feeds), default=0)
    since_s = until_s - HOUR_S
    curves = []
    for name, key in keys:
        points = merged([feed.points(key, since_s, until_s) for _, feed in feeds], "sum").averaged(_STEP_S)
        if not points.is_empty:
            curves.append((name, points))
    return Glance(quantity, since_s, until_s, tuple(curves), "" if curves else _why_all(feeds))


def _why_all(feeds: Sequence[tuple[str, Source]]) -> str:
    if not feeds:
        return tr("No host of the pool can be reached.")
    loading = next((feed for _, feed in feeds if feed.is_loading and not feed.reason), None)
    return _why(loading or feeds[0][1])
