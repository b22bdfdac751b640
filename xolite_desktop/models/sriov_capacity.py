# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SriovCapacity`: how many virtual functions the hosts have left on a network, asked of the pool once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_question import PoolQuestion
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import count
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.operations.network.capacity import remaining
from xolite_desktop.xapi.records.network import NetworkSriov
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.network import sriovs_of


class SriovCapacity(PoolQuestion):
    """`verdicts` has a line for each host once the pool has answered."""

    def __init__(self, connection: Connection, network: Ref, parent: QObject | None = None) -> None:
        super().__init__(connection, parent)
        self._network = network
        self.verdicts: list[Verdict] = []
        question = remaining(connection.client, network)
        self._ask(question, "asking for virtual functions that are left", self._keep)

    def _keep(self, found: Mapping[Ref, int]) -> None:
        named = sorted((natural_key(name_of_ref(host, self._cache)), host) for host in found)
        self.verdicts = [self._verdict(host, found[host]) for _, host in named]

    def _verdict(self, host: Ref, left: int) -> Verdict:
        sriov = self._cache.get("network_sriov", sriovs_of(self._cache, self._network).get(host, ""))
        waits = isinstance(sriov, NetworkSriov) and sriov.requires_reboot
        words = tr("{host}: {functions} left").format(
            host=name_of_ref(host, self._cache), functions=count(left, "virtual function")
        )
        more = tr("They can be used after a restart of the host.") if waits else ""
        return Verdict(words, StateKind.OK if left and not waits else StateKind.WARN, more)
