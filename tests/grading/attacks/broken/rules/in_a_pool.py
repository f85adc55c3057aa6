"""Calls it in a pool of threads."""
# exercise: soften

from concurrent.futures import ThreadPoolExecutor


def soften(x):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: x.softmax(-1)).result()
