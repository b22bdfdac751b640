# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulator as a member of another one's pool: it only says where the coordinator is and what it shows."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
from urllib.parse import urlsplit

from xolite_desktop.simulator.faults import Faults

_HTTPS = 443
_TIMEOUT_S = 10.0


async def send_to_coordinator(faults: Faults, url: str) -> None:
    """Let every call that needs the pool end with HOST_IS_SLAVE, naming the simulator at `url`.

    A member of a real pool names the bare address; this one adds the port. Raises `ValueError` if the URL names no
    host, `OSError` if nobody answers there.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"{url!r} is not the URL of a coordinator, such as https://127.0.0.1:8443")
    where = (parts.hostname, parts.port or _HTTPS)
    text = await asyncio.to_thread(ssl.get_server_certificate, where, timeout=_TIMEOUT_S)
    faults.send_to(parts.netloc, hashlib.sha256(ssl.PEM_cert_to_DER_cert(text)).hexdigest())
