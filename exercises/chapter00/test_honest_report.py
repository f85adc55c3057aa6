import torch

from tutor.lab import case

KIND = "repair"


@case(points=2)
def the_report_is_the_tests(impl, lab):
    # the line is better everywhere; what differs is how far off it is
    train, on_the_line, _ = rows(lab)
    far = [(x, y + 3 * (-1) ** i) for i, (x, y) in enumerate(on_the_line)]
    return report(impl, train, on_the_line, far)


@case(points=3, seeds=2)
def validation_likes_the_line(impl, lab):
    train, on_the_line, near = rows(lab)
    return report(impl, train, on_the_line, near)


@case(points=3, seeds=2)
def validation_likes_to_know_by_heart(impl, lab):
    train, on_the_line, near = rows(lab)
    return report(impl, train, near, on_the_line)


@case(points=2, seeds=2)
def another_test_another_number_the_same_choice(impl, lab):
    train, on_the_line, near = rows(lab)
    return [report(impl, train, on_the_line[:8], test) for test in (on_the_line[8:], near)]


def rows(lab):
    """Noisy rows to fit, rows exactly on the true line, and rows beside the noisy ones."""
    slope, level = lab.number(2, 9), lab.number(100, 300)
    areas = lab.rand(12, dtype=torch.float64).cpu() * 3 + torch.arange(12) * 8 + 20
    noise = 20 + 20 * lab.rand(12, dtype=torch.float64).cpu()
    noise[1::2] *= -1  # up and down in turn: the line fits well, and the most similar row badly
    labels = slope * areas + level + noise
    train = list(zip(areas.tolist(), labels.tolist(), strict=True))
    on_the_line = [(x, slope * x + level) for x in (areas + 3).tolist()]
    near = [(x + 0.1, y) for x, y in train]
    return train, on_the_line, near


def report(impl, train, validation, test):
    found = impl.honest_report(train, validation, test)
    return list(found) if isinstance(found, tuple) else found
