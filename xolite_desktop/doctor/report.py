# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the doctor found out: one structure, as JSON for programs and as lines for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace

__all__ = ["CertificateFound", "ConsoleFound", "EventsFound", "LoadFound", "LoginFound", "Report", "TlsFound"]

NAMED_CONSOLES = 10  # people read a few broken consoles, programs read them all


@dataclass
class TlsFound:
    version: str | None = None
    cipher: str | None = None


@dataclass
class CertificateFound:
    sha256: str | None = None
    subject: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    key: str | None = None


@dataclass
class LoginFound:
    ok: bool = False
    redirected_to: str | None = None
    error: str | None = None


@dataclass
class PoolFound:
    """How far the pool's clock is ahead of ours, what we may do, and for how many of its hosts a certificate is known."""

    role: str | None = None
    clock_ahead_s: float | None = None
    hosts: int = 0
    hosts_trusted: int = 0


@dataclass
class LoadFound:
    seconds: float | None = None
    bytes: int | None = None


@dataclass
class EventsFound:
    count: int = 0
    delay_ms_median: float | None = None
    delay_ms_p95: float | None = None
    reconnects: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass
class ConsoleFound:
    vm: str
    transport: str | None = None
    rfb: str | None = None
    error: str | None = None


@dataclass
class Report:
    """One examination of one host. `trust` is "pinned", "accepted", "unknown" or "changed"; None if no
    certificate was seen. All is well when `problems` is empty."""

    host: str
    tls: TlsFound = field(default_factory=TlsFound)
    certificate: CertificateFound = field(default_factory=CertificateFound)
    trust: str | None = None
    login: LoginFound = field(default_factory=LoginFound)
    pool: PoolFound = field(default_factory=PoolFound)
    load: LoadFound = field(default_factory=LoadFound)
    objects: dict[str, int] = field(default_factory=dict)
    events: EventsFound = field(default_factory=EventsFound)
    consoles: list[ConsoleFound] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def nameless(self) -> Report:
        """The same without a name or address: what was measured and counted, and how many problems there were."""
        return replace(
            self,
            host="(left out)",
            certificate=replace(self.certificate, subject="(left out)"),
            login=LoginFound(
                self.login.ok, self.login.redirected_to and "(left out)", self.login.error and "(left out)"
            ),
            events=replace(self.events, errors=[]),
            consoles=[
                replace(each, vm="(left out)", error=each.error and "(left out)") for each in self.consoles
            ],
            problems=["(left out)"] * len(self.problems),
        )

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    def as_text(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"Host         {self.host}"
        if self.tls.version:
            yield f"TLS          {self.tls.version}, {self.tls.cipher}"
        if self.certificate.sha256:
            found = self.certificate
            yield f"Certificate  {found.subject}, {found.key}, valid {found.not_before} to {found.not_after}"
            yield f"             SHA-256 {found.sha256}"
            yield f"Trust        {self.trust}"
        if self.login.redirected_to:
            yield f"Redirected   to the coordinator, {self.login.redirected_to}"
        yield f"Sign-in      {'ok' if self.login.ok else self.login.error or 'not tried'}"
        if self.load.seconds is not None:
            size = (self.load.bytes or 0) / 2**20
            total = sum(self.objects.values())
            yield f"Load         {total} objects, {size:.1f} MiB in {self.load.seconds:.2f} s"
            yield f"Objects      {', '.join(f'{name} {count}' for name, count in sorted(self.objects.items()))}"
        yield from self._pool_lines()
        yield from self._event_lines()
        yield from self._console_lines()
        for problem in self.problems:
            yield f"Problem      {problem}"
        yield "All is well." if not self.problems else f"{len(self.problems)} problem(s)."

    def _pool_lines(self) -> Iterator[str]:
        if self.pool.clock_ahead_s is None:
            return
        yield f"Role         {self.pool.role}"
        yield f"Clock        {self.pool.clock_ahead_s:+.1f} s against this machine"
        yield f"Hosts        certificates known for {self.pool.hosts_trusted} of {self.pool.hosts}"

    def _event_lines(self) -> Iterator[str]:
        if self.events.delay_ms_median is None and not self.events.count:
            return
        line = f"Events       {self.events.count} while watching"
        if self.events.delay_ms_median is not None:
            line += (
                f", delay {self.events.delay_ms_median:.0f} ms median, {self.events.delay_ms_p95:.0f} ms p95"
            )
        yield f"{line}, {self.events.reconnects} reconnects"

    def _console_lines(self) -> Iterator[str]:
        if not self.consoles:
            return
        good = [console for console in self.consoles if console.error is None]
        yield f"Consoles     {len(good)} of {len(self.consoles)} answer"
        for console in [console for console in self.consoles if console.error][:NAMED_CONSOLES]:
            yield f"             {console.vm}: {console.error}"
