# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is looked at before a host joins a pool, and what was found, in words."""

from __future__ import annotations

from xolite_desktop.models.reasons import explain
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.join_pool import Topic, checks

_TOPICS = later(
    {
        Topic.ALONE: "It is alone in its pool",
        Topic.HA: "High availability is off here",
        Topic.VERSION: "It runs the same version",
        Topic.PROCESSORS: "Its processors suit",
        Topic.VMS: "No VM runs on it",
        Topic.STORAGE: "It has no shared storage",
        Topic.MANAGEMENT: "Its management is on a network card",
        Topic.NETWORKS: "It has the network cards of the others",
        Topic.DIRECTORY: "It uses the same directory",
        Topic.CERTIFICATES: "It verifies certificates as this pool does",
        Topic.LICENCE: "It has the same edition",
    }
)


def join_verdicts(pool: Cache, joining: Cache) -> list[Verdict]:
    """What hinders first, then what is regretted, then what is as it should be."""
    found = []
    for check in checks(pool, joining):
        reason = explain(check.refusal, joining).one_line if check.refusal is not None else ""
        bad = StateKind.BAD if check.hinders else StateKind.WARN
        found.append(
            Verdict(tr(_TOPICS[check.topic]), StateKind.OK if check.refusal is None else bad, reason)
        )
    order = (StateKind.BAD, StateKind.WARN, StateKind.OK)
    return sorted(found, key=lambda verdict: order.index(verdict.kind))
