# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a host be signed in to by SSH, and by which address? What a pool says is an address must not be taken for anything else."""

import re
from ipaddress import ip_address
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host_settings import SSH, knows
from xolite_desktop.xapi.rules.refusal import Refusal

OFF: Final = "SSH_IS_OFF"
"""Ours: SSH is switched off on the host. Parameter: host."""
NO_ADDRESS: Final = "HOST_ADDRESS_UNUSABLE"
"""Ours: the host has no address, or something that is none. Parameters: host, what it has."""

_LABEL: Final = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NAME: Final = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?", re.ASCII)
_LONGEST: Final = 253


def connect(cache: Cache, host_ref: Ref) -> Refusal | None:
    """It is on, as far as the host can say, and there is somewhere to go. Whether the host lives is not asked: SSH may
    be the only thing that still answers."""
    host = cache.host(host_ref)
    if host is None:
        return Refusal("HANDLE_INVALID", ("host", host_ref))
    if knows(cache, host_ref, SSH) and not host.ssh_enabled:
        return Refusal(OFF, (host_ref,))
    return None if usable(host.address) else Refusal(NO_ADDRESS, (host_ref, host.address))


def usable(address: str) -> bool:
    """Whether it is an IP address without a zone, or a name of a host: nothing that a program or shell takes for more."""
    try:
        return "%" not in address and bool(ip_address(address))
    except ValueError:
        return len(address) <= _LONGEST and _NAME.fullmatch(address) is not None
