from tutor.lab import mistake, right


@right("diagnose")
def by_the_middle(train_err, val_err, target_err, tolerance):
    if val_err - target_err <= tolerance:
        return "ok"
    middle = (val_err + target_err) / 2  # there, both parts are equal
    return "overfit" if train_err < middle else "underfit"


@right("diagnose")
def largest_part(train_err, val_err, target_err, tolerance):
    parts = {"underfit": train_err - target_err, "overfit": val_err - train_err}
    if not val_err > target_err + tolerance:
        return "ok"
    return max(parts, key=parts.get)


@mistake("diagnose")
def high_means_overfit(train_err, val_err, target_err, tolerance):
    return "ok" if val_err <= target_err + tolerance else "overfit"


@mistake("diagnose")
def high_means_underfit(train_err, val_err, target_err, tolerance):
    return "ok" if val_err <= target_err + tolerance else "underfit"


@mistake("diagnose")
def looks_only_at_the_gap(train_err, val_err, target_err, tolerance):
    return "overfit" if val_err - train_err > tolerance else "ok"


@mistake("diagnose")
def gap_comes_first(train_err, val_err, target_err, tolerance):
    if val_err - train_err > tolerance:
        return "overfit"
    return "ok" if val_err <= target_err + tolerance else "underfit"


@mistake("diagnose")
def parts_before_the_target(train_err, val_err, target_err, tolerance):
    shortfall, gap = train_err - target_err, val_err - train_err
    if shortfall <= tolerance and gap <= tolerance:
        return "ok"
    return "underfit" if shortfall >= gap else "overfit"


@mistake("diagnose")
def content_with_training(train_err, val_err, target_err, tolerance):
    if train_err <= target_err + tolerance:
        return "ok"
    return "underfit" if train_err - target_err >= val_err - train_err else "overfit"


@mistake("diagnose")
def thresholds_in_turn(train_err, val_err, target_err, tolerance):
    if train_err > target_err + tolerance:
        return "underfit"
    return "overfit" if val_err - train_err > tolerance else "ok"


@mistake("diagnose")
def better_than_asked_is_not_ok(train_err, val_err, target_err, tolerance):
    if abs(val_err - target_err) <= tolerance:
        return "ok"
    return "underfit" if train_err - target_err >= val_err - train_err else "overfit"


@mistake("diagnose")
def any_gap_after_the_target(train_err, val_err, target_err, tolerance):
    if val_err <= target_err + tolerance:
        return "ok"
    return "overfit" if val_err - train_err > tolerance else "underfit"


@mistake("diagnose")
def misses_the_target_so_underfit(train_err, val_err, target_err, tolerance):
    if val_err <= target_err + tolerance:
        return "ok"
    return "underfit" if train_err > target_err + tolerance else "overfit"


@mistake("diagnose")
def shortfall_from_zero(train_err, val_err, target_err, tolerance):
    if val_err <= target_err + tolerance:
        return "ok"
    return "underfit" if train_err >= val_err - train_err else "overfit"


@mistake("diagnose")
def gap_from_the_target(train_err, val_err, target_err, tolerance):
    if val_err <= target_err + tolerance:
        return "ok"
    return "underfit" if train_err - target_err >= val_err - target_err else "overfit"


@mistake("diagnose")
def no_tolerance(train_err, val_err, target_err, tolerance):
    if val_err <= target_err:
        return "ok"
    return "underfit" if train_err - target_err >= val_err - train_err else "overfit"


@mistake("diagnose")
def tolerance_the_wrong_way(train_err, val_err, target_err, tolerance):
    if val_err <= target_err - tolerance:
        return "ok"
    return "underfit" if train_err - target_err >= val_err - train_err else "overfit"


@mistake("diagnose")
def swaps_the_names(train_err, val_err, target_err, tolerance):
    if val_err <= target_err + tolerance:
        return "ok"
    return "overfit" if train_err - target_err >= val_err - train_err else "underfit"


@mistake("diagnose")
def ties_are_overfit(train_err, val_err, target_err, tolerance):
    if val_err <= target_err + tolerance:
        return "ok"
    return "underfit" if train_err - target_err > val_err - train_err else "overfit"


@mistake("diagnose")
def exactly_at_the_limit_is_not_ok(train_err, val_err, target_err, tolerance):
    if val_err < target_err + tolerance:
        return "ok"
    return "underfit" if train_err - target_err >= val_err - train_err else "overfit"
