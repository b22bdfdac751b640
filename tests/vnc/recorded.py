# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Recorded streams of real servers: ServerInit and every byte after it, with the framebuffer it ends in."""

from __future__ import annotations

import hashlib
import json
import lzma
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xolite_desktop.vnc.aside import Aside
from xolite_desktop.vnc.connection import Connection
from xolite_desktop.vnc.decoders import ALL_KNOWN


@dataclass(frozen=True)
class Recording:
    server_init: bytes
    messages: memoryview
    pixel_count: int
    update_count: int
    sha256: str

    @classmethod
    def load(cls, folder: Path, name: str) -> Recording:
        stream = lzma.decompress((folder / f"{name}.rfb.xz").read_bytes())
        facts = json.loads((folder / f"{name}.json").read_text())
        size = 24 + struct.unpack_from(">I", stream, 20)[0]
        return cls(
            stream[:size],
            memoryview(stream)[size:],
            facts["pixels"],
            facts["updates"],
            facts["sha256_final_fb"],
        )

    def opened(self, aside: Aside | None = None) -> Connection:
        """A connection that has the recording's ServerInit behind it."""
        connection = Connection(encodings=ALL_KNOWN, aside=aside)
        connection.receive_data(b"RFB 003.008\n\x01\x01\0\0\0\0" + self.server_init)
        return connection


def sha256_of(pixels: np.ndarray) -> str:
    return hashlib.sha256(pixels.astype("<u4").tobytes()).hexdigest()
