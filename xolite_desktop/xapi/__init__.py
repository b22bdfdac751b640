# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small asynchronous library for XAPI, the interface of XCP-ng and XenServer pools. Plain asyncio; knows no Qt.

    pins = Pins(path)                                   # trusted certificates, in a file, or in memory for None
    client = Client(Endpoint.parse("xcp-01.example.org"), pins)
    try:
        await client.sign_in("root", password)
    except CertificateUnknown as question:              # nothing was sent; look at question.certificate first
        pins.trust(question.endpoint, question.certificate)
        await client.sign_in("root", password)
    async with aclosing(client.subscribe()) as items:
        async for item in items:                        # Batch, Lost or Restored; client.cache is kept true
            ...
    await client.run_task("VM.start", vm_ref, False, False)
    await client.close()

`docs/xapi.md` says more. These names are imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xolite_desktop.xapi.cache import Cache
    from xolite_desktop.xapi.client.client import Client
    from xolite_desktop.xapi.client.core_classes import CORE_CLASSES, LATER_CLASSES
    from xolite_desktop.xapi.client.link import Session
    from xolite_desktop.xapi.client.subscription import Batch, Lost, Restored
    from xolite_desktop.xapi.delta import Delta
    from xolite_desktop.xapi.errors import (
        CertificateChanged,
        CertificateUnknown,
        Closed,
        Failure,
        OutcomeUnknown,
        ProtocolError,
        ReadOnly,
        SignInNeeded,
        Timeout,
        TlsRefused,
        Unreachable,
        WrongPool,
        XapiError,
    )
    from xolite_desktop.xapi.index import Index
    from xolite_desktop.xapi.net.certificate import Certificate
    from xolite_desktop.xapi.net.endpoint import Endpoint
    from xolite_desktop.xapi.net.pins import Pin, Pins
    from xolite_desktop.xapi.refs import NULL_REF, Ref, Uuid

_ERRORS: Final = (
    "CertificateChanged",
    "CertificateUnknown",
    "Closed",
    "Failure",
    "OutcomeUnknown",
    "ProtocolError",
    "ReadOnly",
    "SignInNeeded",
    "Timeout",
    "TlsRefused",
    "Unreachable",
    "WrongPool",
    "XapiError",
)
_MODULES: Final = {
    "Batch": "client.subscription",
    "CORE_CLASSES": "client.core_classes",
    "Cache": "cache",
    "Certificate": "net.certificate",
    "Client": "client.client",
    "Delta": "delta",
    "Endpoint": "net.endpoint",
    "Index": "index",
    "LATER_CLASSES": "client.core_classes",
    "Lost": "client.subscription",
    "NULL_REF": "refs",
    "Pin": "net.pins",
    "Pins": "net.pins",
    "Ref": "refs",
    "Restored": "client.subscription",
    "Session": "client.link",
    "Uuid": "refs",
    **dict.fromkeys(_ERRORS, "errors"),
}

__all__ = [
    "CORE_CLASSES",
    "LATER_CLASSES",
    "NULL_REF",
    "Batch",
    "Cache",
    "Certificate",
    "CertificateChanged",
    "CertificateUnknown",
    "Client",
    "Closed",
    "Delta",
    "Endpoint",
    "Failure",
    "Index",
    "Lost",
    "OutcomeUnknown",
    "Pin",
    "Pins",
    "ProtocolError",
    "ReadOnly",
    "Ref",
    "Restored",
    "Session",
    "SignInNeeded",
    "Timeout",
    "TlsRefused",
    "Unreachable",
    "Uuid",
    "WrongPool",
    "XapiError",
]


def __getattr__(name: str) -> Any:
    """A public name, on first use: whoever needs a `Ref` must not load the network."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
