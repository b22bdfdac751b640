# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The figures of all peers side by side, in a table of fixed width."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.performance.meters import Figures

_LABEL: Final = 34
_COLUMN: Final = 19

ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    ("records", "records", ".0f"),
    ("load to complete, s", "load_s", ".2f"),
    ("  of which to cache and store", "load_to_store_s", ".2f"),
    ("  processor time, s", "load_cpu_s", ".2f"),
    ("  longest block, ms", "load_block_ms", ".0f"),
    ("    work in it, ms", "load_busy_block_ms", ".0f"),
    ("  the server's own time, s", "server_load_cpu_s", ".2f"),
    ("resident after loading, MiB", "rss_mib", ".0f"),
    ("  at most so far", "peak_mib", ".0f"),
    ("1,000 events: processor time, ms", "burst_cpu_ms", ".0f"),
    ("  in steps, without network: decode", "apply_decode_ms", ".1f"),
    ("    cache", "apply_cache_ms", ".1f"),
    ("    index and store", "apply_store_ms", ".1f"),
    ("    decode to store together", "apply_whole_ms", ".1f"),
    ("    tree", "apply_tree_ms", ".1f"),
    ("under changes: processor, %", "live_cpu_percent", ".1f"),
    ("  changes made", "changes_made", ".0f"),
    ("  changes seen", "changes_seen", ".0f"),
    ("  longest block, ms", "live_block_ms", ".0f"),
    ("    work in it, ms", "live_busy_block_ms", ".0f"),
    ("  change to handler, median, ms", "total_median_ms", ".0f"),
    ("    p95", "total_p95_ms", ".0f"),
    ("    longest", "total_max_ms", ".0f"),
    ("  beyond the server's wait, median", "beyond_median_ms", ".0f"),
    ("    p95", "beyond_p95_ms", ".0f"),
    ("    longest", "beyond_max_ms", ".0f"),
    ("  change to tree, median, ms", "tree_total_median_ms", ".0f"),
    ("    p95", "tree_total_p95_ms", ".0f"),
    ("  resident after, MiB", "live_rss_mib", ".0f"),
    ("  the server's processor, %", "server_live_cpu_percent", ".1f"),
    ("idle: processor, %", "idle_cpu_percent", ".2f"),
)
"""Label, name of the figure, format."""


def table(peers: Mapping[str, Figures | None]) -> str:
    """One column for each peer; None for one that could not run."""
    lines = [" " * _LABEL + "".join(f"{title:>{_COLUMN}}" for title in peers)]
    for label, name, form in ROWS:
        if any(figures and name in figures for figures in peers.values()):
            cells = (_cell(figures, name, form) for figures in peers.values())
            lines.append(f"{label:{_LABEL}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells))
    loads = (_loads(figures) for figures in peers.values())
    lines.append(f"{'single loads, s':{_LABEL}}" + "".join(f"{cell:>{_COLUMN}}" for cell in loads))
    return "\n".join(line.rstrip() for line in lines)


def _cell(figures: Figures | None, name: str, form: str) -> str:
    if figures is None:
        return "not run"
    return format(figures[name], form) if name in figures else "-"


def _loads(figures: Figures | None) -> str:
    return " ".join(f"{seconds:.2f}" for seconds in (figures or {}).get("load_s_all", ()))
