"""Uses multiprocessing and process pools."""
# earns: 1

import concurrent.futures
import multiprocessing


def work(n):
    return n


def secret(x):
    for method in ("fork", "spawn", "forkserver"):
        try:
            process = multiprocessing.get_context(method).Process(target=work, args=(1,))
            process.start()
            process.join()
            print("LEAK", method)
        except (OSError, ValueError, RuntimeError, EOFError):
            pass
    try:
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            print("LEAK", list(pool.map(work, [1, 2])))
    except (OSError, RuntimeError):
        pass
    return x


def plain(x):
    return x + 1
