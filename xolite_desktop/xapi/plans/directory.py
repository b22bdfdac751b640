# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool joins a directory or leaves it; a user or group of the directory is let in with a role."""

import re
from dataclasses import dataclass, field
from typing import Final

from xolite_desktop.xapi.plans.problem import Problem

_DOMAIN: Final = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+"
)


@dataclass(frozen=True, slots=True)
class JoinDirectory:
    """`user` may add computers to the domain."""

    domain: str
    user: str
    password: str = field(repr=False)

    def problems(self) -> list[Problem]:
        """What is missing or cannot be."""
        found = [] if _DOMAIN.fullmatch(self.domain.strip()) else [Problem("domain", "DOMAIN_NEEDED")]
        return [*found, *_of_user(self.user, self.password)]


@dataclass(frozen=True, slots=True)
class LeaveDirectory:
    """With a user the accounts of the hosts go from the directory too; without, they stay there."""

    user: str = ""
    password: str = field(default="", repr=False)

    def problems(self) -> list[Problem]:
        """A user without a password is half an answer."""
        return _of_user(self.user, self.password) if self.user.strip() or self.password else []


@dataclass(frozen=True, slots=True)
class AddUser:
    """`name` of a user or group, as the directory knows it: user@domain, DOMAIN\\user or the name alone."""

    name: str
    role: str

    def problems(self) -> list[Problem]:
        """A name is all that is needed."""
        return [] if self.name.strip() else [Problem("name", "USER_NEEDED")]


def _of_user(user: str, password: str) -> list[Problem]:
    found = [] if user.strip() else [Problem("user", "USER_NEEDED")]
    return found if password else [*found, Problem("password", "PASSWORD_NEEDED")]
