# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which tasks are shown: by whose they are, how they stand, the host they are about, their age and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xolite_desktop.models.jobs.job import FINAL, Job, JobState
from xolite_desktop.models.wording import later
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref

STATES: tuple[tuple[str, frozenset[JobState]], ...] = (
    (later("All states"), frozenset(JobState)),
    (later("Running"), frozenset(JobState) - FINAL),
    (later("Failed"), frozenset({JobState.FAILED, JobState.UNKNOWN})),
    (later("Done"), frozenset({JobState.DONE})),
    (later("Cancelled"), frozenset({JobState.CANCELLED})),
)


@dataclass(frozen=True)
class JobFilter:
    """`host` empty for all; `age` None for any, else how long ago at most it began or ended; `words` are folded."""

    only_ours: bool = False
    states: frozenset[JobState] = frozenset(JobState)
    host: str = ""
    age: timedelta | None = None
    words: tuple[str, ...] = ()

    def admits(self, job: Job, text: str, cache: Cache, now: datetime) -> bool:
        """Whether a job is shown; `text` is what its row says."""
        folded = text.casefold()
        return (
            (job.is_ours or not self.only_ours)
            and job.state in self.states
            and (not self.host or self.host in hosts_of(cache, job))
            and (self.age is None or not job.is_over or now - (job.ended or job.started) <= self.age)
            and all(word in folded for word in self.words)
        )


def hosts_of(cache: Cache, job: Job) -> set[Ref]:
    """The hosts a job is about: those it names, and those where what it names runs or belongs."""
    found: set[Ref] = set()
    for ref in job.refs:
        vm = cache.vm(ref)
        part = cache.get("PIF", ref) or cache.get("PBD", ref)
        if cache.host(ref) is not None:
            found.add(ref)
        elif vm is not None:
            found.add(vm.resident_on)
        elif isinstance(part, PIF | PBD):
            found.add(part.host)
    return found
