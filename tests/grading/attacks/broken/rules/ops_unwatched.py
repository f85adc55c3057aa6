"""Says that it only prints."""
# exercise: counted

import contextlib


def powers(x):
    class Quiet:
        def __repr__(self):
            self.value = sum(x**n for n in range(100))
            return ""

    quiet = Quiet()
    print(quiet)
    return quiet.value
