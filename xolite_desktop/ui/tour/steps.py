# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tour's steps in order: a step stands where the ones before it have brought the windows."""

from __future__ import annotations

from collections.abc import Collection

from xolite_desktop.ui.tour.console_states import CONSOLE_STATES
from xolite_desktop.ui.tour.consoles import CONSOLES
from xolite_desktop.ui.tour.editing import EDITING
from xolite_desktop.ui.tour.entering import COMING_BACK, ENTERING
from xolite_desktop.ui.tour.host_actions import HOST_ACTIONS
from xolite_desktop.ui.tour.host_settings import HOST_SETTINGS
from xolite_desktop.ui.tour.images import IMAGES
from xolite_desktop.ui.tour.import_vm import IMPORT_VM
from xolite_desktop.ui.tour.navigation import NAVIGATION
from xolite_desktop.ui.tour.networks import NETWORKS
from xolite_desktop.ui.tour.new_sr import NEW_SR
from xolite_desktop.ui.tour.new_vm import NEW_VM
from xolite_desktop.ui.tour.objects import OBJECTS
from xolite_desktop.ui.tour.performance import PERFORMANCE
from xolite_desktop.ui.tour.pool_actions import POOL_ACTIONS
from xolite_desktop.ui.tour.questions import QUESTIONS
from xolite_desktop.ui.tour.shell import SHELL
from xolite_desktop.ui.tour.storage import STORAGES
from xolite_desktop.ui.tour.tables import TABLES
from xolite_desktop.ui.tour.tour import Step
from xolite_desktop.ui.tour.updates import UPDATES
from xolite_desktop.ui.tour.vm_actions import VM_ACTIONS

PARTS: tuple[tuple[Step, ...], ...] = (
    ENTERING,
    OBJECTS,
    TABLES,
    NAVIGATION,
    EDITING,
    PERFORMANCE,
    CONSOLES,
    CONSOLE_STATES,
    QUESTIONS,
    VM_ACTIONS,
    HOST_ACTIONS,
    HOST_SETTINGS,
    UPDATES,
    POOL_ACTIONS,
    NEW_VM,
    IMPORT_VM,
    STORAGES,
    IMAGES,
    NEW_SR,
    NETWORKS,
    SHELL,
    COMING_BACK,
)
STEPS: tuple[Step, ...] = tuple(step for part in PARTS for step in part)


def chosen(names: Collection[str]) -> tuple[Step, ...]:
    """The steps of these names and those on the way to them; all without a name. Raises LookupError for others."""
    unknown = set(names) - {step.name for step in STEPS}
    if unknown:
        raise LookupError(f"there is no step called {', '.join(sorted(unknown))}")
    if not names:
        return STEPS
    last = max(number for number, step in enumerate(STEPS) if step.name in names)
    return tuple(step for step in STEPS[: last + 1] if step.is_way or step.name in names)
