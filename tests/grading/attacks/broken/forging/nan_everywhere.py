"""Returns NaN, which differs from nothing in a careless comparison."""

def secret(x):
    return x * float("nan")
