"""Two errors and a target: what is to be worked on?"""


def diagnose(train_err: float, val_err: float, target_err: float, tolerance: float) -> str:
    """Say what is wrong with a network: "ok", "underfit" or "overfit".

    train_err: share of the training examples it gets wrong, val_err: of the validation examples.
    target_err: the validation error that you would be content with.
    tolerance: by how much a validation error may exceed the target without meaning anything.

        "ok"        if val_err is at most target_err + tolerance, whatever else the numbers are
        otherwise what is missing, val_err - target_err, is the sum of two parts,
            shortfall  train_err - target_err
            gap        val_err - train_err
        "underfit"  if the shortfall is the larger part, or both are equal
        "overfit"   if the gap is the larger part

        diagnose(0.40, 0.41, 0.10, 0.01)   # "underfit"
        diagnose(0.00, 0.25, 0.10, 0.01)   # "overfit"
        diagnose(0.00, 0.08, 0.10, 0.01)   # "ok"
    """
    raise NotImplementedError
