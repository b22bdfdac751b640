# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The viewers a console is measured beside, each as a command line, and the display they paint on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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

NOVNC_PAGE = """<!doctype html>
<meta charset="utf-8">
<body style="margin:0; background:#000">
<div id="screen"></div>
<script type="module">
import RFB from "./core/rfb.js";
const rfb = new RFB(document.getElementById("screen"), `ws://127.0.0.1:${location.search.slice(1)}/`,
    {shared: true, wsProtocols: ["binary"]});
rfb.scaleViewport = false;
rfb.resizeSession = false;
</script>
"""

_CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--window-size=1920,1200",
]

_page_port = 0

Command = Callable[[int], list[str]]


def peers(folder: Path) -> dict[str, Command]:
    """The viewers that can be run here, ours first; `folder` is for what has to be compiled.

    noVNC is one where NOVNC_DIR says where its `core` and `vendor` are.
    """
    found: dict[str, Command] = {"ours": _ours}
    if shutil.which("vncviewer"):
        found["tigervnc"] = lambda port: ["vncviewer", *_TIGERVNC, f"{HOST}::{port}"]
    if shutil.which("gvncviewer"):
        found["gtkvnc"] = lambda port: ["gvncviewer", f"{HOST}:{port - 5900}"]
    sink = _compiled_sink(folder)
    if sink is not None:
        found["libvncclient"] = lambda port: [str(sink), HOST, str(port)]
    if "NOVNC_DIR" in os.environ and shutil.which("chromium"):
        page = folder / "novnc"
        page.mkdir(exist_ok=True)
        for part in ("core", "vendor"):
            (page / part).symlink_to(Path(os.environ["NOVNC_DIR"]).resolve() / part)
        (page / "index.html").write_text(NOVNC_PAGE)
        found["novnc"] = lambda port: [*_CHROMIUM, f"--user-data-dir={folder / 'chromium'}", _novnc_url(port)]
    return found


def is_web(name: str) -> bool:
    """Whether this viewer wants a WebSocket."""
    return name == "novnc"


@contextmanager
def web_pages(folder: Path) -> Iterator[None]:
    """Serve noVNC, if it is measured, as long as this lasts."""
    if not (folder / "novnc").exists():
        yield
        return
    handler = partial(_Quiet, directory=str(folder / "novnc"))
    with ThreadingHTTPServer((HOST, 0), handler) as server:
        global _page_port
        _page_port = server.server_port
        thread = threading.Thread(target=server.serve_forever, name="pages", daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody wants to know which files a browser reads."""


def _novnc_url(port: int) -> str:
    return f"http://{HOST}:{_page_port}/index.html?{port}"


def _ours(port: int) -> list[str]:
    return [sys.executable, "-m", "xolite_desktop", "view-vnc", HOST, str(port)]


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
