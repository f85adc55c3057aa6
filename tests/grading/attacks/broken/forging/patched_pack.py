"""Has the worker pack what the attacker likes, outcome and all."""

from tutor.grading import observation

observation.pack = lambda value: ({"outcome": "passed", "score": 2}, [])


def secret(x):
    return x
