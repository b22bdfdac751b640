# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`HostPoll`: from where on a host is asked for updates, and when again. It knows the host's time only from answers."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from xolite_desktop.xapi.rrd.series import STEP_S
from xolite_desktop.xapi.rrd.updates import Updates

PERIOD_S: Final = 5.0
"""Asking more often than samples are taken is useless."""
LONGEST_DELAY_S: Final = 60.0
WINDOW_S: Final = 570
"""Rows of 5 s are kept for 600 s. Asked for one second more, a host answers with rows of a minute instead."""
_OVERLAP_S: Final = 2 * STEP_S
FAR_S: Final = 1 << 34
"""A time that has no rows yet on any host."""
_EMPTY_ANSWERS: Final = 3
"""So many answers without a row, and the clock of the host must have been set."""
_COARSE_ANSWERS: Final = 4
"""After a long silence: from rows of a day over those of an hour and of a minute to those of 5 s."""


@dataclass(frozen=True, slots=True)
class Ask:
    """From when on to ask. `probe`: only to hear what time it is there. `whole`: for all rows of 5 s there are."""

    start_s: int
    probe: bool
    whole: bool


class HostPoll:
    """The state of asking one host. `jitter` gives numbers in [0, 1), so that not all hosts are asked together."""

    def __init__(self, jitter: Callable[[], float] = random.random) -> None:
        self._jitter = jitter
        self._newest_s: int | None = None
        self._empty = 0
        self._coarse = 0
        self._failures = 0

    @property
    def newest_s(self) -> int | None:
        """When the host's newest row ended; None while its time is unknown."""
        return self._newest_s

    def next_ask(self, *, whole: bool) -> Ask:
        """What to ask next: a little before the last row, or if `whole` as far back as there are rows of 5 s.

        As long as the host's time is unknown the question is for rows of the far future: there are none, but the
        answer says when the newest row ended.
        """
        if self._newest_s is None:
            return Ask(FAR_S, probe=True, whole=False)
        whole = whole and not self._coarse
        return Ask(max(0, self._newest_s - (WINDOW_S if whole else _OVERLAP_S)), probe=False, whole=whole)

    def receive(self, ask: Ask, updates: Updates) -> bool:
        """An answer came; whether its rows are samples. They are not if they are coarser, or if there are none."""
        if updates.end_s >= FAR_S:
            self.fail()
            return False
        self._failures = 0
        if updates.times:
            self._newest_s, self._empty = updates.times[-1], 0
        else:
            # The end is earlier if the clock was set back.
            self._newest_s = min(updates.end_s, self._newest_s or updates.end_s)
            self._empty += not ask.probe
        self._coarse = self._coarse + 1 if updates.step_s != STEP_S else 0
        if self._empty >= _EMPTY_ANSWERS or self._coarse >= _COARSE_ANSWERS:
            self._empty = self._coarse = 0
            self._newest_s = None
        return self.are_samples(updates)

    @staticmethod
    def are_samples(updates: Updates) -> bool:
        """Whether an answer has rows, and none that are coarser than samples."""
        return bool(updates.times) and updates.step_s == STEP_S

    def fail(self) -> None:
        """No answer came, or none that can be read."""
        self._failures += 1

    def delay_s(self, ask: Ask) -> float:
        """How long to wait after this question before the next one."""
        if self._failures:
            longest = min(LONGEST_DELAY_S, PERIOD_S * 2.0 ** min(self._failures - 1, 10))
            return longest * (0.75 + 0.25 * self._jitter())
        return 0.0 if ask.probe or self._coarse else PERIOD_S


def updates_target(start_s: int, host_uuid: str, vms: Sequence[str], step_s: int = STEP_S) -> str:
    """The request for the samples of a host, and of no, one, or all VMs that run on it.

    A host heeds the first `vm_uuid` only, and knows the words all and none. It always gives its own rows too: without
    them it answers HTTP 500 when the VM has just left. `host_uuid` says who is meant to those who answer for several
    hosts at one address; hosts ignore what they do not know. Source: rrdd_http_handler.ml, get_rrd_updates_handler.
    """
    narrowed = vms[0] if len(vms) == 1 else "all" if vms else "none"
    query = {
        "start": start_s,
        "interval": step_s,
        "cf": "AVERAGE",
        "host": "true",
        "json": "true",
        "host_uuid": host_uuid,
    }
    if narrowed != "all":
        query["vm_uuid"] = narrowed
    return "/rrd_updates?" + urlencode(query)


def vm_rrd_target(vm_uuid: str, *, runs: bool) -> str:
    """The request for all archives of a VM: to its host, or if it does not run to the coordinator, which has put them
    away. Asked for what was put away, it answers; asked plainly, it redirects to itself (rrdd_proxy.ml)."""
    query = {"uuid": vm_uuid, "json": "true"}
    return "/vm_rrd?" + urlencode(query if runs else {"rrd_unarchive": "", **query})


def host_rrd_target(host_uuid: str) -> str:
    """The request for all archives of the host that is asked; for `host_uuid` see `updates_target`."""
    return "/host_rrd?" + urlencode({"json": "true", "host_uuid": host_uuid})
