def powers(x):
    return (1 - x**100) / (1 - x)
