# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`python -m xolite_desktop.simulator`: a simulated pool as a server of its own, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.garbage import keep_for_good
from xolite_desktop.simulator.server import Simulator


def _console(text: str) -> tuple[str, tuple[str, int]]:
    name, _, address = text.rpartition("=")
    host, _, port = address.rpartition(":")
    if not name or not host or not port.isdigit():
        raise argparse.ArgumentTypeError("expected VM=host:port, VM being a name or uuid")
    return name, (host, int(port))


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m xolite_desktop.simulator", description=__doc__)
    made.add_argument("--scenario", default="demo", help="demo, empty, one_host… or the path of a file")
    made.add_argument("--port", type=int, default=0, help="0 takes a free one")
    made.add_argument(
        "--ready", type=Path, help="write url, user, password, fingerprint here once it listens"
    )
    made.add_argument("--hosts", type=int, help="generate a pool with so many hosts instead of a scenario")
    made.add_argument("--vms", type=int, help="and so many VMs")
    made.add_argument("--seed", type=int, default=1, help="the same seed generates the same pool")
    made.add_argument("--console", type=_console, action="append", default=[], metavar="VM=HOST:PORT")
    made.add_argument(
        "--http10-websocket", action="store_true", help="answer WebSocket upgrades with HTTP/1.0"
    )
    made.add_argument(
        "--member-of", metavar="URL", help="be a member that sends clients to the simulator at this address"
    )
    made.add_argument("--speed", type=float, default=1.0, help="how fast pool time passes")
    return made


def make(arguments: argparse.Namespace) -> Simulator:
    """The simulator that these arguments ask for, not started."""
    scenario: str | Path = arguments.scenario
    if Path(arguments.scenario).suffix:
        scenario = Path(arguments.scenario)
    generate = None
    if arguments.hosts or arguments.vms:
        generate = (arguments.hosts or 1, arguments.vms or 0)
    return Simulator(
        scenario,
        port=arguments.port,
        clock=RealClock(arguments.speed),
        console_targets=dict(arguments.console),
        http10_websocket=arguments.http10_websocket,
        generate=generate,
        seed=arguments.seed,
        member_of=arguments.member_of,
    )


def write_ready(path: Path, simulator: Simulator) -> None:
    """Whoever sees the file sees all of it."""
    content = {
        "url": simulator.url,
        "user": simulator.user,
        "password": simulator.password,
        "fingerprint": simulator.fingerprint,
    }
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(json.dumps(content) + "\n", encoding="utf-8")
    unfinished.replace(path)


async def _serve(simulator: Simulator, ready: Path | None) -> None:
    await simulator.open()
    keep_for_good()
    try:
        # Where loops know no signals, Ctrl-C still arrives as KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, simulator.request_stop)
        print(f"{simulator.url}  user {simulator.user}  password {simulator.password}", flush=True)
        print(f"certificate SHA-256 {simulator.fingerprint}", flush=True)
        if ready is not None:
            write_ready(ready, simulator)
        await simulator.wait_until_stopped()
    finally:
        await simulator.close()


def main(words: Sequence[str] | None = None) -> int:
    """Serve until told to stop; 0, or 2 with a sentence if the pool cannot be served."""
    arguments = parser().parse_args(words)
    try:
        asyncio.run(_serve(make(arguments), arguments.ready))
    except (OSError, ValueError) as error:
        print(f"The simulator cannot start: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
