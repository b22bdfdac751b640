# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sends recorded requests to a simulator again and says where its answers differ from the recorded ones."""

from __future__ import annotations

import http.client
import json
import re
import socket
import ssl
import xmlrpc.client
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xolite_desktop.simulator.schema import load_schema
from xolite_desktop.simulator.server import Simulator

_REF = re.compile(r"OpaqueRef:[0-9a-f-]{36}")

# How long event.from may wait: the last parameter. Nothing is lost by waiting shorter.
_TIMEOUT = re.compile(r"(?<=, )[12]\.0(?=\])|(?<=\")1\.0(?=\"\], )")


def exchanges(folder: Path) -> list[dict[str, Any]]:
    """All recorded exchanges of a folder, in their order."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("[0-9]*.json"))]


def pool_of(recorded: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The pool that was recorded, from the first get_all_records of each class."""
    pool: dict[str, dict[str, Any]] = {}
    for exchange in recorded:
        cls = exchange["name"].partition("get_all_records-")[2]
        if cls in load_schema().classes and cls not in ("role", "task"):
            records = json.loads(exchange["response"]["body"]).get("result")
            if records:
                pool[cls] = records
    return pool


class Replay:
    """One simulator that is asked what was recorded. Refs and tokens it gave are put in place of the recorded ones."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._known: dict[str, str] = {}
        self._context = ssl.create_default_context()
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE

    def differences(self, exchange: dict[str, Any]) -> list[str]:
        """What is wrong with the simulator's answer to this request; empty if nothing is."""
        request, recorded = exchange["request"], exchange["response"]
        status, content_type, body = self._ask(request)
        wanted = int(recorded["status_line"].split()[1])
        if status != wanted:
            return [f"status {status} instead of {wanted}: {body[:300]!r}"]
        wanted_type = _header(recorded["headers"], "content-type")
        if content_type != wanted_type:
            return [f"content-type {content_type} instead of {wanted_type}"]
        if content_type == "application/json" and request["path"] == "/jsonrpc":
            return self._compare_replies(json.loads(recorded["body"]), json.loads(body))
        if content_type == "text/xml" and "methodResponse" in recorded["body"]:
            (theirs,), _ = xmlrpc.client.loads(recorded["body"])
            (ours,), _ = xmlrpc.client.loads(body.decode())
            return self._compare_replies({"result": theirs}, {"result": ours})
        return []

    def _ask(self, request: dict[str, Any]) -> tuple[int, str, bytes]:
        body = _TIMEOUT.sub("0.1", self._translated(request.get("body") or "")).encode()
        headers = {name: self._translated(value) for name, value in request["headers"].items()}
        if headers.get("Content-Length") not in (None, "0"):
            headers["Content-Length"] = str(len(body))
        lines = [f"{request['method']} {self._translated(request['path'])} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        plain = socket.create_connection(("127.0.0.1", self._simulator.port), timeout=20)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with plain, self._context.wrap_socket(plain) as secure:
            secure.sendall("\r\n".join((*lines, "", "")).encode() + body)
            response = http.client.HTTPResponse(secure, method=request["method"])
            response.begin()
            content = response.read()
            kind = response.getheader("content-type", "")
            response.close()
        return response.status, kind, content

    def _translated(self, text: str) -> str:
        for recorded, ours in self._known.items():
            text = text.replace(recorded, ours)
        return text

    def _compare_replies(self, recorded: dict[str, Any], ours: dict[str, Any]) -> list[str]:
        if set(recorded) != set(ours):
            return [f"members {sorted(ours)} instead of {sorted(recorded)}: {str(ours)[:300]}"]
        if recorded.get("error") is not None or ours.get("error") is not None:
            return self._compare_errors(recorded["error"], ours["error"])
        self._learn(recorded["result"], ours["result"])
        return list(_compare(recorded["result"], ours["result"], "result"))

    def _compare_errors(self, recorded: Any, ours: Any) -> list[str]:
        translated = json.loads(self._translated(json.dumps(recorded)))
        return [] if translated == ours else [f"error {ours} instead of {translated}"]

    def _learn(self, recorded: Any, ours: Any) -> None:
        if isinstance(recorded, dict) and isinstance(ours, dict):
            for key in ("token", "Value", "uuid", "result"):
                if key in recorded and key in ours:
                    self._learn(recorded[key], ours[key])
        elif isinstance(recorded, str) and isinstance(ours, str) and recorded != ours:
            if _REF.fullmatch(recorded) or "," in recorded:
                self._known[recorded] = ours
            elif (there := _REF.search(recorded)) and (here := _REF.search(ours)):
                self._known[there[0]] = here[0]


def _header(headers: list[str], wanted: str) -> str:
    for line in headers:
        name, _, value = line.partition(": ")
        if name.lower() == wanted:
            return value
    return ""


def _compare(recorded: Any, ours: Any, where: str) -> Iterator[str]:
    """Differences of shape: types, and the fields of records; not the values."""
    if type(recorded) is not type(ours):
        yield f"{where} is {type(ours).__name__} instead of {type(recorded).__name__}: {str(ours)[:200]}"
    elif isinstance(recorded, dict):
        yield from _compare_dicts(recorded, ours, where)
    elif isinstance(recorded, list) and recorded and ours:
        yield from _compare(recorded[0], ours[0], f"{where}[0]")


def _compare_dicts(recorded: dict[str, Any], ours: dict[str, Any], where: str) -> Iterator[str]:
    if _is_map(recorded) or _is_map(ours):
        if recorded and ours:
            first, second = next(iter(recorded.values())), next(iter(ours.values()))
            yield from _compare(first, second, f"{where}{{}}")
        return
    if set(recorded) != set(ours):
        yield f"{where} lacks {set(recorded) - set(ours)} and has {set(ours) - set(recorded)} too many"
        return
    for key, value in recorded.items():
        yield from _compare(value, ours[key], f"{where}.{key}")


def _is_map(value: dict[str, Any]) -> bool:
    """True for maps, whose keys are data; records always hold one of these fields."""
    return not value.keys() & {"uuid", "id", "token", "Status", "vm_metrics"}
