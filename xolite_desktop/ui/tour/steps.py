# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tour's steps in order: a step stands where the ones before it have brought the windows."""

from __future__ import annotations

from collections.abc import Collection

from xolite_desktop.ui.tour.consoles import CONSOLES
from xolite_desktop.ui.tour.entering import COMING_BACK, ENTERING
from xolite_desktop.ui.tour.objects import OBJECTS
from xolite_desktop.ui.tour.questions import QUESTIONS
from xolite_desktop.ui.tour.tour import Step

STEPS: tuple[Step, ...] = (*ENTERING, *OBJECTS, *CONSOLES, *QUESTIONS, *COMING_BACK)


def chosen(names: Collection[str]) -> tuple[Step, ...]:
    """The steps of these names and those on the way to them; all without a name. Raises LookupError for others."""
    unknown = set(names) - {step.name for step in STEPS}
    if unknown:
        raise LookupError(f"there is no step called {', '.join(sorted(unknown))}")
    return tuple(step for step in STEPS if not names or step.is_way or step.name in names)
