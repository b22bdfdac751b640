# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Why something is refused, in XAPI's own codes where it has one."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason not to do something now.

    `code` and `params` are those the server would answer with (the data model's error list), or a code of ours from
    resources/reasons.toml. `remedy` is the id of the action that would remove the obstacle, such as "vm.start".
    `verdicts` say of each host why it cannot, where the reason is that none can: host, code and parameters.
    """

    code: str
    params: tuple[str, ...] = ()
    remedy: str | None = None
    verdicts: tuple[tuple[str, str, tuple[str, ...]], ...] = field(default=(), compare=False)
