"""Asks for the privileges of root, and uses those it might have."""

import ctypes
import os

for action in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]),
               lambda: os.setresuid(0, 0, 0), lambda: os.chroot("/"), lambda: os.nice(-5),
               lambda: os.mknod("device", 0o60666, 0x800), lambda: os.sethostname(os.uname().nodename)):
    try:
        action()
    except (OSError, AttributeError):
        pass
with open("/proc/self/status") as file:
    for line in file:
        if line.startswith(("CapEff", "CapPrm", "CapBnd")) and int(line.split()[1], 16) and "Bnd" not in line:
            print("LEAK", line)
        if line.startswith("NoNewPrivs") and line.split()[1] != "1":
            print("LEAK", line)


def secret(x):
    return x
