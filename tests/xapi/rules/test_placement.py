# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The search for a host ends with the first one; if there is none, it says of each why not."""

from __future__ import annotations

from collections.abc import Iterator

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF, VIF, Network
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import NOWHERE, boots_somewhere, nowhere
from xolite_desktop.xapi.rules.refusal import Refusal

A, B, VM_REF = Ref("OpaqueRef:a"), Ref("OpaqueRef:b"), Ref("OpaqueRef:vm")
NETWORK, VIF_REF, PIF_A = Ref("OpaqueRef:net"), Ref("OpaqueRef:vif"), Ref("OpaqueRef:pif-a")


def test_nobody_is_asked_after_a_host_that_can() -> None:
    asked: list[Ref] = []

    def verdicts() -> Iterator[tuple[Ref, Refusal | None]]:
        for host, verdict in ((A, Refusal("HOST_NOT_LIVE")), (B, None), (A, None)):
            asked.append(host)
            yield host, verdict

    assert nowhere(verdicts()) is None
    assert asked == [A, B]


def test_of_hosts_that_cannot_each_says_why() -> None:
    cache = Cache()
    cache.apply(
        [
            Change("host", A, Host(enabled=False)),
            Change("host", B, Host(enabled=True)),
            Change("VM", VM_REF, VM(VIFs=(VIF_REF,))),
            Change("VIF", VIF_REF, VIF(network=NETWORK)),
            Change("network", NETWORK, Network(PIFs=(PIF_A,))),
            Change("PIF", PIF_A, PIF(host=A)),
        ]
    )
    refused = boots_somewhere(cache, VM_REF)
    assert refused is not None
    assert refused.code == NOWHERE
    assert refused.verdicts == (
        (A, "HOST_DISABLED", (A,)),
        (B, "VM_REQUIRES_NETWORK", (VM_REF, NETWORK)),
    )
