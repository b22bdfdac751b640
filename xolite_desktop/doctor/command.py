# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The command line of `xolite-desktop doctor`."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import re
import sys
from pathlib import Path

from xolite_desktop.doctor.examination import Order, examine
from xolite_desktop.doctor.report import Report
from xolite_desktop.log import start_logging
from xolite_desktop.paths import PINS_FILE, default_profile
from xolite_desktop.private_file import write_private
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

__all__ = ["main"]

SHA256 = re.compile(r"[0-9a-f]{64}")


def main(arguments: list[str]) -> int:
    """Run one examination; 0 only if all is well, 1 if something is not, 2 for unusable arguments."""
    parser = _parser()
    options = parser.parse_args(arguments)
    profile = options.profile or default_profile()
    if options.host is None and options.bundle is None:
        parser.error("name a HOST to examine, or a file for --bundle, or both")
    try:
        start_logging(options.log_level)
        if options.host is None:
            return _save(options, profile, None)
        order = Order(
            endpoint=Endpoint.parse(options.host),
            user=options.user,
            password=_password(options.password_file, options.user, options.host),
            trust=_fingerprint(options.trust),
            watch_s=options.watch,
            max_consoles=options.max_consoles,
        )
    except (ValueError, OSError) as error:
        parser.error(str(error))
    report = _run(order, Pins(profile / PINS_FILE))
    print(report.as_json() if options.json else report.as_text())
    saved = _save(options, profile, report) if options.bundle is not None else 0
    return saved or (0 if not report.problems else 1)


def _save(options: argparse.Namespace, profile: Path, report: Report | None) -> int:
    """Write the bundle; 1 if that did not work."""
    # Only here: an examination needs nothing of Qt.
    from xolite_desktop.models.bundle import Bundle
    from xolite_desktop.models.settings import Settings

    told = (
        ()
        if report is None
        else tuple((report.nameless if options.without_names else report).as_text().splitlines())
    )
    extra = (("Examination", told),) if told else ()
    bundle = Bundle(profile, Settings(profile), Pins(profile / PINS_FILE), extra=extra)
    try:
        text = bundle.text(with_names=not options.without_names)
        write_private(options.bundle, text.encode("utf-8", errors="replace"))
    except OSError as error:
        print(f"The bundle could not be saved in {options.bundle}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _run(order: Order, pins: Pins) -> Report:
    try:
        return asyncio.run(examine(order, pins))
    except KeyboardInterrupt:
        return Report(host=str(order.endpoint), problems=["The examination was interrupted."])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xolite-desktop doctor",
        description="Connect to a pool as the application does, and report what works and what does not.",
    )
    parser.add_argument(
        "host",
        metavar="HOST",
        nargs="?",
        help="name or address of the pool's coordinator, with :PORT if it is not 443",
    )
    parser.add_argument("--user", default="root", help="who signs in (default: root)")
    parser.add_argument(
        "--password-file",
        metavar="F",
        help="file with the password in its first line; - reads standard input",
    )
    parser.add_argument(
        "--trust", metavar="SHA256", help="accept exactly this certificate, for this run only"
    )
    parser.add_argument("--watch", type=float, default=0.0, metavar="S", help="watch events for S seconds")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--bundle",
        type=Path,
        metavar="FILE",
        help="save a diagnostic bundle without secrets: versions, settings, pins, log and, with HOST, the report",
    )
    parser.add_argument(
        "--without-names", action="store_true", help="leave names and addresses out of the bundle"
    )
    parser.add_argument(
        "--max-consoles",
        type=int,
        metavar="N",
        help="try the consoles of N running VMs at most (default: of all)",
    )
    parser.add_argument("--profile", type=Path, metavar="DIR", help="folder with the trusted certificates")
    parser.add_argument("--log-level", default="ERROR", metavar="L", help="DEBUG, INFO, WARNING or ERROR")
    return parser


def _password(source: str | None, user: str, host: str) -> str:
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if source:
        lines = Path(source).read_text(encoding="utf-8").splitlines()
        if not lines:
            raise ValueError(f"{source} is empty; the password belongs in its first line")
        return lines[0]
    if not sys.stdin.isatty():
        raise ValueError("no password: give --password-file F, or - for standard input")
    return getpass.getpass(f"Password of {user} on {host}: ")


def _fingerprint(text: str | None) -> str | None:
    if text is None:
        return None
    plain = text.replace(":", "").strip().lower()
    if not SHA256.fullmatch(plain):
        raise ValueError("--trust takes a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons")
    return plain
