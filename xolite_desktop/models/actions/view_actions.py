# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions of the window about itself and of the program: where to go, what is shown, how it looks, help."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.places import Group, Menu, Place, places

_GO = places(Group.GO, Menu.VIEW)
_SHOW = places(Group.SHOW, Menu.VIEW)
_ARRANGE = places(Group.ARRANGE, Menu.VIEW)
_LOOK = places(Group.LOOK, Menu.VIEW)
_PROGRAM = places(Group.PROGRAM, Menu.POOL)
_HELP = places(Group.GO, Menu.HELP)


def _own(
    action_id: str, title: str, icon: str, where: tuple[Place, ...], shortcut: str = "", system_role: str = ""
) -> Action:  # fmt: skip
    """An action that the window does itself, connected or not."""
    return Action(
        action_id, title, icon, where, shortcut=shortcut, needs_connection=False, system_role=system_role
    )


VIEW_ACTIONS = (
    _own("view.palette", "Search or run a command", "magnifying-glass", _GO, "Ctrl+K"),
    _own("view.filter", "Filter the tree", "funnel", _GO, "Ctrl+F"),
    _own("view.back", "Back", "arrow-left", _GO, "Alt+Left"),
    _own("view.forward", "Forward", "arrow-right", _GO, "Alt+Right"),
    Action("view.reload", "Reload everything", "arrows-clockwise", _GO, shortcut="F5"),
    _own("view.next_tab", "Next tab", "caret-right", _GO, "Ctrl+Tab"),
    _own("view.previous_tab", "Previous tab", "caret-left", _GO, "Ctrl+Shift+Tab"),
    _own("view.notifications", "Notifications", "bell", _SHOW, "Ctrl+Shift+A"),
    _own("view.tasks", "Task panel", "list-bullets", _SHOW, "Ctrl+J"),
    _own("view.full_screen", "Full screen", "corners-out", _SHOW, "Shift+F11"),
    _own("view.tree_host", "Tree by host", "host", _ARRANGE),
    _own("view.tree_tag", "Tree by tag", "tag", _ARRANGE),
    _own("view.tree_folder", "Tree by folder", "folder", _ARRANGE),
    _own("view.tree_list", "Tree as a list", "list-dashes", _ARRANGE),
    _own("view.tree_load", "CPU load in the tree", "cpu", _ARRANGE),
    _own("view.theme_system", "Theme of the system", "circle-half", _LOOK),
    _own("view.theme_light", "Light theme", "sun", _LOOK),
    _own("view.theme_dark", "Dark theme", "moon", _LOOK),
    _own("view.read_only", "Read-only mode", "lock-simple", places(Group.MODE, Menu.VIEW)),
    _own("program.settings", "Settings", "gear-six", _PROGRAM, "Ctrl+,", "preferences"),
    _own("program.certificates", "Trusted certificates", "shield-check", _PROGRAM),
    _own("window.close", "Close window", "x", _PROGRAM, "Ctrl+W"),
    _own("program.quit", "Quit", "power", _PROGRAM, "Ctrl+Q", "quit"),
    _own("help.shortcuts", "Keyboard shortcuts", "keyboard", _HELP, "F1"),
    _own("help.doctor", "Examine the connection", "heartbeat", _HELP),
    _own("help.log", "Log", "list-bullets", _HELP),
    _own("help.bundle", "Save diagnostic bundle", "first-aid-kit", _HELP),
    _own("help.about", "About XO Lite Desktop", "info", places(Group.ABOUT, Menu.HELP), "", "about"),
)
