"""Traces and profiles every call that follows."""

import sys
import threading


def look(frame, event, argument):
    for name in frame.f_locals:
        if name in ("expected", "reference"):
            print("LEAK", name)
    return look


sys.settrace(look)
sys.setprofile(look)
threading.settrace(look)


def secret(x):
    return x
