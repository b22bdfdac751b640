# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the disks that nobody has are deleted."""

from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.chains import Chains, Part
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import disk as rules

NOTHING_CHOSEN: Final = "NOTHING_CHOSEN"
UNUSED: Final = (Part.ORPHAN, Part.DETACHED)


@dataclass(frozen=True)
class DeleteUnused:
    """`disks` are those that were ticked."""

    disks: tuple[Ref, ...] = ()

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "disks"."""
        if not self.disks:
            return [Problem("disks", NOTHING_CHOSEN)]
        refused = (rules.destroy(cache, ref) for ref in self.disks)
        first = next((refusal for refusal in refused if refusal is not None), None)
        return [Problem("disks", first.code, first.params)] if first is not None else []


def unused(cache: Cache, chains: Chains) -> list[Ref]:
    """What can be deleted now because nobody has it."""
    return [ref for ref in chains.of(*UNUSED) if rules.destroy(cache, ref) is None]
