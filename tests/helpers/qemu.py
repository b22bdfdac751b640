# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A real QEMU with a real VNC server, running a boot sector that prints what is typed."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

PROGRAM = "qemu-system-x86_64"
START_S = 20.0
STOP_S = 10.0
TEXT_MEMORY = 0xB8000
COLUMNS = 80

# 16-bit code: clear the screen by setting mode 3, then for ever: read a key (int 16h), print it (int 10h).
_CODE = bytes.fromhex("b80300cd10b400cd16b40ebb0700cd10ebf3")
BOOT_SECTOR = _CODE.ljust(510, b"\0") + b"\x55\xaa"


class Qemu:
    """One guest. `vnc_socket` is the Unix socket of its VNC server."""

    def __init__(self, folder: Path) -> None:
        self.vnc_socket = folder / "vnc"
        self._folder = folder
        self._monitor_path = folder / "qmp"
        image = folder / "boot.img"
        image.write_bytes(BOOT_SECTOR.ljust(1_474_560, b"\0"))
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self._monitor_path))
        listener.listen(1)
        listener.settimeout(START_S)
        self._process = subprocess.Popen(
            [
                PROGRAM, "-M", "pc", "-accel", "tcg", "-m", "16", "-display", "none", "-nodefaults",
                "-vga", "std", "-drive", f"file={image},format=raw,if=floppy", "-boot", "a",
                "-vnc", f"unix:{self.vnc_socket}", "-usb", "-device", "usb-tablet",
                "-qmp", f"unix:{self._monitor_path}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            self._monitor, _ = listener.accept()
        except TimeoutError:
            self._process.kill()
            raise RuntimeError(f"QEMU did not start: {self._process.communicate()[1]!r}") from None
        finally:
            listener.close()
        self._monitor.settimeout(START_S)
        self._replies = self._monitor.makefile("r", encoding="utf-8")
        self._replies.readline()  # the greeting
        self.command("qmp_capabilities")

    def command(self, name: str, **arguments: object) -> object:
        """One QMP command; its answer. Events that come between are passed over."""
        request = json.dumps({"execute": name, "arguments": arguments})
        self._monitor.sendall(request.encode() + b"\n")
        while True:
            reply = json.loads(self._replies.readline())
            if "error" in reply:
                raise RuntimeError(f"{name}: {reply['error']['desc']}")
            if "return" in reply:
                return reply["return"]

    def screendump(self) -> np.ndarray:
        """QEMU's own picture of the screen: H×W, 0x00RRGGBB."""
        path = self._folder / "screen.ppm"
        self.command("screendump", filename=str(path))
        magic, size, depth, pixels = path.read_bytes().split(b"\n", 3)
        assert (magic, depth) == (b"P6", b"255")
        width, height = (int(text) for text in size.split())
        rgb = np.frombuffer(pixels, np.uint8).reshape(height, width, 3).astype(np.uint32)
        return (rgb[..., 0] << 16) | (rgb[..., 1] << 8) | rgb[..., 2]

    def guest_text(self) -> str:
        """The first line of the guest's text screen, read from its video memory."""
        path = self._folder / "text.bin"
        self.command("pmemsave", val=TEXT_MEMORY, size=2 * COLUMNS, filename=str(path))
        return path.read_bytes()[::2].decode("cp437").rstrip()

    def close(self) -> None:
        self._replies.close()
        self._monitor.close()
        self._process.terminate()
        self._process.communicate(timeout=STOP_S)


@contextmanager
def running_qemu(folder: Path) -> Iterator[Qemu]:
    if shutil.which(PROGRAM) is None:
        pytest.skip(f"{PROGRAM} is not installed")
    qemu = Qemu(folder)
    try:
        yield qemu
    finally:
        qemu.close()
