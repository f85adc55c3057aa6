"""Two errors and a target: what is to be worked on?"""


def diagnose(train_err: float, val_err: float, target_err: float, tolerance: float) -> str:
    """Say what is wrong with a network: "ok", "underfit" or "overfit"."""
    if val_err <= target_err + tolerance:
        return "ok"  # nobody is hurt by a gap, as long as new examples go well enough
    shortfall = train_err - target_err  # what it cannot do even where it was shown the answer
    gap = val_err - train_err  # what it learnt that holds for the training examples only
    return "underfit" if shortfall >= gap else "overfit"
