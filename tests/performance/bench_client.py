# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Our client and those of others on one prepared pool: load, memory, applying events, and following changes.

Each peer is a program of its own; all of them load in turn, and the last time they also follow changes. Prints one
table and appends the figures to build/bench-client.jsonl; a slow figure is no failure. docs/performance.md explains it.

Run: python tests/performance/bench_client.py [--hosts 64] [--vms 10000] [--live-s 60] [--loads 3] [--peers ours,json].
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.performance.client_table import table  # noqa: E402
from tests.performance.meters import Figures  # noqa: E402
from tests.performance.peers.order import Order  # noqa: E402
from xolite_desktop.xapi.client.core_classes import CORE_CLASSES  # noqa: E402

PEERS_FOLDER: Final = ROOT / "build" / "peers"
FIGURES_FILE: Final = ROOT / "build" / "bench-client.jsonl"
START_S: Final = 600.0
PATIENCE_S: Final = 300.0


@dataclass(frozen=True)
class Peer:
    """A client: how it is called in the table, and the program that takes the order as its argument."""

    title: str
    command: tuple[str, ...]
    after: tuple[str, ...] = ()
    missing: str = ""
    """Why it cannot run here, if it cannot."""

    def run(self, order: Order) -> Figures:
        """Its figures. A peer that fails is told, and has none."""
        try:
            done = subprocess.run(
                [*self.command, order.text, *self.after],
                cwd=ROOT,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                stdout=subprocess.PIPE,
                timeout=PATIENCE_S + 3 * (order.live_s + order.idle_s),
                check=True,
            )
        except subprocess.SubprocessError as error:
            print(f"{self.title}: {str(error).rpartition(']')[2].strip()}", flush=True)
            return {}
        figures: Figures = json.loads(done.stdout.splitlines()[-1])
        return figures


def peers() -> dict[str, Peer]:
    """Everybody who could take part, by the name that `--peers` takes."""
    return {
        "models": Peer("ours, to the tree", _python("ours_models")),
        "ours": Peer("ours, no Qt", _python("ours")),
        "xen-api": _xen_api(),
        "official": Peer("XenAPI (Python)", _python("official")),
        "json": Peer("json.loads", _python("json_floor")),
    }


def _python(module: str) -> tuple[str, ...]:
    return sys.executable, "-m", f"tests.performance.peers.{module}"


def _xen_api() -> Peer:
    node = shutil.which("node")
    missing = "" if node else "not installed (no node)"
    if node and not (PEERS_FOLDER / "node_modules" / "xen-api").is_dir():
        missing = "not installed (make bench-peers)"
    script = str(ROOT / "tests" / "performance" / "peers" / "xen_api.mjs")
    return Peer("xen-api (npm)", (node or "", script), (str(PEERS_FOLDER),), missing)


@contextmanager
def prepared_server(hosts: int, vms: int, *, xml: bool) -> Iterator[Order]:
    """The server as a program, and the order to load from it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [
            *_python_server(),
            name,
            f"--hosts={hosts}",
            f"--vms={vms}",
            *(() if xml else ("--no-xml",)),
        ]
        server = subprocess.Popen(command, cwd=ROOT)
        try:
            ready = _ready(folder, server)
            yield Order(
                ready["url"],
                ready["user"],
                ready["password"],
                str(folder / "certificate.pem"),
                list(CORE_CLASSES),
            )
        finally:
            server.terminate()
            server.wait()


def _python_server() -> tuple[str, ...]:
    return sys.executable, "-m", "tests.performance.prepared_server"


def _ready(folder: Path, server: subprocess.Popen[bytes]) -> dict[str, Any]:
    until = time.monotonic() + START_S
    while not (folder / "ready.json").exists():
        if server.poll() is not None or time.monotonic() > until:
            raise SystemExit("the prepared server did not start")
        time.sleep(0.1)
    ready: dict[str, Any] = json.loads((folder / "ready.json").read_text())
    return ready


def measure(chosen: dict[str, Peer], order: Order, loads: int) -> dict[str, Figures]:
    """All peers in turn, `loads` times; following changes only the last time."""
    runs: dict[str, list[Figures]] = {name: [] for name in chosen}
    for number in range(1, loads + 1):
        this = order if number == loads else replace(order, live_s=0.0)
        for name, peer in chosen.items():
            print(f"load {number} of {loads}: {peer.title}", file=sys.stderr, flush=True)
            if figures := peer.run(this):
                runs[name].append(figures)
    return {name: _middle(figures) for name, figures in runs.items() if figures}


def _middle(runs: list[Figures]) -> Figures:
    """The medians of what was measured several times, and `load_s_all` to show how much they differ."""
    names = dict.fromkeys(name for figures in runs for name in figures)
    middle: Figures = {
        name: statistics.median(figures[name] for figures in runs if name in figures) for name in names
    }
    return {**middle, "load_s_all": [figures["load_s"] for figures in runs]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=64)
    parser.add_argument("--vms", type=int, default=10_000)
    parser.add_argument("--loads", type=int, default=3, help="how often each loads; medians are printed")
    parser.add_argument(
        "--live-s", type=float, default=60.0, help="seconds to follow changes; 0 to load only"
    )
    parser.add_argument("--idle-s", type=float, default=10.0)
    parser.add_argument("--rate", type=float, default=1000.0, help="changes a second")
    parser.add_argument("--peers", default=",".join(peers()), help="some of " + ", ".join(peers()))
    options = parser.parse_args()
    wanted = {name: peers()[name] for name in options.peers.split(",")}
    for peer in wanted.values():
        if peer.missing:
            print(f"{peer.title}: {peer.missing}")
    chosen = {name: peer for name, peer in wanted.items() if not peer.missing}
    print("preparing the pool", file=sys.stderr, flush=True)
    with prepared_server(options.hosts, options.vms, xml="official" in chosen) as order:
        order = replace(
            order,
            live_s=options.live_s,
            idle_s=options.idle_s,
            rate=options.rate,
            burst_size=min(order.burst_size, options.vms // 4),
        )
        results = measure(chosen, order, options.loads)
    print(
        f"{options.hosts} hosts, {options.vms} VMs; {options.rate:.0f} changes/s for {options.live_s:.0f} s"
    )
    print(table({peer.title: results.get(name) for name, peer in wanted.items()}))
    FIGURES_FILE.parent.mkdir(exist_ok=True)
    with FIGURES_FILE.open("a") as lines:
        lines.write(json.dumps({"at": time.time(), **vars(options), "figures": results}) + "\n")


if __name__ == "__main__":
    main()
