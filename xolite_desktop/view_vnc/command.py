# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The command line of `xolite-desktop view-vnc`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from functools import partial
from pathlib import Path

from xolite_desktop.log import start_logging
from xolite_desktop.models import event_loop
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.ui import language
from xolite_desktop.ui.qt_application import QtApplication
from xolite_desktop.view_vnc.stats import Stats
from xolite_desktop.view_vnc.viewer import Viewer
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.net.endpoint import Endpoint

__all__ = ["main"]

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Show one server until its window is closed; 0 if nothing of ours broke, 2 for unusable arguments."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        start_logging(options.log_level)
        options.endpoint = Endpoint.parse(
            f"[{options.host}]:{options.port}" if ":" in options.host else f"{options.host}:{options.port}"
        )
        options.password = _password(options.password_file)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    application = QtApplication.instance() or QtApplication(["xolite-desktop"])
    language.install(application, language.SYSTEM)
    surprises: list[str] = []

    def report(doing: str, error: BaseException | None) -> None:
        log.error("%s: %s", doing, error, exc_info=error)
        surprises.append(doing)

    event_loop.run(partial(show, options), application, report)
    return 1 if surprises else 0


async def show(options: argparse.Namespace, quit_event: asyncio.Event) -> None:
    """The window's life, up to the statistics."""
    bridge = Bridge()
    viewer = Viewer(options.endpoint, bridge, options.link, options.password)
    viewer.closed.connect(quit_event.set)
    stats = Stats(viewer) if options.stats is not None else None
    if options.quit_after is not None:
        asyncio.get_running_loop().call_later(options.quit_after, quit_event.set)
    viewer.open(full_screen=options.fullscreen)
    try:
        await quit_event.wait()
        if stats is not None:
            stats.write(options.stats)
    finally:
        viewer.close()
        await bridge.close()
        viewer.deleteLater()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xolite-desktop view-vnc",
        description="Show any VNC server in the console's own widget. Nothing is encrypted.",
        allow_abbrev=False,  # --password would be taken for a file, and its error would say the password
    )
    parser.add_argument("host", metavar="HOST", help="name or address of the server")
    parser.add_argument("port", metavar="PORT", help="its TCP port, such as 5900 for display 0")
    parser.add_argument(
        "--password-file",
        metavar="F",
        help="file with the VNC password in its first line; - reads standard input (default: asked for when wanted)",
    )
    parser.add_argument("--fullscreen", action="store_true", help="begin in full screen (F11 changes it)")
    parser.add_argument(
        "--link", type=_link, metavar="L", help="encode for a lan, a wan, or raw (default: as measured)"
    )
    parser.add_argument("--quit-after", type=float, metavar="S", help="quit after so many seconds")
    parser.add_argument(
        "--stats", type=Path, metavar="FILE", help="write what it took as JSON when the window closes"
    )
    parser.add_argument("--log-level", default="WARNING", metavar="L", help="DEBUG, INFO, WARNING or ERROR")
    return parser


def _link(text: str) -> Link | None:
    return None if text == "auto" else Link(text.lower())


def _password(source: str | None) -> str | None:
    if source is None:
        return None
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    lines = Path(source).read_text(encoding="utf-8").splitlines()
    if not lines:
        raise ValueError(f"{source} is empty; the password belongs in its first line")
    return lines[0]
