# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Another password for whoever is signed in."""

from dataclasses import dataclass, field

from xolite_desktop.xapi.plans.problem import Problem


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """`again` is the new one, typed a second time: nobody sees what is typed."""

    old: str = field(default="", repr=False)
    new: str = field(default="", repr=False)
    again: str = field(default="", repr=False)

    def problems(self) -> list[Problem]:
        """What is missing or cannot be."""
        found = [] if self.old else [Problem("old", "PASSWORD_NEEDED")]
        if not self.new:
            found.append(Problem("new", "PASSWORD_NEEDED"))
        elif "\0" in self.new or "\n" in self.new:
            found.append(Problem("new", "PASSWORD_OF_LINES"))
        elif self.new == self.old:
            found.append(Problem("new", "PASSWORD_THE_SAME"))
        if self.again != self.new:
            found.append(Problem("again", "PASSWORDS_DIFFER"))
        return found
