# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Job`: one long piece of work, ours or a task somebody else started."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import percent, rate, size, size_of, stopwatch
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.refs import Ref

if TYPE_CHECKING:
    from xolite_desktop.models.api_calls.scripts import Scripts

REMAINING_AFTER_S = 10.0
REMAINING_FROM = 0.05
RATE_AFTER_S = 2.0


class JobState(Enum):
    """Where a job stands. UNKNOWN: we lost sight of it, the pool may go on with it."""

    WAITING = auto()
    RUNNING = auto()
    CANCELLING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()
    UNKNOWN = auto()


FINAL = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.UNKNOWN})

WORDS = {
    JobState.WAITING: (later("Waiting"), StateKind.INFO),
    JobState.RUNNING: (later("Running"), StateKind.INFO),
    JobState.CANCELLING: (later("Cancelling"), StateKind.WARN),
    JobState.DONE: (later("Done"), StateKind.OK),
    JobState.FAILED: (later("Failed"), StateKind.BAD),
    JobState.CANCELLED: (later("Cancelled"), StateKind.IDLE),
    JobState.UNKNOWN: (later("Outcome unknown"), StateKind.WARN),
}


@dataclass(eq=False)
class Job:
    """One row of the job panel. Only `JobList` and `run` change it; `progress` is None until the pool says something.

    `detail` is who made it, of a job of ours with the call ("VM.pool_migrate · root"); `refs` are the objects it is about.
    """

    title: str
    started: datetime
    refs: tuple[Ref, ...] = ()
    detail: str = ""
    action_id: str = ""
    call: str = ""
    """"VM.pool_migrate", once that is known."""
    is_ours: bool = True
    is_mirrored: bool = False
    """What it is comes from a task's record, not from work of this window."""
    outlives_us: bool = True
    is_quiet: bool = False
    """Its row goes when it ends well: what it did can be seen anyway."""
    can_cancel: bool = False
    can_retry: bool = False
    can_undo: bool = False
    """Whether what it did can be taken back, as a change of a setting can."""
    state: JobState = JobState.WAITING
    progress: float | None = None
    bytes_done: int = 0
    """Of a file that goes over the wire; `bytes_total` 0 if nobody knows how many there will be."""
    bytes_total: int = 0
    error: BaseException | None = None
    ended: datetime | None = None
    task: Ref | None = None
    has_made: bool = False
    """It is done, and `refs` is the object that it made."""
    is_seen: bool = False
    result: object = None
    scripts: Scripts | None = None
    """The calls of its work, as they were told before it began; None if they cannot be."""

    @property
    def is_over(self) -> bool:
        return self.state in FINAL

    @property
    def word(self) -> str:
        return WORDS[self.state][0]

    @property
    def kind(self) -> StateKind:
        return WORDS[self.state][1]

    def elapsed_s(self, now: datetime) -> float:
        return max(0.0, ((self.ended or now) - self.started).total_seconds())

    def remaining_s(self, now: datetime) -> float | None:
        """An estimate, once there is something to judge by: after 10 s and 5 %."""
        elapsed = self.elapsed_s(now)
        if (
            self.is_over
            or self.progress is None
            or self.progress < REMAINING_FROM
            or elapsed < REMAINING_AFTER_S
        ):
            return None
        return elapsed / self.progress * (1 - self.progress)

    def time_text(self, now: datetime) -> str:
        """ "64 % · 0:41", "45 % · 1:45 left", or when it ended: "14:02:11"."""
        if self.ended is not None:
            return f"{self.ended.astimezone():%H:%M:%S}"
        remaining = self.remaining_s(now)
        time = (
            tr("{time} left").format(time=stopwatch(remaining))
            if remaining is not None
            else stopwatch(self.elapsed_s(now))
        )
        return f"{percent(self.progress)} · {time}" if self.progress is not None else time

    def moved_text(self, now: datetime) -> str:
        """ "1.2 of 8 GiB · 112 MiB/s": how much of a file went over, and how fast; empty where there is none."""
        if not self.bytes_done:
            return ""
        done = size_of(self.bytes_done, self.bytes_total) if self.bytes_total else size(self.bytes_done)
        elapsed = self.elapsed_s(now)
        return f"{done} · {rate(self.bytes_done / elapsed)}" if elapsed >= RATE_AFTER_S else done
