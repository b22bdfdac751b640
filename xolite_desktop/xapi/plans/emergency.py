# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is done about a pool whose coordinator is gone: a member takes over, or follows another coordinator."""

from dataclasses import dataclass, field

from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.plans.problem import Problem


@dataclass(frozen=True, slots=True)
class Recovery:
    """`member` is the host that is told; `user` and `password` are those of the host itself. With an `address` it follows
    the coordinator there, else it becomes the coordinator. `is_gone`: somebody vouches that the former coordinator
    leads no pool any more. `ends_ha`: high availability is ended on the host before."""

    member: Endpoint | None
    password: str = field(repr=False)
    user: str = "root"
    address: str = ""
    follows: bool = False
    is_gone: bool = False
    ends_ha: bool = False

    def problems(self) -> list[Problem]:
        """What is missing."""
        found = []
        if self.member is None:
            found.append(Problem("member", "NO_MEMBER_TO_ASK"))
        if self.follows:
            try:
                Endpoint.parse(self.address)
            except ValueError:
                found.append(Problem("address", "ADDRESS_NEEDED"))
        elif not self.is_gone:
            found.append(Problem("is_gone", "COORDINATOR_MAY_LIVE"))
        if not self.user.strip():
            found.append(Problem("user", "USER_NEEDED"))
        if not self.password:
            found.append(Problem("password", "PASSWORD_NEEDED"))
        return found
