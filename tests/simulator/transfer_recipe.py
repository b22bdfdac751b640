# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Transfers recorded from a real xapi, read into steps, and played again in a simulator over TLS."""

from __future__ import annotations

import json
import re
import socket
import ssl
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.simulator.recipes import REF, Step, World, outcome_of
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.server import Simulator

_DETAIL = re.compile(rb"Additional information </h1>(.*?)</body>", re.DOTALL)
_FINAL = ("success", "failure", "cancelled")
_PATIENCE_S = 20.0
_SHORT, _CLOSED_AFTER = 700, 2000


@dataclass
class Transfer:
    """One recorded step: a call with its outcome, or an exchange with its head, its error page and how its task ended.

    `task` is [status, ref in its result, objects were created, code and parameters of the error...].
    """

    number: int
    at_ms: int
    call: str = ""
    params: list[Any] = field(default_factory=list)
    outcome: list[str] = field(default_factory=list)
    http: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    note: str = ""
    status_line: str = ""
    head: list[str] = field(default_factory=list)
    page: str = ""
    task: list[Any] = field(default_factory=list)
    brought: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


def read_transfers(path: Path, pool: dict[str, Any], classes: dict[str, str]) -> list[Transfer]:
    """The steps of the recording, with the objects that were there before and are named for the first time."""
    recorded = json.loads(path.read_text(encoding="utf-8"))
    world = World(recorded["events"], pool, classes)
    steps = []
    for raw in recorded["steps"]:
        step = _step(raw)
        named = [unquote(step.http)] if step.http else step.params
        step.brought = world.brought(Step(step.at_ms, step.at_ms, "", named, []))
        world.learn([step.outcome, raw.get("task_history", [])])
        steps.append(step)
    return steps


def _step(raw: dict[str, Any]) -> Transfer:
    if "call" in raw:
        return Transfer(raw["i"], raw["at_ms"], raw["call"], raw["params"], outcome_of(raw["reply"]))
    page = _DETAIL.search(raw.get("body_first", "").encode())
    step = Transfer(
        raw["i"],
        raw["at_ms"],
        http=raw["http"],
        headers={name: value for name, value in raw["headers"].items() if name != "Host"},
        note=raw.get("note", ""),
        status_line=raw["status_line"],
        head=[_header(line) for line in raw["response_headers"]],
        page=page[1].decode() if page else "",
    )
    ended: dict[str, Any] = {}
    for change in raw.get("task_history", []):
        ended |= change
    if ended:
        made = ended["other_config"].get("object_creation") == "complete"
        step.task = [ended["status"], _ref_in(ended["result"]), made, *ended["error_info"]]
    return step


def _ref_in(result: str) -> str:
    found = REF.search(result)
    return found[0] if found else ""


def _header(line: str) -> str:
    """A header without what differs from host to host and from object to object."""
    name, value = re.split(r": ?", line, maxsplit=1)
    kept = value if name.lower() not in ("task-id", "content-length") else ""
    return f"{name}: {re.sub(r'[0-9a-f-]{36}', 'UUID', kept)}"


def extract(pool: dict[str, Any], steps: list[Transfer]) -> str:
    """The text of an extract: one step a line, with the objects of the pool that it needs."""
    rows = [
        json.dumps({key: value for key, value in asdict(step).items() if value}, separators=(",", ":"))
        for step in steps
    ]
    return (
        '{\n"pool":'
        + json.dumps(pool, separators=(",", ":"))
        + ',\n"steps":[\n'
        + ",\n".join(rows)
        + "\n]}\n"
    )


def load_transfers(raw: list[dict[str, Any]]) -> list[Transfer]:
    """Steps from an extract, where empty members are left out."""
    return [Transfer(**{"number": 0, "at_ms": 0, **each}) for each in raw]


class TransferPlayer:
    """Plays steps in a simulator that runs in a thread; the recorded refs stand for those that it gave."""

    def __init__(self, simulator: Simulator) -> None:
        self.differences: list[str] = []
        self._simulator = simulator
        self._names: dict[str, str] = {}
        self._archive = b""
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE
        login = self._call("session.login_with_password", [simulator.user, simulator.password])
        self._names["$S"] = login[-1]

    def play(self, step: Transfer) -> None:
        """Do what was recorded, and note what was otherwise."""
        self._bring(step)
        if step.call:
            outcome = self._call(step.call, self._translated(step.params))
            self._compare(step, "outcome", step.outcome[:2], outcome[:2])
            if step.outcome[0] == "ok" == outcome[0] and REF.fullmatch(step.outcome[-1]):
                self._names[step.outcome[-1]] = outcome[-1]
            return
        answer = self._exchange(step)
        head, _, body = answer.partition(b"\r\n\r\n")
        status_line, *lines = head.decode("latin-1").split("\r\n")
        self._compare(step, "status line", step.status_line, status_line)
        self._compare(step, "head", step.head, [_header(line) for line in lines])
        if step.page and not step.page.startswith("Failure("):
            page = _DETAIL.search(body)
            shown = page[1].decode() if page else ""
            self._compare(step, "page", _refless(step.page), _refless(shown))
        if step.note == "halted VM without disks":
            self._archive = body
        self._compare_task(step)

    def _compare_task(self, step: Transfer) -> None:
        named = re.search(r"task_id=([^&]+)", step.http)
        if not step.task or named is None:
            return
        ref = self._translated(unquote(named[1]))

        def ended() -> list[Any]:
            task = self._simulator.db.get("task", ref)
            made = task["other_config"].get("object_creation") == "complete"
            return [task["status"], _ref_in(task["result"]), made, *task["error_info"]]

        while (found := self._simulator.run(ended))[0] not in _FINAL:
            pass
        if step.task[1] and found[1]:
            self._names[step.task[1]] = found[1]
        self._compare(
            step, "task", [_refless(each) for each in step.task], [_refless(each) for each in found]
        )

    def _compare(self, step: Transfer, what: str, recorded: Any, ours: Any) -> None:
        if recorded != ours:
            name = step.call or step.note or step.http.partition("?")[0]
            self.differences.append(f"{step.number} {name}: {what} {ours}, recorded {recorded}")

    def _exchange(self, step: Transfer) -> bytes:
        target = step.http.partition(" ")[2]
        for recorded, ours in self._names.items():
            escaped = recorded.replace(":", "%3A")
            target = target.replace(escaped, ours.replace(":", "%3A"))
        target = re.sub(r"session_id=OpaqueRef%3A[^&]+", f"session_id={self._names['$S']}", target)
        body = self._body(step)
        lines = [f"{step.http.partition(' ')[0]} {target} HTTP/1.1", "Host: 127.0.0.1"]
        for name, value in step.headers.items():
            lines.append(f"{name}: {len(body) if name == 'Content-Length' else value}")
        head = "\r\n".join((*lines, "", "")).encode()
        leaves = "truncated" in step.note or "closed" in step.note or "empty" in step.note
        return self._sent(head, body, leaves=leaves)

    def _sent(self, head: bytes, body: bytes, *, leaves: bool) -> bytes:
        """The whole answer. Who leaves has read only the head of it when he goes."""
        plain = socket.create_connection(("127.0.0.1", self._simulator.port), timeout=_PATIENCE_S)
        with plain, self._context.wrap_socket(plain) as secure:
            answer = bytearray()
            try:
                secure.sendall(head)
                secure.sendall(body)
            except OSError:
                pass  # it said what it had to say, and left
            try:
                while part := secure.recv(65536):
                    answer += part
                    if leaves and b"\r\n\r\n" in answer:
                        # Nothing more will come, but what is said then is read as well.
                        socket.socket.shutdown(secure, socket.SHUT_WR)
                        leaves = False
            except OSError:
                pass
            return bytes(answer)

    def _body(self, step: Transfer) -> bytes:
        method, path = step.http.partition("?")[0].split()
        if method != "PUT" or "empty" in step.note:
            return b""
        if path == "/blob":
            return b"hello"
        if path == "/import_raw_vdi":
            return bytes({"bad vhd": 2008, "shorter than the disk": 1 << 20}.get(step.note, 4 << 20))
        if step.note == "chunked":
            return b"5\r\nhello\r\n0\r\n\r\n"
        if step.note == "not an XVA":
            return b"not an archive" * 500
        cut = {
            "truncated XVA, Content-Length of the short body": _SHORT,
            "connection closed in the middle": _CLOSED_AFTER,
        }
        return self._archive[: cut.get(step.note)]

    def _call(self, name: str, params: list[Any]) -> list[str]:
        try:
            result = self._simulator.run_coroutine(lambda: self._simulator.call(name, params))
        except Failure as failure:
            return ["error", *failure.description]
        value = result.value() if hasattr(result, "value") and callable(result.value) else result.value
        return outcome_of({"result": value})

    def _translated(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._translated(each) for each in value]
        return self._names.get(value, value) if isinstance(value, str) else value

    def _bring(self, step: Transfer) -> None:
        records: dict[str, dict[str, Any]] = {}
        for cls, ref, record in step.brought:
            records.setdefault(cls, {})[ref] = record
        disks = [record["uuid"] for record in records.get("VDI", {}).values()]

        def load() -> None:
            self._simulator.db.load(records)
            for uuid in disks:
                self._simulator.transfers.disks.clear(uuid)  # those of the recorded host had no data

        if records:
            self._simulator.run(load)


def _refless(value: Any) -> Any:
    return REF.sub("REF", value) if isinstance(value, str) else value
