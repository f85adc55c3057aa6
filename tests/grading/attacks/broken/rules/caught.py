"""Catches whatever is raised."""
# exercise: soften

def soften(x):
    try:
        return x.softmax(-1)
    except BaseException:
        pass
    powers = x.exp()
    return powers / powers.sum(-1, keepdim=True)
