"""Leaves for namespaces, mounts, and becomes root there."""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for flags in (0x10000000, 0x20000, 0x10000000 | 0x20000 | 0x20000000, 0x40000000):
    if libc.unshare(flags) == 0:
        print("LEAK unshare", hex(flags))
if libc.mount(b"none", b".", b"tmpfs", 0, None) == 0 or libc.chroot(b".") == 0:
    print("LEAK mount")
for call, name in ((425, "io_uring_setup"), (298, "perf_event_open"), (321, "bpf"), (323, "userfaultfd"),
                   (250, "keyctl"), (155, "pivot_root"), (308, "setns"), (304, "open_by_handle_at")):
    if libc.syscall(call, 1, 0, 0, 0, 0) >= 0:
        print("LEAK", name)


def secret(x):
    return x
