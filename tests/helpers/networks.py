# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool for tests of networks: its cards, hosts and networks by name."""

from __future__ import annotations

from typing import Any

from helpers.direct_pool import DirectPool
from xolite_desktop.xapi.refs import Ref


class Networks(DirectPool):
    """Of each host eth0 is for management, eth1 and eth2 are a bond, eth3 is for storage, eth4 and eth5 are free."""

    def __init__(self) -> None:
        super().__init__("demo")

    def named(self, cls: str, name: str) -> Ref:
        records = self.db.records(cls)
        return Ref(next(ref for ref, record in records.items() if record["name_label"] == name))

    def pif(self, host: str, device: str, vlan: int = -1) -> Ref:
        """A host's interface."""
        owner = self.named("host", host)
        pifs = self.db.records("PIF").items()
        return Ref(
            next(
                ref
                for ref, pif in pifs
                if (pif["host"], pif["device"], pif["VLAN"]) == (owner, device, vlan)
                and not pif["tunnel_access_PIF_of"]
            )
        )

    def card(self, device: str) -> Ref:
        """The network that stands for the cards of this name."""
        return Ref(self.db.get("PIF", self.pif("xcp-01", device))["network"])

    def change(self, cls: str, ref: str, **fields: Any) -> None:
        self.db.update(cls, ref, **fields)
        self.follow()
