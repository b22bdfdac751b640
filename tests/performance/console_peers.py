# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The viewers a console is measured beside, each as a command line, and the display they paint on.

noVNC runs in Chromium and speaks over a WebSocket. It is looked for in XOLITE_NOVNC, a folder with its core/rfb.js, or
where `make bench-peers` puts it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
SCREEN = "2048x1300x24"

SINK = r"""
#include <rfb/rfbclient.h>
#include <stdlib.h>
#include <string.h>

static rfbBool make_framebuffer(rfbClient *client) {
    free(client->frameBuffer);
    client->frameBuffer = calloc((size_t)client->width * client->height, 4);
    return client->frameBuffer != NULL;
}

int main(int count, char **words) {
    rfbClient *client = rfbGetClient(8, 3, 4);
    (void)count;
    rfbEnableClientLogging = FALSE;
    client->MallocFrameBuffer = make_framebuffer;
    client->canHandleNewFBSize = TRUE;
    client->format.redShift = 16;
    client->format.greenShift = 8;
    client->format.blueShift = 0;
    client->serverHost = strdup(words[1]);
    client->serverPort = atoi(words[2]);
    if (!rfbInitClient(client, NULL, NULL))
        return 1;
    for (;;) {
        int ready = client->buffered > 0 ? 1 : WaitForMessage(client, 200000);
        if (ready < 0 || (ready > 0 && !HandleRFBServerMessage(client)))
            return 0;
    }
}
"""
"""libvncclient without a window: only decodes, so it is the hardest one to compare with."""

_TIGERVNC = [
    "-Shared",
    "-AutoSelect=0",
    "-FullColor=1",
    "-NoJPEG=0",
    "-RemoteResize=0",
    "-AcceptClipboard=0",
    "-SendClipboard=0",
    "-SetPrimary=0",
    "-SecurityTypes=None",
]

NOVNC_FOLDER = ROOT / "build" / "peers" / "node_modules" / "@novnc" / "novnc"
WEBSOCKET_FRAME_BYTES = 64 << 10
"""What websockify sends at most in a frame. Hosts send 1,024 bytes, which is not what viewers are compared by."""

_NOVNC_PAGE = """<!DOCTYPE html>
<title>noVNC</title>
<style>html, body, #screen {{ margin: 0; height: 100%; overflow: hidden }}</style>
<div id="screen"></div>
<script type="module">
import RFB from "{module}";
const port = new URLSearchParams(location.search).get("port");
new RFB(document.getElementById("screen"), `ws://{host}:${{port}}`, {{ wsProtocols: ["binary"] }});
</script>
"""

_CHROMIUM = [
    "chromium",
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-extensions",
    "--no-first-run",
    "--allow-file-access-from-files",
    "--window-size=1920,1200",
]

NAMES = ("ours", "tigervnc", "gtkvnc", "libvncclient", "novnc")


@dataclass(frozen=True)
class Peer:
    """A viewer: the words that start it for a port, and the frames of a WebSocket it wants the stream in."""

    words: Callable[[int], list[str]]
    frame_bytes: int = 0
    """0: it takes plain TCP."""


def peers(folder: Path) -> dict[str, Peer]:
    """The viewers that can be run here, ours first; `folder` is for what has to be written or compiled."""
    found: dict[str, Peer] = {"ours": Peer(_ours)}
    if shutil.which("vncviewer"):
        found["tigervnc"] = Peer(lambda port: ["vncviewer", *_TIGERVNC, f"{HOST}::{port}"])
    if shutil.which("gvncviewer"):
        found["gtkvnc"] = Peer(lambda port: ["gvncviewer", f"{HOST}:{port - 5900}"])
    sink = _compiled_sink(folder)
    if sink is not None:
        found["libvncclient"] = Peer(lambda port: [str(sink), HOST, str(port)])
    page = _novnc_page(folder)
    if page is not None and shutil.which("chromium"):
        profile = f"--user-data-dir={folder / 'chromium'}"
        found["novnc"] = Peer(
            lambda port: [*_CHROMIUM, profile, f"{page.as_uri()}?port={port}"], WEBSOCKET_FRAME_BYTES
        )
    return found


def _novnc_page(folder: Path) -> Path | None:
    """A page with nothing but the viewer; None where noVNC is not."""
    module = Path(os.environ.get("XOLITE_NOVNC") or NOVNC_FOLDER).resolve() / "core" / "rfb.js"
    if not module.is_file():
        return None
    page = folder / "novnc.html"
    page.write_text(_NOVNC_PAGE.format(module=module.as_uri(), host=HOST), "utf-8")
    return page


def _ours(port: int) -> list[str]:
    return [sys.executable, "-m", "xolite_desktop", "view-vnc", HOST, str(port), "--link", "lan"]


def _compiled_sink(folder: Path) -> Path | None:
    if not (shutil.which("gcc") and shutil.which("pkg-config")):
        return None
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libvncclient"], capture_output=True, text=True, check=False
    )
    if flags.returncode:
        return None
    source, sink = folder / "sink.c", folder / "sink"
    source.write_text(SINK)
    subprocess.run(["gcc", "-O2", str(source), "-o", str(sink), *flags.stdout.split()], check=True)
    return sink


@contextmanager
def display(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a display of its own; without Xvfb, of none, which only our viewer can do without."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", "")))),
        "XAUTHORITY": "/dev/null",
        "GDK_BACKEND": "x11",
        "NO_AT_BRIDGE": "1",
    }
    if not shutil.which("Xvfb"):
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    started = [
        subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-ac", "-nolisten", "tcp"],
            pass_fds=(writer,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    ]
    os.close(writer)
    with os.fdopen(reader) as told:
        environment |= {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    if shutil.which("openbox"):
        quiet = subprocess.DEVNULL
        started.append(subprocess.Popen(["openbox"], env=environment, stdout=quiet, stderr=quiet))
    try:
        yield environment
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
