# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The program's entry: arguments, logging, the profile, the demo pool, and the loop everything runs on.

Qt's windows are imported late, so that `doctor`, `verify` and `--help` work where there is no window system at all.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xolite_desktop import __version__
from xolite_desktop.core_dumps import forbid_core_dumps
from xolite_desktop.log import start_logging
from xolite_desktop.paths import PINS_FILE, default_profile

if TYPE_CHECKING:
    from xolite_desktop.models.system_keyring import SystemKeyring
    from xolite_desktop.simulator.server import Simulator
    from xolite_desktop.ui.application import Application
    from xolite_desktop.ui.profile import Profile
    from xolite_desktop.ui.tour.tour import DemoPool
    from xolite_desktop.xapi.client.client import Client
    from xolite_desktop.xapi.net.endpoint import Endpoint
    from xolite_desktop.xapi.net.pins import Pins

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; 0 if all went well.

    With `doctor` as the first argument a pool is examined, with `verify` exported files are, both without a window; with
    `view-vnc` a VNC server is shown.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:  # this process is the program's own
        forbid_core_dumps(hides_memory=given[:1] == ["doctor"])
    if given[:1] == ["doctor"]:
        from xolite_desktop.doctor.command import main as doctor

        return doctor(given[1:])
    if given[:1] == ["verify"]:
        from xolite_desktop.verify.command import main as verify

        return verify(given[1:])
    if given[:1] == ["view-vnc"]:
        from xolite_desktop.view_vnc.command import main as view_vnc

        return view_vnc(given[1:])
    parser = _parser()
    options = parser.parse_args(given)
    try:
        start_logging(options.log_level)
    except ValueError as error:
        parser.error(str(error))
    if options.screenshots is not None and not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xolite-desktop",
        description="Manages XCP-ng and XenServer pools straight through XAPI.",
        epilog="`xolite-desktop doctor HOST` examines a pool without a window; "
        "`xolite-desktop verify FILE` checks an exported VM; `xolite-desktop view-vnc HOST PORT` shows any VNC server.",
    )
    parser.add_argument("host", nargs="?", metavar="HOST", help="name or address of any host of the pool")
    parser.add_argument("--user", default="root", help="who signs in (default: root)")
    parser.add_argument("--demo", action="store_true", help="open the embedded demo pool")
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="folder for settings and trusted certificates"
    )
    parser.add_argument(
        "--screenshots", type=Path, metavar="DIR", help="visit the demo and write pictures of it"
    )
    parser.add_argument(
        "--only", metavar="STEPS", default="", help="with --screenshots: only these, separated by commas"
    )
    parser.add_argument(
        "--language", choices=("system", "en", "fr"), help="speak this language, whatever the settings say"
    )
    parser.add_argument("--quit-after", type=float, metavar="S", help="quit after so many seconds")
    parser.add_argument("--log-level", default="WARNING", metavar="L", help="DEBUG, INFO, WARNING or ERROR")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _has_display() -> bool:
    unix = sys.platform not in ("win32", "darwin")
    return not unix or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(options: argparse.Namespace) -> int:
    from xolite_desktop.models import event_loop
    from xolite_desktop.ui import language
    from xolite_desktop.ui.application import Application
    from xolite_desktop.ui.qt_application import QtApplication
    from xolite_desktop.xapi.net.pins import Pins

    qt = QtApplication(["xolite-desktop"])
    with ExitStack() as resources:
        folder = options.profile or default_profile()
        if options.profile is None and options.screenshots is not None:
            folder = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="xolite-desktop-")))
        pins = Pins(folder / PINS_FILE)
        demo = Demo(pins, is_vouched_for=options.screenshots is None)
        resources.callback(demo.stop)
        profile = make_profile(folder, pins, demo)
        language.install(qt, options.language or profile.settings.text("language"))
        application = Application(qt, profile, demo.start)
        return event_loop.run(partial(_main, application, options), qt, application.report)


async def _main(application: Application, options: argparse.Namespace, quit_event: asyncio.Event) -> int:
    if options.quit_after is not None:
        asyncio.get_running_loop().call_later(options.quit_after, quit_event.set)
    if log.isEnabledFor(logging.DEBUG):
        application.watch()
    try:
        if options.screenshots is not None:
            wanted = [name for name in options.only.split(",") if name]
            return await application.take_screenshots(options.screenshots, wanted)
        application.windows.finished.connect(quit_event.set)
        application.open_first(options.host, options.user, demo=options.demo)
        await quit_event.wait()
        return 0
    finally:
        await application.close()


def make_profile(
    folder: Path, pins: Pins, demo: Demo, make_keyring: Callable[[], SystemKeyring] | None = None
) -> Profile:
    """What windows share, over the files of one folder and the system's keyring, if no other is given."""
    from xolite_desktop.models.bundle import Bundle
    from xolite_desktop.models.connection import Connection
    from xolite_desktop.models.kept_sessions import KeptSessions
    from xolite_desktop.models.saved_pools import SavedPools
    from xolite_desktop.models.settings import Settings
    from xolite_desktop.models.sign_ins import SignIns
    from xolite_desktop.models.system_keyring import SystemKeyring
    from xolite_desktop.models.trusted_certificates import TrustedCertificates
    from xolite_desktop.models.update_check import UpdateCheck
    from xolite_desktop.ui.profile import Profile
    from xolite_desktop.xapi.client.client import Client

    settings, pools = Settings(folder), SavedPools(folder)

    def make_client(endpoint: Endpoint, pins: Pins) -> Client:
        return Client(
            endpoint,
            pins,
            system_store=settings.flag("trust.system_authorities"),
            behind_one_address=str(endpoint) == demo.address,
        )

    problems = tuple(filter(None, (pins.problem, pools.problem, settings.problem)))
    for problem in problems:
        log.warning("%s", problem)
    kept = KeptSessions((make_keyring or SystemKeyring)())
    sign_ins = SignIns(kept, pools, partial(make_client, pins=pins))
    return Profile(
        settings=settings,
        pools=pools,
        sign_ins=sign_ins,
        trusted=TrustedCertificates(pins, sign_ins.names_of),
        updates=UpdateCheck(settings),
        make_connection=lambda: Connection(pins, make_client=make_client),
        is_fleeting=lambda address: address == demo.address,
        bundle_text=lambda with_names: Bundle(folder, settings, pins, sign_ins.connections, problems).text(
            with_names=with_names
        ),
        folder=folder,
        problems=problems,
    )


class Demo:
    """The embedded pool, started when it is first asked for.

    Its certificate is made by ourselves a moment before, in this process: when `is_vouched_for`, it is pinned until
    the program ends without asking a person, since there is nobody else it could be. Everything after that is the
    usual road. For screenshots it is not, so that the question can be seen.
    """

    def __init__(self, pins: Pins, *, is_vouched_for: bool) -> None:
        self._pins = pins
        self._is_vouched_for = is_vouched_for
        self._simulator: Simulator | None = None

    @property
    def address(self) -> str:
        """Where it listens; empty while it does not run."""
        return f"127.0.0.1:{self._simulator.port}" if self._simulator is not None else ""

    def start(self) -> DemoPool:
        """Start it if it does not run yet. From any thread, since it takes a good part of a second the first time."""
        from xolite_desktop.simulator.server import Simulator
        from xolite_desktop.ui.tour.tour import DemoPool
        from xolite_desktop.xapi.net.certificate import Certificate
        from xolite_desktop.xapi.net.endpoint import Endpoint

        if self._simulator is None:
            self._simulator = Simulator("demo")
            self._simulator.start()
            if self._is_vouched_for:
                certificate = Certificate(self._simulator.certificate)
                self._pins.trust_once(Endpoint.parse(self.address), certificate)
        running = self._simulator
        return DemoPool(self.address, running.user, running.password, running.replace_certificate)

    def stop(self) -> None:
        if self._simulator is not None:
            self._simulator.stop()
            self._simulator = None
