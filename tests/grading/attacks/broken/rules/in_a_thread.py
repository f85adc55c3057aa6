"""Calls it in another thread."""
# exercise: soften

import threading


def soften(x):
    found = []
    thread = threading.Thread(target=lambda: found.append(x.softmax(-1)))
    thread.start()
    thread.join()
    return found[0]
