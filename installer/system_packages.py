"""The system's packages on Debian, Ubuntu and their kin.

Here: what a bare machine lacks, asking dpkg what is missing, and installing just that with apt.
Not here: other systems; Windows and macOS need none of these.
"""

import os
import subprocess
import sys

from console import CannotStart, run_quietly, say

# "a|b": either will do, and the first that the release knows is installed. Newer releases renamed
# libglib; a person's own LibreOffice must not be replaced by the one without windows.
WINDOW_PACKAGES = (
    "libglib2.0-0t64|libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
)
# A screen (xvfb-run needs xauth, which xvfb only recommends), and on it what stands for a person: a window
# manager, a keyboard, a clipboard; what reads the printed pages back; the oracle for formulas.
TEST_PACKAGES = (
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "xclip",
    "poppler-utils",
    "libreoffice-calc-nogui|libreoffice-calc",
    "python3-uno",
)
# objdump: what a frozen library needs. The rest is to see the window, and to press keys in it.
FREEZE_PACKAGES = (*WINDOW_PACKAGES, "binutils", "xvfb", "xdotool")


def has_apt():
    """Return whether packages can be asked for and installed here."""
    return os.path.exists("/usr/bin/apt-get") and os.path.exists("/usr/bin/dpkg-query")


def missing_packages(wanted):
    """Return those entries of ``wanted`` of which dpkg has no alternative installed."""
    names = [name for entry in wanted for name in entry.split("|")]
    listed = _output(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names])
    installed = {line.split()[0] for line in listed.splitlines() if line.split()[1:] == ["installed"]}
    return [entry for entry in wanted if not installed.intersection(entry.split("|"))]


def install_with_apt(entries):
    """Install packages.

    Parameters
    ----------
    entries : list of str
        Names, or alternatives joined by bars.

    Raises
    ------
    CannotStart
        If apt fails or root's rights are not to be had; says what to type instead.
    """
    as_root = [] if os.geteuid() == 0 else ["sudo"] if sys.stdin and sys.stdin.isatty() else ["sudo", "-n"]
    options = ["-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    install = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", *options]
    # The lists of a fresh machine are empty or old; without them apt finds nothing.
    run_quietly([*as_root, "apt-get", "update", "-qq"], _by_hand(entries))
    names = _known_names(entries)
    say("Installing system packages: {}.".format(", ".join(names)))
    run_quietly([*install, *names], _by_hand(entries))


def install_system_packages(testing):
    """Install what the window (and the tests) need; where that fails, say so and go on."""
    install_or_go_on(WINDOW_PACKAGES + (TEST_PACKAGES if testing else ()), "the window may not open")


def install_or_go_on(wanted, otherwise):
    """Install what is missing; where that fails, say so and go on.

    Parameters
    ----------
    wanted : sequence of str
        Names, or alternatives joined by bars.
    otherwise : str
        What may not work without them.
    """
    missing = missing_packages(wanted) if has_apt() else []
    if not missing:
        return
    try:
        install_with_apt(missing)
    except CannotStart as problem:
        say("{}\nGoing on without them; {}.".format(problem, otherwise))


def _by_hand(entries):
    """Return what a person is told when apt refuses; the names are those that this release has."""
    return (
        "Packages could not be installed; the reason is above, and it needs an administrator. "
        "Try: sudo apt-get install {}".format(" ".join(_known_names(entries)))
    )


def _known_names(entries):
    return [_first_known(entry.split("|")) for entry in entries]


def _first_known(names):
    """Return the first of several names that this release has a package for, else the last."""
    for name in names[:-1]:
        listed = _output(["apt-cache", "policy", name])
        if "Candidate:" in listed and "Candidate: (none)" not in listed:
            return name
    return names[-1]


def _output(command):
    ran = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True
    )
    return ran.stdout
