# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A real Linux text console in QEMU, made on the fly from what is installed, that tells on its serial line what was typed.

Wants Debian's qemu-system-x86, a kernel (linux-image-amd64 or -cloud-amd64), busybox-static, kbd, and for the keymaps
console-setup and xkb-data; XOLITE_LINUX_PARTS may name a folder the packages were unpacked into. Nothing is downloaded.
"""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAM = "qemu-system-x86_64"
PARTS = Path(os.environ.get("XOLITE_LINUX_PARTS", "/"))
LIBRARIES = ("/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2")
BOOT_S = 120.0
ANSWER_S = 30.0
STOP_S = 10.0

_INIT = """#!/bin/busybox sh
/bin/busybox mkdir -p /bin /dev /proc /sys /tmp
/bin/busybox --install -s /bin
export PATH=/bin
mount -t devtmpfs dev /dev
mount -t proc proc /proc
stty -F /dev/ttyS0 raw -echo
kbd_mode -u -C /dev/tty1
stty -F /dev/tty1 raw -echo
cat /dev/tty1 > /dev/ttyS0 &
exec < /dev/ttyS0
echo BOOTED > /dev/ttyS0
while read -r name; do
  loadkeys -C /dev/tty1 -u "$name" > /tmp/said 2>&1 && echo "LOADED" > /dev/ttyS0 || echo "FAILED $(cat /tmp/said)" > /dev/ttyS0
done
"""


def _found(*patterns: str) -> Path | None:
    return next((path for pattern in patterns for path in sorted(PARTS.glob(pattern))), None)


KERNEL = _found("boot/vmlinuz-*")
BUSYBOX = _found("bin/busybox", "usr/bin/busybox")
LOADKEYS = _found("bin/loadkeys", "usr/bin/loadkeys")
KBD_MODE = _found("bin/kbd_mode", "usr/bin/kbd_mode")
CKBCOMP = _found("usr/bin/ckbcomp")


def missing() -> str:
    """What is not installed, as a reason to skip; empty if all is there."""
    parts = {
        "a kernel": KERNEL, "busybox-static": BUSYBOX, "kbd": LOADKEYS and KBD_MODE, "console-setup": CKBCOMP,
        "perl": shutil.which("perl"), PROGRAM: shutil.which(PROGRAM),
    }  # fmt: skip
    return ", ".join(name for name, path in parts.items() if path is None)


def keymap(layout: str, variant: str = "") -> bytes:
    """The keymap that Debian gives its text consoles for a layout of X11."""
    choice = ["-layout", layout, *(["-variant", variant] if variant else [])]
    command = ["perl", str(CKBCOMP), "-model", "pc105", *choice]
    return subprocess.run(command, capture_output=True, check=True, timeout=ANSWER_S).stdout


def _entry(name: str, content: bytes, mode: int) -> bytes:
    """One file of a cpio archive in the kernel's "newc" format."""
    encoded = name.encode() + b"\0"
    fields = (0, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(encoded), 0)
    head = b"070701" + b"".join(b"%08x" % field for field in fields) + encoded
    return head + bytes(-len(head) % 4) + content + bytes(-len(content) % 4)


def _folders(name: str) -> list[str]:
    parents = [str(parent) for parent in Path(name).parents if str(parent) != "."]
    return parents[::-1]


def initramfs(keymaps: dict[str, bytes]) -> bytes:
    """A root file system with a shell, `loadkeys`, and these keymaps in /maps."""
    programs = {"bin/busybox": BUSYBOX, "bin/loadkeys": LOADKEYS, "bin/kbd_mode": KBD_MODE}
    files = {name: (path.read_bytes(), 0o755) for name, path in programs.items() if path}
    files |= {path[1:]: (Path(path).read_bytes(), 0o755) for path in LIBRARIES}
    files |= {f"maps/{name}": (content, 0o644) for name, content in keymaps.items()}
    files["init"] = (_INIT.encode(), 0o755)
    seen = dict.fromkeys(folder for name in files for folder in _folders(name))
    entries = [_entry(folder, b"", stat.S_IFDIR | 0o755) for folder in seen]
    entries += [_entry(name, content, stat.S_IFREG | mode) for name, (content, mode) in files.items()]
    return b"".join(entries) + _entry("TRAILER!!!", b"", 0)


class LinuxGuest:
    """One guest. `vnc_socket` is the Unix socket of its VNC server."""

    def __init__(self, folder: Path, keymaps: dict[str, bytes]) -> None:
        self.vnc_socket = folder / "vnc"
        (folder / "initrd").write_bytes(initramfs(keymaps))
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(folder / "serial"))
        listener.listen(1)
        listener.settimeout(BOOT_S)
        self._process = subprocess.Popen(
            [
                PROGRAM, "-M", "pc", "-accel", "tcg", "-m", "192", "-display", "none", "-nodefaults",
                "-vga", "std", "-kernel", str(KERNEL), "-initrd", str(folder / "initrd"),
                "-append", "console=tty1 loglevel=1 panic=-1 mitigations=off",
                "-vnc", f"unix:{self.vnc_socket},lock-key-sync=off", "-usb", "-device", "usb-tablet",
                "-serial", f"unix:{folder / 'serial'}", "-no-reboot",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._serial, _ = listener.accept()
        listener.close()
        self._told = b""

    def told(self, enough: bytes | int, timeout_s: float = ANSWER_S) -> bytes:
        """What came on the serial line, once it has these bytes or this many, or the time is over; forgets it."""
        end = time.monotonic() + timeout_s
        while not (len(self._told) >= enough if isinstance(enough, int) else enough in self._told):
            self._serial.settimeout(max(0.01, end - time.monotonic()))
            try:
                self._told += self._serial.recv(65536)
            except TimeoutError:
                break
        told, self._told = self._told, b""
        return told

    def booted(self) -> None:
        told = self.told(b"BOOTED\n", BOOT_S)
        assert b"BOOTED" in told, told

    def load(self, keymap: str) -> None:
        """Use this one of the keymaps from now on."""
        self._serial.sendall(f"/maps/{keymap}\n".encode())
        told = self.told(b"LOADED\n")
        assert b"LOADED" in told, told

    def close(self) -> None:
        self._serial.close()
        self._process.kill()
        self._process.communicate(timeout=STOP_S)


@contextmanager
def running_linux(folder: Path, layouts: dict[str, tuple[str, str]]) -> Iterator[LinuxGuest]:
    """A guest that has booted, with keymaps by the names given to layouts and variants of X11.

    Skips the test when something it is made from is not installed.
    """
    if lacking := missing():
        pytest.skip(f"not installed: {lacking}")
    guest = LinuxGuest(folder, {name: keymap(*of) for name, of in layouts.items()})
    try:
        guest.booted()
        yield guest
    finally:
        guest.close()
