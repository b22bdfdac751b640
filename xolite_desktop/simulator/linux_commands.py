# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The few commands a simulated Linux VM knows: each gives the text it prints."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from xolite_desktop.simulator.program import Machine

Command = Callable[[Machine, Sequence[str], float], str]
"""(machine, arguments, seconds since the epoch) -> what is printed, lines ended."""

_MIB = 1 << 20
_GIB = 1 << 30


def _share(machine: Machine, salt: int) -> float:
    """A figure from 0 to 1 that stays the same for one machine."""
    return (sum(map(ord, machine.name)) * 37 + salt * 101) % 97 / 97


def used_bytes(machine: Machine) -> int:
    """Memory in use: somewhere between a fifth and four fifths."""
    return int(machine.memory_bytes * (0.2 + 0.6 * _share(machine, 1)))


def up_time(machine: Machine, now: float) -> str:
    """How long the machine runs, as `uptime` says it: days, hours:minutes."""
    minutes = max(0, int(now - machine.booted_at)) // 60
    days, minutes = divmod(minutes, 24 * 60)
    clock = f"{minutes // 60}:{minutes % 60:02}" if minutes >= 60 else f"{minutes} min"
    return f"{days} day{'s' if days != 1 else ''}, {clock}" if days else clock


def load_average(machine: Machine) -> str:
    figures = (machine.vcpus * 0.4 * _share(machine, salt) for salt in (2, 3, 4))
    return ", ".join(f"{figure:.2f}" for figure in figures)


def _uname(machine: Machine, arguments: Sequence[str], now: float) -> str:
    kernel = "FreeBSD" if machine.distro == "freebsd" else "Linux"
    if "-r" in arguments:
        return f"{machine.kernel}\n"
    if "-a" not in arguments:
        return f"{kernel}\n"
    tail = "" if machine.distro == "freebsd" else " GNU/Linux"
    return f"{kernel} {machine.host_name} {machine.kernel} #1 SMP PREEMPT_DYNAMIC x86_64{tail}\n"


def _uptime(machine: Machine, arguments: Sequence[str], now: float) -> str:
    moment = datetime.fromtimestamp(now, UTC)
    up, load = up_time(machine, now), load_average(machine)
    return f" {moment:%H:%M:%S} up {up},  1 user,  load average: {load}\n"


def _free(machine: Machine, arguments: Sequence[str], now: float) -> str:
    unit = _MIB if "-m" in arguments else 1 << 10
    total, used = machine.memory_bytes // unit, used_bytes(machine) // unit
    cached = (total - used) // 2
    head = ("total", "used", "free", "shared", "buff/cache", "available")
    memory = (total, used, total - used - cached, 1204, cached, total - used)
    lines = ["       " + "".join(f"{name:>13}" for name in head)]
    lines.append("Mem:   " + "".join(f"{number:>13}" for number in memory))
    lines.append("Swap:  " + "".join(f"{0:>13}" for _ in range(3)))
    return "\n".join(lines) + "\n"


def _df(machine: Machine, arguments: Sequence[str], now: float) -> str:
    used = int(18 * (0.2 + 0.7 * _share(machine, 5)))
    return (
        "Filesystem      Size  Used Avail Use% Mounted on\n"
        "udev            1.9G     0  1.9G   0% /dev\n"
        "tmpfs           392M  684K  391M   1% /run\n"
        f"/dev/xvda1       18G {used:>4}G {18 - used:>4}G {used * 100 // 18:>3}% /\n"
        "/dev/xvda2      922M  131M  728M  16% /boot\n"
    )


def _ls(machine: Machine, arguments: Sequence[str], now: float) -> str:
    day = datetime.fromtimestamp(machine.booted_at, UTC)
    if not any(argument.startswith("-") and "l" in argument for argument in arguments):
        return "\x1b[1;34mbackup\x1b[0m  notes.txt  \x1b[1;32mupdate.sh\x1b[0m\n"
    return (
        "total 12\n"
        f"drwxr-xr-x 2 root root 4096 {day:%b %e %H:%M} \x1b[1;34mbackup\x1b[0m\n"
        f"-rw-r--r-- 1 root root  318 {day:%b %e %H:%M} notes.txt\n"
        f"-rwxr-xr-x 1 root root  742 {day:%b %e %H:%M} \x1b[1;32mupdate.sh\x1b[0m\n"
    )


def _ip(machine: Machine, arguments: Sequence[str], now: float) -> str:
    return (
        "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 state UNKNOWN\n"
        "    inet \x1b[35m127.0.0.1\x1b[0m/8 scope host lo\n"
        "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n"
        f"    inet \x1b[35m{machine.address or '169.254.7.12'}\x1b[0m/24 scope global eth0\n"
    )


def _cat(machine: Machine, arguments: Sequence[str], now: float) -> str:
    files = {
        "notes.txt": "Backups run at 02:30. Ask before rebooting on weekdays.\n",
        "update.sh": "#!/bin/sh\nset -e\napt-get update\napt-get -y upgrade\n",
        "/etc/hostname": f"{machine.host_name}\n",
        "/etc/os-release": f'PRETTY_NAME="{machine.system}"\nID={machine.distro}\n',
    }
    return "".join(files.get(name, f"cat: {name}: No such file or directory\n") for name in arguments)


def _date(machine: Machine, arguments: Sequence[str], now: float) -> str:
    return f"{datetime.fromtimestamp(now, UTC):%a %b %e %H:%M:%S UTC %Y}\n"


COMMANDS: Mapping[str, Command] = {
    "cat": _cat,
    "date": _date,
    "df": _df,
    "echo": lambda machine, arguments, now: " ".join(arguments) + "\n",
    "free": _free,
    "hostname": lambda machine, arguments, now: f"{machine.host_name}\n",
    "ip": _ip,
    "ls": _ls,
    "nproc": lambda machine, arguments, now: f"{machine.vcpus}\n",
    "pwd": lambda machine, arguments, now: "/root\n",
    "true": lambda machine, arguments, now: "",
    "uname": _uname,
    "uptime": _uptime,
    "whoami": lambda machine, arguments, now: "root\n",
}


def _meter(share: float, width: int, colour: int) -> str:
    bars = round(share * width)
    return f"\x1b[1m[\x1b[0m\x1b[{colour}m{'|' * bars}\x1b[0m{' ' * (width - bars)}"


_PROCESSES = (
    ("root", "systemd-journald"),
    ("postgres", "postgres: checkpointer"),
    ("root", "/usr/sbin/xe-daemon"),
    ("root", "sshd: /usr/sbin/sshd -D"),
    ("www-data", "nginx: worker process"),
    ("www-data", "nginx: worker process"),
    ("_chrony", "/usr/sbin/chronyd -F 1"),
    ("root", "/sbin/agetty -o -p -- \\u --noclear tty1"),
    ("root", "/usr/sbin/cron -f"),
    ("root", "-bash"),
    ("root", "htop"),
)


def process_page(machine: Machine, now: float) -> str:
    """The page of `top` and `htop`: meters, and processes by CPU."""
    memory, used = machine.memory_bytes / _GIB, used_bytes(machine) / _GIB
    lines = ["\x1b[J"]
    for cpu in range(min(machine.vcpus, 8)):
        share = 0.05 + 0.5 * _share(machine, 10 + cpu)
        lines.append(f"  \x1b[36m{cpu:>3}\x1b[0m{_meter(share, 34, 32)} {share:6.1%}\x1b[1m]\x1b[0m")
    figures = f"{used:.1f}G/{memory:.1f}G"
    lines.append(f"  \x1b[36mMem\x1b[0m{_meter(used / memory, 29, 33)}{figures:>12}\x1b[1m]\x1b[0m")
    lines.append("")
    lines.append(f"  Tasks: \x1b[1m{len(_PROCESSES) + 71}\x1b[0m, 214 thr; \x1b[1;32m1\x1b[0m running")
    lines.append(f"  Load average: \x1b[1m{load_average(machine)}\x1b[0m")
    lines.append(f"  Uptime: \x1b[1m{up_time(machine, now)}\x1b[0m\n")
    lines.append(
        "\x1b[30;42m" + f"  {'PID':>5} {'USER':<10}{'CPU%':>6}{'MEM%':>6}  COMMAND".ljust(100) + "\x1b[0m"
    )
    for number, (user, command) in enumerate(_PROCESSES):
        cpu_share = 12.0 * _share(machine, 30) / (number + 1)
        memory_share = 7.0 * _share(machine, 40 + number)
        pid = 401 + 137 * number
        lines.append(f"  {pid:>5} {user:<10}{cpu_share:>6.1f}{memory_share:>6.1f}  {command}")
    lines.append("\n  \x1b[30;46mq\x1b[0m Quit")
    return "\n".join(lines)
