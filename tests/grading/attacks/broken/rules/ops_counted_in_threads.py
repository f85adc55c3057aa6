"""Spreads the operators over threads, so that none has many."""
# exercise: counted

from concurrent.futures import ThreadPoolExecutor


def powers(x):
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(lambda n: x**n, range(100)))
