# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A part of a graphics processor for a VM, as it was decided on."""

from dataclasses import dataclass

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.devices import gpu_groups


@dataclass(frozen=True)
class AddGpu:
    """A type of a group; None while nothing is chosen."""

    group: Ref | None
    type: Ref | None

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "type": nothing chosen, or no longer handed out."""
        offered = gpu_groups(cache).get(self.group or Ref(""), ())
        return [] if self.type in offered else [Problem("type", "GPU_TYPE_MISSING")]
