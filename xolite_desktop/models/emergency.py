# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Emergency`: a pool whose coordinator does not answer: what each member says, and a member that is told to take over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.reasons import Explanation, explain_error
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import USER_AGENT
from xolite_desktop.xapi.client.emergency_line import EMERGENCY, EmergencyLine, MemberAnswer, Standing
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations import emergency as operations
from xolite_desktop.xapi.plans.emergency import Recovery
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class Member:
    """A host that may be asked. `led`: it was the coordinator when the pool was last heard from."""

    name: str
    endpoint: Endpoint
    led: bool = False


class Emergency(QObject):
    """Asks all members when it is made, and when it is told to.

    Signals: `changed()` when there is something else to read here; `recovered(str)` with a sentence about what was done.
    """

    changed = Signal()
    recovered = Signal(str)

    def __init__(
        self, line: EmergencyLine, members: list[Member], cache: Cache, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._cache = cache
        self._bridge = Bridge(self)
        self.members = members
        self.answers: dict[Member, MemberAnswer] = {}
        self.error: Explanation | None = None
        self.is_at_work = False
        self.ask()

    @property
    def is_asking(self) -> bool:
        return len(self.answers) < len(self.members)

    @property
    def lost(self) -> str:
        """The name of the coordinator that does not answer; empty where it is not known."""
        return next((member.name for member in self.members if member.led), "")

    @property
    def candidates(self) -> list[Member]:
        """Those that accept to be told."""
        return [each for each in self.members if self._standing(each) is Standing.EMERGENCY]

    @property
    def verdicts(self) -> list[Verdict]:
        """A line for each member, in their order."""
        return [self._verdict(member) for member in self.members]

    def ask(self) -> None:
        """Ask every member anew."""
        self.answers = {}
        for member in self.members:
            self._bridge.start(
                self._line.ask(member.endpoint), name="asking a member",
                on_result=lambda answer, member=member: self._on_answer(member, answer),  # type: ignore[misc]
            )  # fmt: skip
        self.changed.emit()

    def recover(self, plan: Recovery) -> None:
        """Do what was decided; `recovered` or `error` tells how it ended."""
        self.is_at_work, self.error = True, None
        self._bridge.start(
            operations.recover(self._line, plan, lambda _: None), name="recovering the pool",
            on_result=lambda told: self._on_recovered(plan, told), on_error=self._on_error,
        )  # fmt: skip
        self.changed.emit()

    def close(self) -> None:
        """Ask and tell nothing any more."""
        self._bridge.cancel()
        self._bridge.start(self._leave(), name="leaving the members", is_farewell=True)

    async def _leave(self) -> None:
        """Connections go last: whoever is signed in at a host signs out first."""
        await self._bridge.close()
        await self._line.close()

    def _standing(self, member: Member) -> Standing | None:
        answer = self.answers.get(member)
        return answer.standing if answer is not None else None

    def _on_answer(self, member: Member, answer: MemberAnswer) -> None:
        self.answers[member] = answer
        self.changed.emit()

    def _on_recovered(self, plan: Recovery, told: list[Ref]) -> None:
        name = next((each.name for each in self.members if each.endpoint == plan.member), "")
        if plan.follows:
            said = tr("{name} follows the coordinator at {address}.").format(
                name=name, address=visible(plan.address)
            )
        else:
            said = tr("{name} is the coordinator; {count} follow it now.").format(
                name=name, count=count(len(told), "host")
            )
        self.is_at_work = False
        self.recovered.emit(said)
        self.ask()

    def _on_error(self, error: Exception) -> None:
        self.is_at_work, self.error = False, explain_error(error, self._cache)
        self.ask()

    def _verdict(self, member: Member) -> Verdict:
        answer = self.answers.get(member)
        if answer is None:
            return Verdict(tr("{name} is asked").format(name=member.name), StateKind.NONE)
        why = explain_error(answer.error, self._cache) if answer.error is not None else None
        kind, title = {
            Standing.COORDINATES: (StateKind.OK, tr("{name} answers for the pool")),
            Standing.EMERGENCY: (StateKind.OK, tr("{name} has lost its coordinator, and can take over")),
            Standing.FOLLOWS: (StateKind.WARN, tr("{name} still counts on a coordinator")),
            Standing.BOOTING: (StateKind.WARN, tr("{name} is starting")),
            Standing.SILENT: (StateKind.BAD, tr("{name} does not answer")),
        }[answer.standing]
        says_why = answer.standing in (Standing.FOLLOWS, Standing.SILENT) and why is not None
        return Verdict(
            title.format(name=member.name), kind, why.one_line if says_why and why is not None else ""
        )


def is_emergency(error: XapiError) -> bool:
    """Whether a host has answered that it has lost its coordinator."""
    return error.code in EMERGENCY


def of_pool(connection: Connection, parent: QObject | None = None) -> Emergency:
    """Of a pool that was lost while a window showed it: all its hosts, as it was last."""
    cache, client = connection.store.cache, connection.client
    master = cache.pool.master if cache.pool is not None else ""
    found = []
    for ref in cache.records("host"):
        endpoint = client.hosts.endpoint(ref)
        if endpoint is not None:
            found.append(Member(name_of(cache.host(ref), cache), endpoint, ref == master))
    found.sort(key=lambda member: (not member.led, natural_key(member.name)))
    return Emergency(client.emergency_line(), found, cache, parent)


def of_host(connection: Connection, address: str, parent: QObject | None = None) -> Emergency:
    """Of a host that somebody tried to connect to: its certificate is pinned by now."""
    endpoint = Endpoint.parse(address)
    line = EmergencyLine(HostConnections(PoolTrust(connection.pins), USER_AGENT), USER_AGENT)
    return Emergency(line, [Member(visible(address), endpoint)], connection.store.cache, parent)
