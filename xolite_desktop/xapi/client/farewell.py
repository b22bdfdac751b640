# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Ending a session of a pool to which there is no connection any more, under the pin of this moment."""

from typing import Final

from xolite_desktop.xapi import jsonrpc
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref

SIGN_OUT_TIMEOUT_S: Final = 2.0
_METHOD: Final = "session.logout"


async def end_apart(connections: HostConnections, endpoint: Endpoint, session: Ref) -> None:
    """End it over connections made for that, and close them. No error if it cannot be done: it ends by itself."""
    try:
        http = await connections.at(endpoint)
        body = jsonrpc.encode_call(_METHOD, (session,), 1)
        await http.post(jsonrpc.PATH, body, doing=_METHOD, timeout_s=SIGN_OUT_TIMEOUT_S)
    except XapiError:
        pass
    finally:
        await connections.close()
