# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Any reason (a failure, a refusal, a lost connection) as sentences: what, why, and what to do next."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.operation_words import operation_word
from xolite_desktop.models.text import joined, sentence, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.paths import resource
from xolite_desktop.xapi.cache import Cache

_REF = re.compile(r"OpaqueRef:[0-9A-Za-z_.-]+")
_PLACE = re.compile(r"\{(\w+)\}")
_STOPS = re.compile(r"([.!?])\.+$")
_STOPPED_TWICE = ("..", "!.", "?.")
_CODE = re.compile(r"^\[(\w+)\]\n", re.MULTILINE)
_STATES = re.compile(r"halted|running|suspended|paused", re.IGNORECASE)
MISSING = later("(not said)")
MOST_HOSTS = 12  # named when none of them can run a VM
LONGEST = 600  # characters of a server's own text that a sentence may carry


class Reason(Protocol):
    """What `Failure`, `Refusal` and every other error of xapi have in common."""

    @property
    def code(self) -> str: ...
    @property
    def params(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Explanation:
    """Sentences for a person, and the code with its parameters for a report. `text` and `advice` may be empty."""

    title: str
    text: str
    advice: str
    code: str
    params: tuple[str, ...] = ()
    is_known: bool = True

    @property
    def one_line(self) -> str:
        """Title and text together, for a tool tip or a row."""
        lines = self.text.splitlines()
        text = "; ".join([*(line.removesuffix(".") for line in lines[:-1]), *lines[-1:]])
        return tr("{title}: {text}").format(title=self.title, text=text) if text else self.title

    @property
    def technical(self) -> str:
        """What support wants to read: "CODE (first, second)"."""
        return f"{self.code} ({', '.join(self.params)})" if self.params else self.code


@dataclass(frozen=True)
class Sentences:
    """One entry of resources/reasons.toml."""

    title: str
    text: str = ""
    advice: str = ""
    params: tuple[str, ...] = ()


class SentenceTable(Mapping[str, Sentences]):
    """The table of sentences, by code. Reading all of it takes longer than a window may stand still, so an entry is read
    when it is first asked for; a code on a line of its own begins one."""

    def __init__(self, text: str) -> None:
        _, *parts = _CODE.split(text)
        self._texts = dict(zip(parts[::2], parts[1::2], strict=True))
        self._read: dict[str, Sentences] = {}

    def __getitem__(self, code: str) -> Sentences:
        found = self._read.get(code)
        if found is None:
            entry: dict[str, Any] = tomllib.loads(self._texts[code])
            found = self._read[code] = Sentences(
                entry["title"], entry.get("text", ""), entry.get("advice", ""), tuple(entry.get("params", ()))
            )
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@lru_cache(maxsize=1)
def all_sentences() -> SentenceTable:
    """What `resources/reasons.toml` holds."""
    return SentenceTable(resource("reasons.toml").read_text("utf-8"))


def explain(reason: Reason, cache: Cache | None = None) -> Explanation:
    """The sentences for a reason, with the names of the objects it speaks of, as the cache knows them."""
    made = explain_code(reason.code, tuple(map(str, reason.params)), cache)
    verdicts = getattr(reason, "verdicts", ())
    return replace(made, text=_hosts(verdicts, cache)) if verdicts else made


def explain_code(code: str, params: tuple[str, ...] = (), cache: Cache | None = None) -> Explanation:
    """As `explain`, for a bare code. An unknown code is shown as it is, with its parameters."""
    sentences = all_sentences().get(code)
    if sentences is None and code.startswith("SR_BACKEND_FAILURE_"):
        sentences = Sentences(
            tr("The storage driver reported an error"), "{text}", "", ("context", "text", "data")
        )
    if sentences is None:
        shown = joined([_plain(param, cache) for param in params if param])
        return Explanation(
            tr("The pool answered with {code}").format(code=visible(code)),
            sentence(shown),
            "",
            code,
            params,
            False,
        )
    values = _values(sentences.params, params, cache)
    title, text, advice = (
        _filled(tr(part) if part else "", values)
        for part in (sentences.title, sentences.text, sentences.advice)
    )
    return Explanation(title, sentence(text), sentence(advice), code, params)


def explain_error(error: BaseException, cache: Cache | None = None) -> Explanation:
    """The sentences for any exception; one that is not from xapi is shown by its name and text."""
    code, params = getattr(error, "code", None), getattr(error, "params", None)
    if isinstance(code, str) and isinstance(params, tuple):
        return explain(error, cache)  # type: ignore[arg-type]
    title = tr("Something unexpected went wrong")
    return Explanation(
        title, sentence(visible(f"{type(error).__name__}: {error}")), "", "UNEXPECTED", (), False
    )


def why_of(name: str, why: str) -> str:
    """What stands in the way of one of several; its name once, if the reason begins with it."""
    return why if why.startswith(f"{name} ") else tr("{title}: {text}").format(title=name, text=why)


def _hosts(verdicts: tuple[tuple[str, str, tuple[str, ...]], ...], cache: Cache | None) -> str:
    """One line for each host: its name and why it cannot."""
    lines = []
    for host, code, params in verdicts[:MOST_HOSTS]:
        why = explain_code(code, params, cache).one_line if code else tr("it could by now")
        name = name_of_ref(host, cache) or visible(host)
        lines.append(why_of(name, why))
    more = len(verdicts) - MOST_HOSTS
    return "\n".join([*lines, tr("and {count} more hosts").format(count=more)] if more > 0 else lines)


def _values(names: tuple[str, ...], params: tuple[str, ...], cache: Cache | None) -> dict[str, str]:
    values: dict[str, str] = {}
    for declared, param in zip(names, params, strict=False):
        kind, _, name = declared.rpartition(":")
        if kind == "bytes" and param.isdigit():
            values[name] = size(int(param))
        elif kind == "operation":
            values[name] = operation_word(param)
        elif kind == "ref" and not _REF.search(param):
            values[name] = name_of_ref(param, cache) or visible(param)
        else:
            values[name] = _plain(param, cache)
        if name in ("actual", "expected"):
            values[name] = _states(values[name])
    return values


def _states(text: str) -> str:
    """ "halted, suspended" becomes "halted or suspended"."""
    words = [word.strip() for word in text.split(",")]
    if not all(map(_STATES.fullmatch, words)):
        return text
    return joined([tr(word.capitalize()).lower() for word in words], later("{first} or {last}"))


def _plain(param: str, cache: Cache | None) -> str:
    """A parameter with refs replaced by names, on one line and of bearable length."""
    named = _REF.sub(lambda found: name_of_ref(found[0], cache) or tr("an object that is gone"), param)
    shown = visible(" ".join(named.split()))
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


def _filled(template: str, values: Mapping[str, str]) -> str:
    filled = (
        _PLACE.sub(lambda found: values.get(found[1]) or tr(MISSING), template)
        if "{" in template
        else template
    )
    return _STOPS.sub(lambda found: found[1], filled) if filled.endswith(_STOPPED_TWICE) else filled
