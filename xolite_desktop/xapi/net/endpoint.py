# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Endpoint`: the host and port of a XAPI server, parsed once from what a person or a server wrote."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

DEFAULT_PORT: Final = 443
_NAME = re.compile(
    r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?"
)


@dataclass(frozen=True, slots=True, order=True)
class Endpoint:
    """A host (name in lower case, IPv4 or bare IPv6 address) and a port."""

    host: str
    port: int = DEFAULT_PORT

    @classmethod
    def parse(cls, text: str, default_port: int = DEFAULT_PORT) -> "Endpoint":
        """Read `xcp-01`, `10.0.0.1:8443`, `[::1]:443`, `::1` or `https://xcp-01/`.

        Raises `ValueError` with a sentence for the person who typed it.
        """
        text = text.strip()
        if "://" in text:
            text = _authority_of_url(text)
        host, port_text = _split(text.rstrip("/"))
        return cls(_checked_host(host), _checked_port(port_text, default_port))

    @property
    def bracketed_host(self) -> str:
        """The host as it stands in a URL or `Host` header."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def url(self) -> str:
        """`https://host:port`, without a path."""
        return f"https://{self.bracketed_host}:{self.port}"

    def __str__(self) -> str:
        return self.bracketed_host if self.port == DEFAULT_PORT else f"{self.bracketed_host}:{self.port}"


def _authority_of_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme.lower() != "https":
        raise ValueError(f"Only https addresses can be used, not {parts.scheme}.")
    if "@" in parts.netloc:
        raise ValueError("The address must not hold a user name or password.")
    return parts.netloc


def _split(text: str) -> tuple[str, str]:
    """Host and port text; an address with several colons and no brackets is a bare IPv6 address."""
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise ValueError("The brackets around the IPv6 address do not match.")
        return host, rest[1:]
    if text.count(":") > 1:
        return text, ""
    host, _, port = text.partition(":")
    return host, port


def _checked_host(host: str) -> str:
    if not host:
        raise ValueError("The address is empty.")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if ":" in host:
            raise ValueError(f"{host} is not a valid IPv6 address.") from None
        if len(host) > 253 or not _NAME.fullmatch(host) or host.replace(".", "").isdigit():
            raise ValueError(f"{host} is neither a host name nor an address.") from None
    return host.lower()


def _checked_port(text: str, default: int) -> int:
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ValueError(f"{text} is not a port number between 1 and 65535.")
    return int(text)
