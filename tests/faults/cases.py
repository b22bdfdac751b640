# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which fault is tried in which phase: each once in a normal run, all of them in all of their phases with XOLITE_ALL_FAULTS=1."""

from __future__ import annotations

import os
from typing import Any

import pytest

from xolite_desktop.simulator.faults import FAULTS, Fault, Phase

OPEN: dict[str, str] = {}
"""Known and not repaired yet; a case that is repaired fails until it is taken out of here."""
ELSEWHERE = (
    # Another pool, as far as anybody can tell.
    "ev_others@load",
    "rec_swapped@load",
)
"""What breaks an invariant of the end, which no mark excuses, or ends otherwise: a test of its own tells it."""
ALL = os.environ.get("XOLITE_ALL_FAULTS") == "1"


def named(*prefixes: str) -> list[Fault]:
    """The faults of some classes."""
    return [fault for name, fault in FAULTS.items() if name.startswith(prefixes)]


def in_phases(*prefixes: str, phases: tuple[Phase, ...] = tuple(Phase)) -> list[Any]:
    """(fault, phase), of those phases in which each can happen; in turn, if each is to be tried once."""
    cases = []
    for number, fault in enumerate(named(*prefixes)):
        possible = [phase for phase in phases if phase in fault.phases]
        chosen = possible if ALL or not possible else [possible[number % len(possible)]]
        judged_here = [phase for phase in chosen if not f"{fault.name}@{phase}".startswith(ELSEWHERE)]
        cases += [_case(fault, phase) for phase in judged_here]
    return cases


def _case(fault: Fault, phase: Phase) -> Any:
    name = f"{fault.name}@{phase}"
    marks = [pytest.mark.xfail(strict=True, reason=OPEN[name])] if name in OPEN else []
    return pytest.param(fault, phase, id=name, marks=marks)


def once(*prefixes: str) -> list[Any]:
    """Each fault of some classes."""
    return [pytest.param(fault, id=fault.name) for fault in named(*prefixes)]
