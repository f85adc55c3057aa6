from tutor.lab import mistake, right


@right("fit")
def smaller_steps(x, y, steps):
    slope, slopes = 0.0, []
    for _ in range(steps):
        slope -= 0.18 * (2 * (slope * x - y) * x).mean().item()
        slopes.append(slope)
    return slopes


@mistake("fit")
def climbs(x, y, steps):
    return [(-1.0) * (step + 1) for step in range(steps)]


@mistake("fit")
def one_step_only(x, y, steps):
    return fit(x, y, 1)


@mistake("fit")
def loses_a_step(x, y, steps):
    return fit(x, y, steps)[:-1]
